import type { ARRANGEMENTS, Department } from '../contract/primitives.ts';
import { number, counted } from './counter.en.ts';

/** Messages that every view may use, with those of a card, in English. */
export const messages = {
  /** BCP 47 tag of these messages. */
  locale: 'en',
  direction: 'ltr',
  notStated: 'Not stated',
  tryAgain: 'Try again',
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

export type CommonMessages = typeof messages;
