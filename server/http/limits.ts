import { isIPv4 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import proxyAddress from 'proxy-addr';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problems.ts';
import type { Services } from './services.ts';

const HOUR_IN_SECONDS = 3600;

/** Rate limiter: so many points for each key in a window of time. */
export interface Limiter {
  /** Takes a point. Throws `too-many-requests` where none is left. */
  consume: (key: string) => Promise<void>;
  /** Takes a point; whether one was left. */
  allows: (key: string) => Promise<boolean>;
  /** Throws `too-many-requests` where no point is left, and takes none. */
  refuseIfExhausted: (key: string) => Promise<void>;
  /** Takes a point whether or not one is left. */
  penalize: (key: string) => Promise<void>;
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new ProblemError('too-many-requests', {
    headers: { 'Retry-After': String(Math.ceil(msBeforeNext / 1000)) },
  });

/** Opens a rate limiter; its name keeps its keys apart from those of others. */
export const createLimiter = (
  _services: Pick<Services, 'database'>,
  { name, points, seconds = HOUR_IN_SECONDS }: { name: string; points: number; seconds?: number },
): Limiter => {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  const consume = async (key: string): Promise<void> => {
    try {
      await limiter.consume(key);
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
      const used = await limiter.get(key);
      if (used && used.remainingPoints <= 0) throw tooMany(used);
    },
    penalize: async (key) => {
      await limiter.penalty(key);
    },
  };
};

/** IPv4 inside IPv6, `::ffff:198.51.100.7` (RFC 4291, 2.5.5.2). */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS_OF_64_BITS = 4;

/** The network that a visitor is counted by: an IPv4 address, or the /64 of an IPv6 address, which is one household's. */
export const networkPrefix = (ip: string): string => {
  const [, mapped = ip] = MAPPED.exec(ip) ?? [];
  if (isIPv4(mapped) || !ip.includes(':')) return mapped;
  const [head = '', tail = ''] = ip.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0');
  const full = ip.includes('::') ? [...groups, ...zeros, ...last] : groups;
  const prefix = full.slice(0, GROUPS_OF_64_BITS).map((group) => parseInt(group, 16).toString(16));
  return `${prefix.join(':')}::/64`;
};

/** Reads the network that a request comes from: the visitor's, where a trusted proxy names it. */
export const createNetworkReader = ({
  trustedProxies = [],
}: Pick<Services, 'trustedProxies'>): ((context: Context) => string) => {
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  return (context) => {
    const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
    return incoming ? networkPrefix(proxyAddress(incoming, isTrusted)) : 'unknown';
  };
};

/** Counts requests against the network that they come from. */
export interface NetworkLimiter {
  /** Throws `too-many-requests`. */
  admit: (context: Context) => Promise<void>;
}

/** A limiter of so many requests an hour from a network. */
export const createNetworkLimiter = (
  services: Pick<Services, 'database' | 'trustedProxies'>,
  limit: { name: string; points: number; seconds?: number },
): NetworkLimiter => {
  const limiter = createLimiter(services, limit);
  const networkOf = createNetworkReader(services);
  return { admit: (context) => limiter.consume(networkOf(context)) };
};
