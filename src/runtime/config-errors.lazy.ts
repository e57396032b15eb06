import { SORTS } from '../contract/feed.ts';
import { FILTER_NAMES, FILTERS, type FilterKey } from '../contract/filters.ts';
import { DENSITIES, LAYOUTS, THEMES, type OptionName } from './options.ts';

const anyOf = (members: readonly string[]) => `one or more of ${members.join(' ')}`;

const YES = 'true or false, or nothing after the name for true';
const COUNT = 'a whole number from 1 to 100';

const SETTINGS: Record<Exclude<OptionName, FilterKey | `default-${string}`>, string> = {
  api: 'an http or https URL',
  campus: 'a campus slug such as lakeshore',
  q: 'at most 200 characters',
  sort: SORTS.join(', '),
  'page-size': COUNT,
  limit: COUNT,
  'no-search': YES,
  filters: `${anyOf(FILTER_NAMES)}, or none`,
  layout: LAYOUTS.join(', '),
  theme: THEMES.join(', '),
  density: DENSITIES.join(', '),
  accent: 'a colour such as #0b5cad',
  'url-prefix': 'off, or a short name such as jobs',
  'heading-level': 'a whole number from 1 to 4',
  'micro-internship': 'the slug of a micro-internship',
};

/** Values of the choice filters without a fixed list. */
const OPEN_CHOICES: Partial<Record<FilterKey, string>> = {
  skill: 'slugs of skills, such as google-sheets',
  language: 'languages such as en or pt-BR',
};

const acceptedByFilter = (key: FilterKey): string => {
  const filter = FILTERS[key];
  switch (filter.control) {
    case 'choice': {
      const { element } = filter.schema._zod.def;
      return 'options' in element
        ? anyOf(element.options)
        : (OPEN_CHOICES[key] ?? 'values separated by spaces');
    }
    case 'number':
      return `a whole number from 0 to ${filter.maximum}`;
    case 'date':
      return 'a day such as 2026-11-30';
    case 'switch':
      return YES;
  }
};

/** Accepted values of an option, for the page's developer. A `default-` option accepts what its filter does. */
export const acceptedFor = (name: OptionName): string => {
  const key = name.replace('default-', '') as keyof typeof SETTINGS | FilterKey;
  return key in FILTERS ? acceptedByFilter(key as FilterKey) : SETTINGS[key as keyof typeof SETTINGS];
};

/** Warning text for an invalid option. */
export const describeInvalid = (tag: string, name: OptionName, value: string): string =>
  `<${tag} ${name}="${value}"> is not used; accepted: ${acceptedFor(name)}.`;
