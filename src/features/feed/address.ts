import * as z from 'zod/mini';
import { FeedQuery, fromSearchParams, toSearchParams } from '../../contract/feed.ts';

/** Sets what a visitor has chosen apart from how the list is set up, and from whatever else a page's address holds. */
export const PREFIX = 'mi-';

/** What the page sets and no visitor: it stays in the address under its own name. */
const SET_UP: readonly string[] = ['campus', 'page-size'] satisfies (keyof FeedQuery)[];

/** The name in an address, and in the form, of what a visitor has chosen. */
export const addressName = (key: keyof FeedQuery): string => PREFIX + key;

/**
 * What is asked, as it stands in the address of the list's page. What the list begins with and the visitor
 * has taken back stands there without a value.
 */
export const writeAddress = (query: FeedQuery, defaults: FeedQuery = {}): [name: string, value: string][] => {
  const begun = toSearchParams(defaults);
  const asked = [...toSearchParams(query)].filter(([key]) => !SET_UP.includes(key));
  const names = new Set(asked.map(([key]) => key));
  const isAsBegun = (key: string) =>
    begun.has(key) && String(begun.getAll(key)) === String(toSearchParams(query).getAll(key));
  return [
    ...asked.filter(([key]) => !isAsBegun(key)),
    ...[...new Set(begun.keys())].filter((key) => !names.has(key)).map((key) => [key, ''] as const),
  ].map(([key, value]) => [PREFIX + key, value]);
};

/**
 * What a visitor has chosen by an address, and what they have taken back of what the list begins with; what the
 * contract does not accept counts as neither.
 */
export const readAddress = (params: URLSearchParams): FeedQuery => {
  const own = [...params]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  const stated = own.filter(([, value]) => value !== '').map(([name, value]) => [name, value]);
  const given = fromSearchParams(new URLSearchParams(stated));
  const named = new Set(own.map(([name]) => name));
  const chosen = (Object.keys(FeedQuery.shape) as (keyof FeedQuery)[])
    .filter((key) => named.has(key) && !SET_UP.includes(key))
    .map((key) => [key, z.safeParse(FeedQuery.shape[key], given[key])] as const);
  return Object.fromEntries(
    chosen.filter(([, parsed]) => parsed.success).map(([key, { data }]) => [key, data]),
  );
};
