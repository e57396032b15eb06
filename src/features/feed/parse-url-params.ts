import * as z from 'zod/mini';
import { FeedQuery } from '../../contract/feed.ts';
import { fromSearchParams } from '../../contract/read-params.ts';
import { PREFIX, PAGE_KEYS } from './url-params.ts';

/** Visitor's filters in a URL; an empty value removes an initial filter. Invalid values are ignored. */
export const parseParams = (params: URLSearchParams): FeedQuery => {
  const own = [...params]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  const nonEmpty = own.filter(([, value]) => value !== '').map(([name, value]) => [name, value]);
  const input = fromSearchParams(new URLSearchParams(nonEmpty));
  const named = new Set(own.map(([name]) => name));
  const parsed = (Object.keys(FeedQuery.shape) as (keyof FeedQuery)[])
    .filter((key) => named.has(key) && !PAGE_KEYS.includes(key))
    .map((key) => [key, z.safeParse(FeedQuery.shape[key], input[key])] as const);
  return Object.fromEntries(
    parsed.filter(([, { success }]) => success).map(([key, { data }]) => [key, data]),
  );
};
