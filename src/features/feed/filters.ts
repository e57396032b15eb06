import * as z from 'zod/mini';
import { FeedQuery, type FacetCount, type Facets } from '../../contract/feed.ts';
import {
  FILTERS,
  isSet,
  keysOf,
  type Control,
  type FilterKey,
  type FilterName,
} from '../../contract/filters.ts';
import type { Env } from '../../i18n/env.ts';
import { paramName } from './url-params.ts';

/** Filters, search terms and sort order that a visitor sets. */
export type Choice = { [Key in FilterKey | 'q' | 'sort']?: FeedQuery[Key] | undefined };

/** Filter control and its options. */
export interface ShownFilter {
  key: FilterKey;
  control: Control;
  /** Values with their facet counts. */
  options: readonly FacetCount[];
}

/** Number of active filters among some keys. */
export const countActive = (query: FeedQuery, keys: readonly FilterKey[]): number =>
  keys.filter((key) => isSet(query[key])).length;

const optionsOf = (key: FilterKey, query: FeedQuery, facets: Facets | undefined): FacetCount[] => {
  const counted = facets?.[key] ?? [];
  const selected = Array.isArray(query[key]) ? (query[key] as readonly string[]) : [];
  const missing = selected.filter((value) => counted.every((option) => option.value !== value));
  return [...counted, ...missing.map((value) => ({ value, count: 0 }))];
};

/** Filter controls in the order of their names, without those that have nothing to choose from. */
export const shownFilters = (
  names: readonly FilterName[],
  query: FeedQuery,
  facets: Facets | undefined,
): ShownFilter[] =>
  names
    .flatMap((name) => keysOf(name).map((key) => ({ key, control: FILTERS[key].control })))
    .map((filter) => ({ ...filter, options: optionsOf(filter.key, query, facets) }))
    .filter(({ key, control, options }) => {
      if (control === 'choice') return key === 'department' || options.length > 1 || isSet(query[key]);
      return control !== 'switch' || options.length > 0 || isSet(query[key]);
    });

/** Label of one option of a choice filter. */
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

/** Parses the filter form; invalid values count as not set. `changed`: name of the control that changed. */
export const readChoice = (
  form: FormData,
  shown: readonly ShownFilter[],
  query: FeedQuery,
  changed?: string,
): Choice => {
  const chosen = shown.map((filter) => {
    const { key } = filter;
    const current = query[key];
    // A select shows one of several values; the others stay set until it changes.
    if (Array.isArray(current) && current.length > 1 && changed !== paramName(key))
      return [key, current] as const;
    const parsed = z.safeParse(FeedQuery.shape[key], readControl(filter, form));
    return [key, parsed.success ? parsed.data : undefined] as const;
  });
  return {
    ...Object.fromEntries(chosen),
    q: (form.get(paramName('q')) as string | null)?.trim() || undefined,
  };
};
