import type { Logger } from 'pino';

/** Run of a job; `signal` aborts when the job is closed. */
export interface Run {
  isFirst: boolean;
  signal: AbortSignal;
}

interface Task {
  /** Names the job in the log. */
  name: string;
  log: Pick<Logger, 'error'>;
  run: (run: Run) => Promise<unknown>;
}

/** A background job, whose runs never overlap. */
export interface Job {
  /** Runs the task once more now, or after the run that is under way; waits for no second one. */
  wake: () => void;
  /** Runs other work between the runs of the task, after those that wait. */
  enqueue: <Outcome>(work: () => Promise<Outcome>) => Promise<Outcome>;
  /** Starts no more runs and waits for the one under way. */
  close: () => Promise<void>;
}

/** Runs a task now and then every so many milliseconds. A failed run is logged, and the next one comes all the same. */
export const every = (milliseconds: number, { name, log, run }: Task): Job => {
  const closing = new AbortController();
  const { signal } = closing;
  let last: Promise<unknown> = Promise.resolve();
  let isFirst = true;
  let isQueued = false;

  const enqueue = <Outcome>(work: () => Promise<Outcome>): Promise<Outcome> => {
    const next = last.then(work);
    last = next.catch((error: unknown) => {
      log.error({ code: (error as { code?: unknown } | null)?.code }, `${name} failed`);
    });
    return next;
  };

  const runTask = (): Promise<unknown> => {
    const current = { isFirst, signal };
    isFirst = false;
    isQueued = false;
    return run(current);
  };

  const wake = () => {
    if (signal.aborted || isQueued) return;
    isQueued = true;
    enqueue(runTask).catch(() => undefined);
  };

  const timer = setInterval(wake, milliseconds);
  wake();
  return {
    wake,
    enqueue,
    close: async () => {
      closing.abort();
      clearInterval(timer);
      await last;
    },
  };
};
