import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import proxyAddress from 'proxy-addr';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problems.ts';
import type { Services } from './services.ts';

const HOUR_IN_SECONDS = 3600;

/** A limiter of so many points an hour for each key, kept in memory. */
export const createLimiter = (points: number): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: HOUR_IN_SECONDS });

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new ProblemError('too-many-requests', {
    headers: { 'Retry-After': String(Math.ceil(msBeforeNext / 1000)) },
  });

/** Counts requests against the network address that they come from. */
export interface AddressLimiter {
  /** Throws `too-many-requests`. */
  admit: (context: Context) => Promise<void>;
}

/** A limiter of so many requests an hour from a network address: that of the visitor, where a trusted proxy names it. */
export const createAddressLimiter = (
  { trustedProxies = [] }: Pick<Services, 'trustedProxies'>,
  points: number,
): AddressLimiter => {
  const limiter = createLimiter(points);
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  const addressOf = (context: Context): string => {
    const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
    return incoming ? proxyAddress(incoming, isTrusted) : 'unknown';
  };
  return {
    admit: async (context) => {
      try {
        await limiter.consume(addressOf(context));
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
      }
    },
  };
};

/** Refuses a key whose points are used up, and counts nothing. Throws `too-many-requests`. */
export const refuseIfExhausted = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  const used = await limiter.get(key);
  if (used && used.remainingPoints <= 0) throw tooMany(used);
};
