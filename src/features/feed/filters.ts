import * as z from 'zod/mini';
import { FeedQuery, type FacetCount, type Facets, type FilterName } from '../../contract/feed.ts';
import type { Env } from '../../i18n/env.ts';
import { paramName } from './url-params.ts';

/** The keys of a query that a visitor can change by a control. */
export type FilterKey = Exclude<keyof FeedQuery, 'campus' | 'q' | 'sort' | 'page-size' | 'cursor'>;

/** What a visitor has chosen. */
export type Choice = { [Key in FilterKey | 'q' | 'sort']?: FeedQuery[Key] | undefined };

/** `choice` is one of the values that rows have, the others are a number, a day, a yes. */
export type Control = 'choice' | 'number' | 'date' | 'switch';

/** By the name that the attribute `filters` has for it: how each filter is controlled. */
const CONTROLS: Record<FilterName, Control> = {
  department: 'choice',
  hours: 'number',
  fee: 'number',
  arrangement: 'choice',
  skill: 'choice',
  'due-by': 'date',
  dates: 'date',
  language: 'choice',
  short: 'switch',
  'closing-soon': 'switch',
  funded: 'switch',
  exclusive: 'switch',
};

/** The keys of a query that a filter sets, where they are others than its name. */
const KEYS: Partial<Record<FilterName, FilterKey[]>> = {
  hours: ['min-hours', 'max-hours'],
  fee: ['min-fee'],
  dates: ['from', 'until'],
};

const keysOf = (name: FilterName): FilterKey[] => KEYS[name] ?? [name as FilterKey];

/** One control as it is shown. */
export interface ShownFilter {
  key: FilterKey;
  control: Control;
  /** The values to choose from, with how many rows each gives. */
  options: readonly FacetCount[];
}

const isAsked = (value: FeedQuery[FilterKey]): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

/** How many of the keys a query asks for. */
export const countAsked = (query: FeedQuery, keys: readonly FilterKey[]): number =>
  keys.filter((key) => isAsked(query[key])).length;

const optionsOf = (key: FilterKey, query: FeedQuery, facets: Facets | undefined): FacetCount[] => {
  const counted = facets?.[key] ?? [];
  const asked = Array.isArray(query[key]) ? (query[key] as readonly string[]) : [];
  const missing = asked.filter((value) => counted.every((option) => option.value !== value));
  return [...counted, ...missing.map((value) => ({ value, count: 0 }))];
};

/** The controls to show, in the order of their names; one that has nothing to choose from is left out. */
export const shownFilters = (
  names: readonly FilterName[],
  query: FeedQuery,
  facets: Facets | undefined,
): ShownFilter[] =>
  names
    .flatMap((name) => keysOf(name).map((key) => ({ key, control: CONTROLS[name] })))
    .map((filter) => ({ ...filter, options: optionsOf(filter.key, query, facets) }))
    .filter(({ key, control, options }) => {
      if (control === 'choice') return key === 'department' || options.length > 1 || isAsked(query[key]);
      return control !== 'switch' || options.length > 0 || isAsked(query[key]);
    });

/** The label of an option. */
export const optionLabel = (key: FilterKey, { value, label }: FacetCount, { t, format }: Env): string => {
  if (key === 'department') return (t.departments as Record<string, string>)[value] ?? value;
  if (key === 'arrangement') return (t.arrangements as Record<string, string>)[value] ?? value;
  return key === 'language' ? format.languageName(value) : (label ?? value);
};

const readControl = ({ key, control }: ShownFilter, form: FormData): unknown => {
  const text = form.getAll(paramName(key)).at(-1) as string | undefined;
  if (!text) return undefined;
  return control === 'choice' ? [text] : control === 'switch' || text;
};

/**
 * Reads the form of the shown controls; what the contract does not accept counts as not chosen. `changed` is the name
 * of the control that was used, where one was.
 */
export const readChoice = (
  form: FormData,
  shown: readonly ShownFilter[],
  query: FeedQuery,
  changed?: string,
): Choice => {
  const chosen = shown.map((filter) => {
    const { key } = filter;
    const asked = query[key];
    // A control shows one of several values, and says nothing of the others until it is changed.
    if (Array.isArray(asked) && asked.length > 1 && changed !== paramName(key)) return [key, asked] as const;
    const parsed = z.safeParse(FeedQuery.shape[key], readControl(filter, form));
    return [key, parsed.success ? parsed.data : undefined] as const;
  });
  return {
    ...Object.fromEntries(chosen),
    q: (form.get(paramName('q')) as string | null)?.trim() || undefined,
  };
};
