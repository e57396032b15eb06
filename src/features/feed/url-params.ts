import { toSearchParams, type FeedQuery } from '../../contract/feed.ts';

/** Prefix of the visitor's filters in a URL, beside the settings of the list and the page's own parameters. */
export const PREFIX = 'mi-';

/** Query keys that are settings, written without the prefix. */
export const PAGE_KEYS: readonly string[] = ['campus', 'page-size'] satisfies (keyof FeedQuery)[];

/** Name of a filter in a URL and in the form. */
export const paramName = (key: keyof FeedQuery): string => PREFIX + key;

/** URL parameters of a query. An initial filter that the visitor removed has an empty value. */
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
