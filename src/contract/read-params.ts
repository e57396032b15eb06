import { readSwitch } from './feed.ts';
import { LIST_KEYS, SWITCH_KEYS } from './filters.ts';

/** Unvalidated input of `FeedQuery`, from URL parameters. */
export const fromSearchParams = (params: URLSearchParams): Record<string, unknown> => {
  // In one pass: a URL may have thousands of keys, and `getAll` would scan all of them for each.
  const entries = new Map<string, string[]>();
  for (const [key, value] of params) {
    const values = entries.get(key);
    if (values) values.push(value);
    else entries.set(key, [value]);
  }
  return Object.fromEntries(
    [...entries].map(([key, values]) => {
      const isList = (LIST_KEYS as readonly string[]).includes(key);
      if (isList || values.length > 1) return [key, values];
      return [key, (SWITCH_KEYS as readonly string[]).includes(key) ? readSwitch(values[0]) : values[0]];
    }),
  );
};
