import { toSearchParams, type FeedQuery } from '../../contract/feed.ts';

/** Sets what a visitor has chosen apart from how the list is set up, and from whatever else a page's address holds. */
export const PREFIX = 'mi-';

/** What the page sets and no visitor: it stays in the address under its own name. */
export const PAGE_KEYS: readonly string[] = ['campus', 'page-size'] satisfies (keyof FeedQuery)[];

/** The name in an address, and in the form, of what a visitor has chosen. */
export const paramName = (key: keyof FeedQuery): string => PREFIX + key;

/**
 * What is asked, as it stands in the address of the list's page. What the list begins with and the visitor
 * has taken back stands there without a value.
 */
export const writeParams = (query: FeedQuery, defaults: FeedQuery = {}): [name: string, value: string][] => {
  const begun = toSearchParams(defaults);
  const asked = [...toSearchParams(query)].filter(([key]) => !PAGE_KEYS.includes(key));
  const names = new Set(asked.map(([key]) => key));
  const isAsBegun = (key: string) =>
    begun.has(key) && String(begun.getAll(key)) === String(toSearchParams(query).getAll(key));
  return [
    ...asked.filter(([key]) => !isAsBegun(key)),
    ...[...new Set(begun.keys())].filter((key) => !names.has(key)).map((key) => [key, ''] as const),
  ].map(([key, value]) => [PREFIX + key, value]);
};
