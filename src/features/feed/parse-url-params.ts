import * as z from 'zod/mini';
import { FeedQuery } from '../../contract/feed.ts';
import { fromSearchParams } from '../../contract/read-params.ts';
import { PREFIX, PAGE_KEYS } from './url-params.ts';

/**
 * What a visitor has chosen by an address, and what they have taken back of what the list begins with; what the
 * contract does not accept counts as neither.
 */
export const parseParams = (params: URLSearchParams): FeedQuery => {
  const own = [...params]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  const stated = own.filter(([, value]) => value !== '').map(([name, value]) => [name, value]);
  const given = fromSearchParams(new URLSearchParams(stated));
  const named = new Set(own.map(([name]) => name));
  const chosen = (Object.keys(FeedQuery.shape) as (keyof FeedQuery)[])
    .filter((key) => named.has(key) && !PAGE_KEYS.includes(key))
    .map((key) => [key, z.safeParse(FeedQuery.shape[key], given[key])] as const);
  return Object.fromEntries(
    chosen.filter(([, parsed]) => parsed.success).map(([key, { data }]) => [key, data]),
  );
};
