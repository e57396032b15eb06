import { LRUCache } from 'lru-cache';
import type { FeedQuery } from '../../src/contract/feed.ts';
import { countRows, type Counts } from './facet-counts.ts';
import type { Database } from './database.ts';
import type { Viewer } from './visibility.ts';

/** Counting for longer than this, in milliseconds, or more rows than this is not done for each who asks the same. */
const SLOW = 1000;
const MANY = 2000;

/** As long as the API says that its answers may be kept, and then shown while they are renewed. */
const FRESH = 30_000;
const STALE = 300_000;
const MOST = 1000;

interface Clock {
  now: () => number;
}

/**
 * Keeps what takes long to count. Who asks the same gets what is kept at once; where that is no longer fresh it is
 * counted anew meanwhile. Whoever asks the same while it is first counted waits for the one count.
 */
export class FacetCache {
  readonly #clock: Clock;
  readonly #kept: LRUCache<string, Counts>;
  readonly #running = new Map<string, Promise<Counts>>();

  constructor(clock: Clock = performance) {
    this.#clock = clock;
    this.#kept = new LRUCache({ max: MOST, ttl: FRESH + STALE, ttlResolution: 0, perf: clock });
  }

  async find(key: string, count: () => Promise<Counts>): Promise<Counts> {
    const kept = this.#kept.get(key);
    if (!kept) return this.#countOnce(key, count);
    // What is not renewed stays as it was until it is too old, and who asks then hears why.
    if (this.#kept.getRemainingTTL(key) < STALE) this.#countOnce(key, count).catch(() => undefined);
    return kept;
  }

  #countOnce(key: string, count: () => Promise<Counts>): Promise<Counts> {
    const running = this.#running.get(key);
    if (running) return running;
    const counting = this.#count(key, count).finally(() => this.#running.delete(key));
    this.#running.set(key, counting);
    return counting;
  }

  async #count(key: string, count: () => Promise<Counts>): Promise<Counts> {
    const start = this.#clock.now();
    const counts = await count();
    if (counts.total > MANY || this.#clock.now() - start > SLOW) this.#kept.set(key, counts);
    else this.#kept.delete(key);
    return counts;
  }
}

const keepers = new WeakMap<Database, FacetCache>();

const keeperOf = (database: Database): FacetCache => {
  const known = keepers.get(database);
  if (known) return known;
  const made = new FacetCache();
  keepers.set(database, made);
  return made;
};

/**
 * Counts the rows of a query, by {@link countRows}. It looks at every row that matches, so in a large marketplace it
 * takes a while: then the counts are kept. Rows are never kept.
 */
export const cachedFacets = (
  database: Database,
  { cursor: _, sort: __, 'page-size': ___, ...query }: FeedQuery,
  asker: Viewer,
): Promise<Counts> => {
  const key = JSON.stringify([asker.today, asker.campus, asker.isWider, query]);
  return keeperOf(database).find(key, () => countRows(database, query, asker));
};
