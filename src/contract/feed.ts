import * as z from 'zod/mini';
import { Campus } from './campus.ts';
import { MicroInternshipSummary } from './summary.ts';
import { ARRANGEMENTS, DEPARTMENTS, LocalDate, Slug, Whole, whole } from './primitives.ts';

export const SORTS = ['newest', 'closing', 'fee', 'hours', 'match'] as const;
export type Sort = (typeof SORTS)[number];

/** A project of at most this many hours counts as `short`. */
export const SHORT_HOURS = 10;

/** A deadline at most this many days away counts as `closing-soon`. */
export const CLOSING_SOON_DAYS = 3;

/** In an address a switch that stands there says yes, unless it says `false`. */
const Switch = z.boolean();

const amount = (minimum: number, maximum: number) =>
  z.coerce.number().check(whole, z.minimum(minimum), z.maximum(maximum));

/** Values of one filter at the most, more than a list of choices has. */
export const MOST_VALUES = 50;

const list = <Item extends z.core.SomeType>(item: Item) =>
  z.optional(z.array(item).check(z.maxLength(MOST_VALUES)));

/**
 * What may be asked of the feed. The keys are the names of the attributes, of the address and of the API alike;
 * a list is a repeated name in an address and separated by spaces in an attribute.
 */
export const FeedQuery = z.strictObject({
  campus: z.optional(Slug),
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  department: list(z.enum(DEPARTMENTS)),
  /** The posting's range of hours overlaps the range from `min-hours` to `max-hours`. */
  'min-hours': z.optional(amount(0, 1000)),
  'max-hours': z.optional(amount(0, 1000)),
  /** In whole units of the campus currency; postings in another currency do not compare. */
  'min-fee': z.optional(amount(0, 1_000_000)),
  arrangement: list(z.enum(ARRANGEMENTS)),
  /** Slugs of skills; one of them is enough. */
  skill: list(Slug),
  /** The work is due on this day or before. */
  'due-by': z.optional(LocalDate),
  /** The work begins on this day or later. */
  from: z.optional(LocalDate),
  /** The work is due on this day or before, `from`'s counterpart. */
  until: z.optional(LocalDate),
  /** Paid by a school, a state or a foundation and not by the employer. */
  funded: z.optional(Switch),
  /** For the students of the asking campus alone. */
  exclusive: z.optional(Switch),
  short: z.optional(Switch),
  'closing-soon': z.optional(Switch),
  /** Languages the posting is written in, BCP 47; `en` finds `en-US`. */
  language: list(z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/))),
  sort: z.optional(z.enum(SORTS)),
  'page-size': z.optional(amount(1, 100)),
  cursor: z.optional(z.string().check(z.maxLength(400))),
});
export type FeedQuery = z.infer<typeof FeedQuery>;

/** The keys of a query whose value is a list. */
export const LIST_KEYS = [
  'department',
  'arrangement',
  'skill',
  'language',
] as const satisfies (keyof FeedQuery)[];

/** The keys of a query whose value is a yes or a no. */
export const SWITCH_KEYS = [
  'funded',
  'exclusive',
  'short',
  'closing-soon',
] as const satisfies (keyof FeedQuery)[];

/** What the text of a switch says; any other text is given back as it is, to be refused. */
export const readSwitch = (text: unknown): unknown =>
  text === '' || text === 'true' ? true : text === 'false' ? false : text;

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

/** How many rows a value of a filter gives, together with whatever else is asked. */
export const FacetCount = z.object({
  value: z.string(),
  count: Whole,
  /** The value in words, where these are not the locale's: a skill as it is written. */
  label: z.optional(z.string()),
});
export type FacetCount = z.infer<typeof FacetCount>;

/** The controls by which a visitor filters, by the names that the attribute `filters` has for them. */
export const FILTER_NAMES = [
  'department',
  'hours',
  'fee',
  'arrangement',
  'skill',
  'due-by',
  'dates',
  'language',
  'short',
  'closing-soon',
  'funded',
  'exclusive',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** The filters whose values are counted. */
export const FACETS = [
  'department',
  'arrangement',
  'skill',
  'language',
  'funded',
  'exclusive',
  'short',
  'closing-soon',
] as const satisfies (keyof FeedQuery)[];
export type FacetName = (typeof FACETS)[number];

/** The counts of each filter, by its key. A switch counts its `true` alone; of the skills the commonest are counted. */
export const Facets = z.catchall(z.object({}), z.array(FacetCount));
export type Facets = z.infer<typeof Facets>;

/** One page of the feed with all that its first view needs. */
export const FeedAnswer = z.object({
  items: z.array(MicroInternshipSummary),
  /** Rows that the query matches on all pages. */
  total: Whole,
  facets: Facets,
  /** Opaque; given back as `cursor` it asks for the next page. */
  nextCursor: z.optional(z.string()),
  campus: z.optional(Campus),
  /** Where nothing matches: the rows without one of the keys that narrow the list, by that key, the most first. */
  relaxed: z.optional(z.array(FacetCount)),
  /** The campus shows its own first, has none live, and so the rows are those of the wider marketplace. */
  wider: z.optional(z.boolean()),
});
export type FeedAnswer = z.infer<typeof FeedAnswer>;
