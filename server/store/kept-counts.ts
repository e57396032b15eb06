import { LRUCache } from 'lru-cache';
import type { FeedQuery } from '../../src/contract/feed.ts';
import type { Database } from './database.ts';
import { countRows, type Counts } from './counts.ts';
import type { Asker } from './shown.ts';

/** Counting for longer than this, in milliseconds, is not done again for everybody who asks the same. */
const SLOW = 1000;
/** As long as the API says that its answers may be kept. */
const KEPT = 30_000;
const MOST = 1000;

const caches = new WeakMap<Database, LRUCache<string, Counts>>();

const cacheOf = (database: Database): LRUCache<string, Counts> => {
  const known = caches.get(database);
  if (known) return known;
  const made = new LRUCache<string, Counts>({ max: MOST, ttl: KEPT });
  caches.set(database, made);
  return made;
};

/**
 * Counts the rows of a query, by {@link countRows}. It looks at every row that matches, so in a large marketplace it
 * takes a while: then the counts are kept for as long as a browser may keep them. Rows are never kept.
 */
export const countRowsOnce = async (
  database: Database,
  { cursor: _, sort: __, 'page-size': ___, ...query }: FeedQuery,
  asker: Asker,
): Promise<Counts> => {
  const cache = cacheOf(database);
  const key = JSON.stringify([asker.today, asker.campus, asker.isWider, query]);
  const known = cache.get(key);
  if (known) return known;
  const start = performance.now();
  const counts = await countRows(database, query, asker);
  if (performance.now() - start > SLOW) cache.set(key, counts);
  return counts;
};
