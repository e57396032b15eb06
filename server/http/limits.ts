import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problems.ts';

const HOUR_IN_SECONDS = 3600;

/** A limiter of so many points an hour for each key, kept in memory. */
export const createLimiter = (points: number): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: HOUR_IN_SECONDS });

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new ProblemError('too-many-requests', {
    headers: { 'Retry-After': String(Math.ceil(msBeforeNext / 1000)) },
  });

const networkAddress = (context: Context): string => {
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
};

/** Counts a request against its network address. Throws `too-many-requests`. */
export const admitAddress = async (limiter: RateLimiterMemory, context: Context): Promise<void> => {
  try {
    await limiter.consume(networkAddress(context));
  } catch (refusal) {
    throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
  }
};

/** Refuses a key whose points are used up, and counts nothing. Throws `too-many-requests`. */
export const refuseIfExhausted = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  const used = await limiter.get(key);
  if (used && used.remainingPoints <= 0) throw tooMany(used);
};
