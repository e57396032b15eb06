import * as z from 'zod/mini';
import { Campus } from './campus.ts';
import { MicroInternshipSummary } from './summary.ts';
import { DEPARTMENTS, Slug } from './primitives.ts';

export const SORTS = ['newest', 'closing', 'fee', 'hours', 'match'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * What may be asked of the feed. The keys are the names of the attributes, of the address and of the API alike;
 * a list is a repeated name in an address and separated by spaces in an attribute.
 */
export const FeedQuery = z.strictObject({
  campus: z.optional(Slug),
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  department: z.optional(z.array(z.enum(DEPARTMENTS))),
  sort: z.optional(z.enum(SORTS)),
  'page-size': z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
  cursor: z.optional(z.string().check(z.maxLength(400))),
});
export type FeedQuery = z.infer<typeof FeedQuery>;

/** The keys of a query whose value is a list. */
export const LIST_KEYS: readonly (keyof FeedQuery)[] = ['department'];

export const DEFAULT_PAGE_SIZE = 20;

/** Writes a query as an address: lists as repeated names, nothing for what is not asked. */
export const toSearchParams = (query: FeedQuery): URLSearchParams => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') params.append(key, String(item));
    }
  }
  return params;
};

/** Reads an address as the input of {@link FeedQuery}; nothing is checked yet. */
export const fromSearchParams = (params: URLSearchParams): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      const isList = (LIST_KEYS as readonly string[]).includes(key);
      return [key, isList || values.length > 1 ? values : values[0]];
    }),
  );

/** How many rows each value of a filter would give, were the filter set to it alone. */
export const FacetCount = z.object({ value: z.string(), count: z.int() });
export type FacetCount = z.infer<typeof FacetCount>;

export const Facets = z.object({ department: z.array(FacetCount) });
export type Facets = z.infer<typeof Facets>;

/** One page of the feed with all that its first view needs. */
export const FeedAnswer = z.object({
  items: z.array(MicroInternshipSummary),
  /** Rows that the query matches on all pages. */
  total: z.int(),
  facets: Facets,
  /** Opaque; given back as `cursor` it asks for the next page. */
  nextCursor: z.optional(z.string()),
  campus: z.optional(Campus),
});
export type FeedAnswer = z.infer<typeof FeedAnswer>;
