import { LIST_KEYS, readSwitch, SWITCH_KEYS } from './feed.ts';

/** Reads an address as the input of `FeedQuery`; nothing is checked yet. */
export const fromSearchParams = (params: URLSearchParams): Record<string, unknown> => {
  // In one pass: an address may name thousands of keys, and `getAll` would look through all of them for each.
  const given = new Map<string, string[]>();
  for (const [key, value] of params) {
    const values = given.get(key);
    if (values) values.push(value);
    else given.set(key, [value]);
  }
  return Object.fromEntries(
    [...given].map(([key, values]) => {
      const isList = (LIST_KEYS as readonly string[]).includes(key);
      if (isList || values.length > 1) return [key, values];
      return [key, (SWITCH_KEYS as readonly string[]).includes(key) ? readSwitch(values[0]) : values[0]];
    }),
  );
};
