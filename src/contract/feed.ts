import * as z from 'zod/mini';
import { Campus } from './campus.ts';
import { MicroInternshipSummary } from './summary.ts';
import { filterShape, integer } from './filters.ts';
import { Slug, Whole } from './primitives.ts';

export const SORTS = ['newest', 'closing', 'fee', 'hours', 'match'] as const;
export type Sort = (typeof SORTS)[number];

/** Query of the feed. Its keys are the names of attributes, URL parameters and API parameters alike. */
export const FeedQuery = z.strictObject({
  campus: z.optional(Slug),
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  ...filterShape,
  sort: z.optional(z.enum(SORTS)),
  'page-size': z.optional(integer(1, 100)),
  cursor: z.optional(z.string().check(z.maxLength(400))),
});
export type FeedQuery = z.infer<typeof FeedQuery>;

/** Parses the text of a switch; returns any other text unchanged, which the schema rejects. */
export const readSwitch = (text: unknown): unknown =>
  text === '' || text === 'true' ? true : text === 'false' ? false : text;

export const DEFAULT_PAGE_SIZE = 20;

/** URL parameters of a query: lists as repeated names, no empty values. */
export const toSearchParams = (query: FeedQuery): URLSearchParams => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') params.append(key, String(item));
    }
  }
  return params;
};

/** Facet count: rows with this value of a filter, all other filters applied. */
export const FacetCount = z.object({
  value: z.string(),
  count: Whole,
  /** Display label, unless the locale's messages have one: a skill as the employer wrote it. */
  label: z.optional(z.string()),
});
export type FacetCount = z.infer<typeof FacetCount>;

/** Facet counts by filter key. A switch counts `true` alone; skills count the most common. */
export const Facets = z.catchall(z.object({}), z.array(FacetCount));
export type Facets = z.infer<typeof Facets>;

/** Feed response: one page of rows, facets and campus settings. */
export const FeedAnswer = z.object({
  items: z.array(MicroInternshipSummary),
  /** Rows that the query matches on all pages. */
  total: Whole,
  facets: Facets,
  /** Opaque cursor of the next page, for `cursor`. */
  nextCursor: z.optional(z.string()),
  campus: z.optional(Campus),
  /** Suggestions when no row matches: rows after removing one filter, by its key, most rows first. */
  relaxed: z.optional(z.array(FacetCount)),
  /** Fallback: the campus has no live postings of its own, so these are the wider marketplace's. */
  wider: z.optional(z.boolean()),
});
export type FeedAnswer = z.infer<typeof FeedAnswer>;
