import type { Sort } from '../contract/feed.ts';
import type { Department, ARRANGEMENTS } from '../contract/primitives.ts';
import { isolateRtl as named } from './isolates.ts';
import { createCounter } from './plural.ts';

const { number, counted } = createCounter('en');

/** The words of the first view, in English. Their type is the type of all locales. */
export const en = {
  /** BCP 47 tag of these words. */
  locale: 'en',
  direction: 'ltr',
  regionName: 'Micro-internships',
  notStated: 'Not stated',
  tryAgain: 'Try again',

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

  failed: 'Micro-internships could not be loaded',

  fee: 'Fee',
  rate: (rate: string) => `about ${rate} per estimated hour`,
  hours: 'Time',
  hourCount: (min: number, max: number) =>
    min === max ? counted(max, { one: '# hour', other: '# hours' }) : `${number(min)}–${number(max)} hours`,
  due: 'Due',
  dueAfterKickOff: (days: number) =>
    days % 7 === 0
      ? counted(days / 7, { one: '# week after kick-off', other: '# weeks after kick-off' })
      : counted(days, { one: '# day after kick-off', other: '# days after kick-off' }),
  applyBy: 'Apply by',
  yourTime: (time: string) => `${time} your time`,
  noDeadline: 'No deadline stated',

  closed: 'Applications are closed',
  closesSoon: (relative: string) => `Closes ${relative}`,
  verified: 'Verified',
  onlyYourSchool: 'For your school',
  onlyOneSchool: 'For one school',
  paidBySchool: 'Paid by your school',
  featured: 'Featured',
  isNew: 'New',
  /** `band` is one of how many have applied, such as 5-9 or 50+. */
  applicants: (band: string) => `${band.replace('-', '–')} applicants`,
  hearBy: (day: string) => `Decision by ${day}`,
  sample: 'Sample, not a live offer',
  openings: (left: number) => counted(left, { one: '# opening', other: '# openings' }),

  departments: {
    sales: 'Sales',
    marketing: 'Marketing',
    research: 'Research',
    technology: 'Technology',
    data: 'Data',
    finance: 'Finance',
    'human-resources': 'Human resources',
    operations: 'Operations',
    communications: 'Communications',
    strategy: 'Strategy',
    design: 'Design',
    education: 'Education',
    other: 'Other',
  } satisfies Record<Department, string>,
  arrangements: {
    remote: 'Remote',
    hybrid: 'Hybrid',
    'on-site': 'On site',
    other: 'Other',
  } satisfies Record<(typeof ARRANGEMENTS)[number], string>,
};

export type Messages = typeof en;
