import * as z from 'zod/mini';
import { FeedQuery, fromSearchParams, toSearchParams } from '../../contract/feed.ts';

/** Sets what a visitor has chosen apart from how the list is set up, and from whatever else a page's address holds. */
const PREFIX = 'mi-';

/** What the page sets and no visitor: it stays in the address under its own name. */
const SET_UP = ['campus', 'sort', 'page-size'] as const satisfies (keyof FeedQuery)[];

/** The name in an address, and in the form, of what a visitor has chosen. */
export const addressName = (key: keyof FeedQuery): string => PREFIX + key;

/** What is asked, as it stands in the address of the list's page. */
export const writeAddress = (query: FeedQuery): [name: string, value: string][] =>
  [...toSearchParams(query)]
    .filter(([key]) => !(SET_UP as readonly string[]).includes(key))
    .map(([key, value]) => [PREFIX + key, value]);

/** What a visitor has chosen by an address; what the contract does not accept counts as not chosen. */
export const readAddress = (params: URLSearchParams): FeedQuery => {
  const own = [...params].filter(([name, value]) => name.startsWith(PREFIX) && value !== '');
  const given = fromSearchParams(
    new URLSearchParams(own.map(([name, value]) => [name.slice(PREFIX.length), value])),
  );
  const chosen = (Object.keys(FeedQuery.shape) as (keyof FeedQuery)[])
    .filter((key) => key in given && !(SET_UP as readonly string[]).includes(key))
    .map((key) => [key, z.safeParse(FeedQuery.shape[key], given[key])] as const);
  return Object.fromEntries(
    chosen.filter(([, parsed]) => parsed.success).map(([key, { data }]) => [key, data]),
  );
};
