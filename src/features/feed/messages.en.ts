import type { Sort } from '../../contract/feed.ts';
import { isolateRtl as named } from '../../i18n/bidi-isolates.ts';
import { number, counted } from '../../i18n/counter.en.ts';

/** Messages of the list’s first view, in English. */
export const messages = {
  regionName: 'Micro-internships',
  search: 'Search',
  searchLabel: 'Search micro-internships',
  moreFilters: (asked: number) => (asked > 0 ? `More filters (${number(asked)})` : 'More filters'),
  filters: {
    department: 'Department',
    'min-hours': 'Hours, at least',
    'max-hours': 'Hours, at most',
    'min-fee': 'Fee, at least',
    arrangement: 'Location',
    skill: 'Skill',
    'due-by': 'Due by',
    from: 'Starts on or after',
    until: 'Done by',
    language: 'Language',
    short: '10 hours or fewer',
    'closing-soon': 'Closes within 3 days',
    funded: 'Paid by a school, a state or a foundation',
    exclusive: 'For your school',
  },
  anyOf: {
    department: 'All departments',
    arrangement: 'Any location',
    skill: 'Any skill',
    language: 'Any language',
  },
  optionWithCount: (label: string, count: number) => `${named(label)} (${number(count)})`,
  shown: (shown: number, total: number) => {
    const all = counted(total, { one: '# micro-internship', other: '# micro-internships' });
    return shown < total ? `Showing ${number(shown)} of ${all}` : all;
  },
  sortBy: 'Sort by',
  sorts: {
    newest: 'Newest',
    closing: 'Closing soonest',
    fee: 'Highest fee',
    hours: 'Fewest hours',
    match: 'Best match',
  } satisfies Record<Sort, string>,
  loading: 'Loading micro-internships…',
  loadMore: 'Load more',
  loadingMore: 'Loading more…',
  noneLive: 'No micro-internships are open right now',
  noneMatch: 'No micro-internships match',
  unknownCampus: (campus: string) => `There is no campus “${campus}”`,
};

export type FeedMessages = typeof messages;
