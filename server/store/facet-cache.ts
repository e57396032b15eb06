import { LRUCache } from 'lru-cache';
import type { FeedQuery } from '../../src/contract/feed.ts';
import { countRows, type Counts } from './facet-counts.ts';
import type { Database } from './database.ts';
import type { Viewer } from './visibility.ts';

/** Counts are cached if they took longer than this, in milliseconds, or cover more rows than this. */
const SLOW_MILLISECONDS = 1000;
const MANY_ROWS = 2000;

/** `max-age` and `stale-while-revalidate` of the API's responses, in milliseconds. */
const FRESH = 30_000;
const STALE = 300_000;
const MAX_ENTRIES = 1000;

interface Clock {
  now: () => number;
}

/**
 * Stale-while-revalidate cache for slow facet counts. Concurrent requests for a missing entry share one count.
 */
export class FacetCache {
  readonly #clock: Clock;
  readonly #cache: LRUCache<string, Counts>;
  readonly #running = new Map<string, Promise<Counts>>();

  constructor(clock: Clock = performance) {
    this.#clock = clock;
    this.#cache = new LRUCache({ max: MAX_ENTRIES, ttl: FRESH + STALE, ttlResolution: 0, perf: clock });
  }

  async find(key: string, count: () => Promise<Counts>): Promise<Counts> {
    const cached = this.#cache.get(key);
    if (!cached) return this.#countOnce(key, count);
    // A failed refresh leaves the stale entry until it expires; the next request then gets the error.
    if (this.#cache.getRemainingTTL(key) < STALE) this.#countOnce(key, count).catch(() => undefined);
    return cached;
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
    if (counts.total > MANY_ROWS || this.#clock.now() - start > SLOW_MILLISECONDS)
      this.#cache.set(key, counts);
    else this.#cache.delete(key);
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
  viewer: Viewer,
): Promise<Counts> => {
  const key = JSON.stringify([viewer.today, viewer.campus, viewer.isWider, query]);
  return keeperOf(database).find(key, () => countRows(database, query, viewer));
};
