import { ProblemError } from './problems.ts';

/** A body that takes more memory than this waits for its turn. */
export const LARGE_BODY_BYTES = 1024 * 1024;

/** A place among the large bodies in work. */
export interface Turn {
  /** Rejects when the body has to give way. */
  interrupted: Promise<never>;
  release: () => void;
}

interface Running {
  since: number;
  giveWay: () => void;
}

/** Bounds the memory of large bodies: so many are in work at once, others wait their turn. */
export interface LargeBodies {
  /** Throws `unavailable` where no turn comes in time. */
  enter: () => Promise<Turn>;
}

const RETRY_AFTER_SECONDS = 10;

const busy = () =>
  new ProblemError('unavailable', {
    detail: 'Too many large requests are in work; try again in a moment.',
    headers: { 'Retry-After': String(RETRY_AFTER_SECONDS), Connection: 'close' },
  });

/**
 * A semaphore for large bodies. One that is slow keeps its place while nobody waits; where others do, it gives way
 * after a while, so that a handful of stalled connections cannot keep everybody from sending files.
 */
export const createLargeBodies = ({
  atOnce = 6,
  patienceMilliseconds = 10_000,
  slowAfterMilliseconds = 30_000,
}: { atOnce?: number; patienceMilliseconds?: number; slowAfterMilliseconds?: number } = {}): LargeBodies => {
  const running = new Set<Running>();
  const waiting = new Set<() => void>();

  const start = (): Turn => {
    const { promise, reject } = Promise.withResolvers<never>();
    // Most are never interrupted, and nobody may be listening any more.
    promise.catch(() => undefined);
    const turn = { since: performance.now(), giveWay: () => reject(busy()) };
    running.add(turn);
    return {
      interrupted: promise,
      release: () => {
        if (!running.delete(turn)) return;
        const [next] = waiting;
        next?.();
      },
    };
  };

  const interruptSlowest = () => {
    const [oldest] = running;
    if (oldest && performance.now() - oldest.since >= slowAfterMilliseconds) oldest.giveWay();
  };

  const wait = (): Promise<Turn> =>
    new Promise((resolve, reject) => {
      const watch = setInterval(interruptSlowest, Math.min(1000, slowAfterMilliseconds));
      const done = () => {
        clearInterval(watch);
        clearTimeout(patience);
        waiting.delete(proceed);
      };
      const proceed = () => {
        done();
        resolve(start());
      };
      const patience = setTimeout(() => {
        done();
        reject(busy());
      }, patienceMilliseconds);
      waiting.add(proceed);
      interruptSlowest();
    });

  return { enter: () => (running.size < atOnce ? Promise.resolve(start()) : wait()) };
};
