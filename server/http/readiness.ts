import { ProblemError } from './problems.ts';

/** Something a server needs before it takes requests. */
export interface ReadinessCheck {
  /** Named in the answer where it fails. */
  name: string;
  /** Rejects where the server is not ready. */
  check: () => Promise<void>;
}

const DEADLINE_MILLISECONDS = 2000;

const withinDeadline = async ({ check }: ReadinessCheck): Promise<void> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), DEADLINE_MILLISECONDS);
  try {
    await Promise.race([check(), promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** Runs the checks beside each other. Throws `unavailable` with the names of those that fail. */
export const assertReady = async (checks: readonly ReadinessCheck[]): Promise<void> => {
  const results = await Promise.allSettled(checks.map(withinDeadline));
  const failed = checks.filter((_, index) => results[index]?.status === 'rejected');
  if (failed.length === 0) return;
  throw new ProblemError('unavailable', {
    detail: `Not ready: ${failed.map(({ name }) => name).join(', ')}.`,
  });
};
