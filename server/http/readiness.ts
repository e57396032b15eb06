import { ProblemError } from './problems.ts';

/** Something a server needs before it takes requests. */
export interface ReadinessCheck {
  /** Named in the answer where it fails. */
  name: string;
  /** Rejects where the server is not ready. */
  check: () => Promise<void>;
}

const CACHED_MILLISECONDS = 10_000;

/** Runs a check at most once in ten seconds, however often it is asked for: anybody may ask, and it costs something. */
export const cached = (
  check: () => Promise<void>,
  milliseconds = CACHED_MILLISECONDS,
): (() => Promise<void>) => {
  let last: { result: Promise<void>; startedAt: number } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.startedAt > milliseconds) last = { result: check(), startedAt: now };
    return last.result;
  };
};
/** Looks after something that an operator has to see to, while the server takes requests all the same. */
export type ReadinessWarning = () => Promise<string | undefined>;

const DEADLINE_MILLISECONDS = 2000;

const withinDeadline = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), DEADLINE_MILLISECONDS);
  try {
    return await Promise.race([ask(), promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** Runs the checks beside each other. Throws `unavailable` with the names of those that fail. */
export const assertReady = async (checks: readonly ReadinessCheck[]): Promise<void> => {
  const results = await Promise.allSettled(checks.map(({ check }) => withinDeadline(check)));
  const failed = checks.filter((_, index) => results[index]?.status === 'rejected');
  if (failed.length === 0) return;
  throw new ProblemError('unavailable', {
    detail: `Not ready: ${failed.map(({ name }) => name).join(', ')}.`,
  });
};

/** The warnings there are now; one that cannot be looked after is the checks' to report. */
export const readWarnings = async (warnings: readonly ReadinessWarning[]): Promise<string[]> => {
  const results = await Promise.allSettled(warnings.map((warning) => withinDeadline(warning)));
  return results.flatMap((result) =>
    result.status === 'fulfilled' && result.value !== undefined ? [result.value] : [],
  );
};
