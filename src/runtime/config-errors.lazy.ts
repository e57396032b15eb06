import { FILTER_NAMES, SORTS } from '../contract/feed.ts';
import { ARRANGEMENTS, DEPARTMENTS } from '../contract/primitives.ts';
import { DENSITIES, LAYOUTS, THEMES, type OptionName } from './config.ts';

const anyOf = (members: readonly string[]) => `one or more of ${members.join(' ')}`;
const YES = 'true or false, or nothing after the name for true';
const HOURS = 'a whole number from 0 to 1000';
const DAY = 'a day such as 2026-11-30';
const COUNT = 'a whole number from 1 to 100';

/** What each option accepts, for the page's developer. */
const ACCEPTED: Record<Exclude<OptionName, `default-${string}`>, string> = {
  api: 'an http or https address',
  campus: 'a campus slug such as lakeshore',
  q: 'at most 200 characters',
  department: anyOf(DEPARTMENTS),
  'min-hours': HOURS,
  'max-hours': HOURS,
  'min-fee': 'a whole number from 0 to 1000000',
  arrangement: anyOf(ARRANGEMENTS),
  skill: 'slugs of skills, such as google-sheets',
  'due-by': DAY,
  from: DAY,
  until: DAY,
  funded: YES,
  exclusive: YES,
  short: YES,
  'closing-soon': YES,
  language: 'languages such as en or pt-BR',
  sort: SORTS.join(', '),
  'page-size': COUNT,
  limit: COUNT,
  'no-search': YES,
  filters: `${anyOf(FILTER_NAMES)}, or none`,
  layout: LAYOUTS.join(', '),
  theme: THEMES.join(', '),
  density: DENSITIES.join(', '),
  accent: 'a colour such as #0b5cad',
  address: 'off, or a short name such as jobs',
  'heading-level': 'a whole number from 1 to 4',
  'micro-internship': 'the slug of a micro-internship',
};

/** What is accepted for an option; a default accepts what the filter itself does. */
export const acceptedFor = (name: OptionName): string =>
  ACCEPTED[name.replace('default-', '') as keyof typeof ACCEPTED];

/** What to tell a page's developer of a value that is not accepted. */
export const describeInvalid = (tag: string, name: OptionName, value: string): string =>
  `<${tag} ${name}="${value}"> is not used; accepted: ${acceptedFor(name)}.`;
