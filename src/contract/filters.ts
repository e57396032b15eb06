import * as z from 'zod/mini';
import { ARRANGEMENTS, DEPARTMENTS, LocalDate, Slug, whole } from './primitives.ts';

/** Maximum hours of a project that counts as `short`. */
export const SHORT_HOURS = 10;

/** Maximum days until the deadline of a posting that counts as `closing-soon`. */
export const CLOSING_SOON_DAYS = 3;

/** Maximum values of one choice filter; no list of options is longer. */
export const MAX_VALUES = 50;

/** Integer within bounds, parsed from text as well. */
export const integer = (minimum: number, maximum: number) =>
  z.coerce.number().check(whole, z.minimum(minimum), z.maximum(maximum));

/** List of values: a repeated parameter in a URL, separated by spaces in an attribute. Has facet counts. */
const choice = <Value extends z.core.SomeType>(value: Value) =>
  ({ control: 'choice', schema: z.array(value).check(z.maxLength(MAX_VALUES)) }) as const;

/** Boolean: `true`, `false`, or no value for `true`. Has a facet count. */
const flag = () => ({ control: 'switch', schema: z.boolean() }) as const;

/** Bound in whole numbers. Filters of one `name` are shown together. */
const number = <Name extends string>(name: Name, maximum: number) =>
  ({ control: 'number', name, maximum, schema: integer(0, maximum) }) as const;

/** Calendar day. Filters of one `name` are shown together. */
const date = <Name extends string>(name: Name) => ({ control: 'date', name, schema: LocalDate }) as const;

/**
 * The one table of filters, by query key, in the order of their controls. The query schema, attributes, controls, facets
 * and accepted values are derived from it. `isOptIn`: shown only when the attribute `filters` lists it.
 */
export const FILTERS = {
  department: choice(z.enum(DEPARTMENTS)),
  /** The posting's range of hours overlaps the range from `min-hours` to `max-hours`. */
  'min-hours': number('hours', 1000),
  'max-hours': number('hours', 1000),
  /** In whole units of the campus currency; postings in another currency do not compare. */
  'min-fee': number('fee', 1_000_000),
  arrangement: choice(z.enum(ARRANGEMENTS)),
  /** Slugs of skills; one match is enough. */
  skill: { ...choice(Slug), isOptIn: true },
  /** The work is due on this day or before. */
  'due-by': date('due-by'),
  /** The work begins on this day or later. */
  from: { ...date('dates'), isOptIn: true },
  /** The work is due on this day or before, `from`'s counterpart. */
  until: { ...date('dates'), isOptIn: true },
  /** Languages the posting is written in, BCP 47; `en` finds `en-US`. */
  language: {
    ...choice(z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/))),
    isOptIn: true,
  },
  short: flag(),
  'closing-soon': flag(),
  /** Paid by a school, a state or a foundation and not by the employer. */
  funded: flag(),
  /** Exclusive to the students of the queried campus. */
  exclusive: { ...flag(), isOptIn: true },
};

type Filters = typeof FILTERS;

/** Query key of a filter. */
export type FilterKey = keyof Filters;

/** Control of a filter: `choice` among values of postings, a number, a date or a switch. */
export type Control = Filters[FilterKey]['control'];

type KeyWith<C extends Control> = {
  [Key in FilterKey]: Filters[Key]['control'] extends C ? Key : never;
}[FilterKey];

/** Name of a filter in the attribute `filters`; `hours` and `dates` each stand for two keys. */
export type FilterName = {
  [Key in FilterKey]: Filters[Key] extends { name: infer Name extends string } ? Name : Key;
}[FilterKey];

/** Filter with facet counts. */
export type FacetName = KeyWith<'choice' | 'switch'>;

const entries = Object.entries(FILTERS) as [
  FilterKey,
  { control: Control; name?: FilterName; schema: Filters[FilterKey]['schema']; isOptIn?: boolean },
][];

const keysWith = <C extends Control>(...controls: readonly C[]) =>
  entries
    .filter(([, { control }]) => (controls as readonly Control[]).includes(control))
    .map(([key]) => key) as KeyWith<C>[];

/** Query keys with a list of values. */
export const LIST_KEYS = keysWith('choice');

/** Query keys with a boolean. */
export const SWITCH_KEYS = keysWith('switch');

/** Filters with facet counts. */
export const FACETS: readonly FacetName[] = /* @__PURE__ */ keysWith('choice', 'switch');

const namesOf = (filters: typeof entries) =>
  [...new Set(filters.map(([key, { name = key }]) => name))] as FilterName[];

/** Filter names that the attribute `filters` accepts. */
export const FILTER_NAMES = namesOf(entries);

/** Filter names shown by default. */
export const DEFAULT_FILTERS = namesOf(entries.filter(([, { isOptIn }]) => !isOptIn));

/** Query keys of a filter. */
export const keysOf = (filter: FilterName): FilterKey[] =>
  entries.filter(([key, { name = key }]) => name === filter).map(([key]) => key);

/** Query schemas of the filters, all optional. */
export const filterShape = Object.fromEntries(
  entries.map(([key, { schema }]) => [key, z.optional(schema)]),
) as { [Key in FilterKey]: z.ZodMiniOptional<Filters[Key]['schema']> };

/** True if a query value narrows the list. */
export const isSet = (value: unknown): boolean =>
  value !== undefined && value !== false && (value as { length?: number }).length !== 0;
