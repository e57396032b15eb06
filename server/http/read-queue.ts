import { setImmediate } from 'node:timers/promises';
import { Semaphore, withTimeout } from 'async-mutex';
import type { MiddlewareHandler } from 'hono';
import type { FeedQuery } from '../../src/contract/feed.ts';
import { createProcessLimiter } from './limits.ts';
import { createNetworkReader, type TrustedProxies } from './networks.ts';
import { ProblemError } from './problems.ts';

const MINUTE_IN_SECONDS = 60;

/**
 * Points a network may use a minute at each server. An orientation fair is thousands of students behind one network, so
 * that lists as they stand, and postings, cost nothing.
 */
export const READ_POINTS = 6000;

/** A search looks at the words of every posting. */
const SEARCH_POINTS = 5;

/** Parameters of the plain list; every other one narrows it, or requests a later page. */
const PLAIN: readonly string[] = ['campus', 'sort', 'page-size', 'limit', 'lang'];

/** Name of a URL parameter without its prefix on pages, as in `mi-q` and `default-skill`. */
const bareName = (name: string): string => name.replace(/^(?:mi|default)-/, '');

/** Points of a read, by the parameters of its URL. */
export const readCost = (params: URLSearchParams): number => {
  const asked = [...new Set(params.keys())].filter((name) => params.get(name) !== '').map(bareName);
  const narrowing = asked.filter((name) => !PLAIN.includes(name));
  return narrowing.length + (narrowing.includes('q') ? SEARCH_POINTS - 1 : 0);
};

/** Refuses a network that reads more than a busy campus does, with `too-many-requests`. */
export const limitReads = (services: TrustedProxies): MiddlewareHandler => {
  const limiter = createProcessLimiter({ name: 'reads', points: READ_POINTS, seconds: MINUTE_IN_SECONDS });
  const networkOf = createNetworkReader(services);
  return async (context, next) => {
    const { method, url } = context.req;
    const cost = method === 'GET' || method === 'HEAD' ? readCost(new URL(url).searchParams) : 0;
    if (cost > 0) await limiter.consume(networkOf(context), cost);
    await next();
  };
};

/** A list that is searched or filtered, or its later page: its rows are looked for anew each time. */
export const isExpensive = (query: FeedQuery): boolean =>
  Object.entries(query).some(
    ([name, value]) => !PLAIN.includes(name) && value !== undefined && value !== false && value !== '',
  );

/** Expensive reads of one server, so many at a time. */
export interface ReadQueue {
  /** Runs a read when its turn comes. Throws `unavailable` where that takes too long. */
  run: <Value>(read: () => Promise<Value>) => Promise<Value>;
}

const WAIT_MILLISECONDS = 3000;
const RETRY_AFTER = '5';

/**
 * Opens a queue, so that searches never take all of the database's connections, nor hold up the requests that are no
 * searches where the engine runs on the server's own thread.
 */
export const createReadQueue = (atOnce: number, waitMilliseconds = WAIT_MILLISECONDS): ReadQueue => {
  const busy = new ProblemError('unavailable', { headers: { 'Retry-After': RETRY_AFTER } });
  const semaphore = withTimeout(new Semaphore(atOnce), waitMilliseconds, busy);
  return {
    run: (read) =>
      semaphore.runExclusive(async () => {
        try {
          return await read();
        } finally {
          // The embedded engine answers within the same turn of the event loop: whoever else waits is heard first.
          await setImmediate();
        }
      }),
  };
};
