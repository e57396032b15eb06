import type { Logger } from 'pino';
import { ProblemError } from '../http/problems.ts';

/** Seconds after which a file may be requested, or sent, again: it waits for the scanner, or its store is away. */
const RETRY_AFTER = '60';

/** The refusal of a file that cannot be stored or read now. */
export const fileUnavailable = () =>
  new ProblemError('unavailable', { headers: { 'Retry-After': RETRY_AFTER } });

/** Waits for the store of the files. Throws `unavailable` where it fails: the same request can succeed later. */
export const orUnavailable = async <Value>(work: Promise<Value>, log: Logger): Promise<Value> => {
  try {
    return await work;
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    log.error({ name, code }, 'the store of the files fails');
    throw fileUnavailable();
  }
};
