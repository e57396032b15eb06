import { LIST_KEYS, readSwitch, SWITCH_KEYS } from './feed.ts';

/** Reads an address as the input of `FeedQuery`; nothing is checked yet. */
export const fromSearchParams = (params: URLSearchParams): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      const isList = (LIST_KEYS as readonly string[]).includes(key);
      if (isList || values.length > 1) return [key, values];
      return [key, (SWITCH_KEYS as readonly string[]).includes(key) ? readSwitch(values[0]) : values[0]];
    }),
  );
