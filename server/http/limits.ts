import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { RATE_LIMITS } from '../store/schema/index.ts';
import { MemoryLimiter } from './memory-limiter.ts';
import { createNetworkReader, type TrustedProxies } from './networks.ts';
import { ProblemError } from './problems.ts';

export { createNetworkReader, networkPrefix } from './networks.ts';

const HOUR_IN_SECONDS = 3600;

/** Rate limiter: so many points for each key in a window of time. */
export interface Limiter {
  /** Takes a point, or several. Throws `too-many-requests` where fewer are left. */
  consume: (key: string, points?: number) => Promise<void>;
  /** Takes a point; whether one was left. */
  allows: (key: string) => Promise<boolean>;
  /** Throws `too-many-requests` where no point is left, and takes none. */
  refuseIfExhausted: (key: string) => Promise<void>;
  /** Takes a point whether or not one is left. */
  penalize: (key: string) => Promise<void>;
  /** Gives a point back. */
  refund: (key: string) => Promise<void>;
}

/** Connections of the PostgreSQL that several servers share; none where each counts for itself. */
interface SharedPool {
  pool?: Pool | undefined;
}

export interface Limit {
  /** Keeps the keys of a limiter apart from those of others. */
  name: string;
  points: number;
  seconds?: number;
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new ProblemError('too-many-requests', {
    headers: { 'Retry-After': String(Math.ceil(msBeforeNext / 1000)) },
  });

/** Hashes keys: they are emails and networks of people, which the database has no need to know. */
const hashed = (name: string, key: string): string =>
  createHash('sha256').update(`${name} ${key}`).digest('base64url');

/** A limiter over all servers on one PostgreSQL; while the database fails, each server counts for itself. */
const sharedLimiter = (pool: Pool, { name, points, seconds }: Required<Limit>) =>
  new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: RATE_LIMITS,
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    // A flood costs the database nothing once its network is refused.
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: new MemoryLimiter({ points, seconds }),
  });

const limiterOn = (limiter: MemoryLimiter | RateLimiterPostgres, name: string): Limiter => {
  const consume = async (key: string, points = 1): Promise<void> => {
    try {
      await limiter.consume(hashed(name, key), points);
    } catch (refusal) {
      throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
    }
  };
  return {
    consume,
    allows: async (key) => {
      try {
        await consume(key);
        return true;
      } catch (refusal) {
        if (refusal instanceof ProblemError) return false;
        throw refusal;
      }
    },
    refuseIfExhausted: async (key) => {
      const used = await limiter.get(hashed(name, key));
      if (used && used.remainingPoints <= 0) throw tooMany(used);
    },
    penalize: async (key) => {
      await limiter.penalty(hashed(name, key));
    },
    refund: async (key) => {
      await limiter.reward(hashed(name, key));
    },
  };
};

/** Opens a rate limiter of this process alone, for requests too frequent to be counted in the database. */
export const createProcessLimiter = ({ name, points, seconds = HOUR_IN_SECONDS }: Limit): Limiter =>
  limiterOn(new MemoryLimiter({ points, seconds }), name);

/** Opens a rate limiter: over all servers where they share a PostgreSQL. */
export const createLimiter = (
  { pool }: SharedPool,
  { name, points, seconds = HOUR_IN_SECONDS }: Limit,
): Limiter =>
  pool
    ? limiterOn(sharedLimiter(pool, { name, points, seconds }), name)
    : createProcessLimiter({ name, points, seconds });

/** Counts requests against the network that they come from. */
export interface NetworkLimiter {
  /** Throws `too-many-requests`. */
  admit: (context: Context) => Promise<void>;
}

/** A limiter of so many requests an hour from a network. */
export const createNetworkLimiter = (services: SharedPool & TrustedProxies, limit: Limit): NetworkLimiter => {
  const limiter = createLimiter(services, limit);
  const networkOf = createNetworkReader(services);
  return { admit: (context) => limiter.consume(networkOf(context)) };
};
