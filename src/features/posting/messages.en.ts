import type { CLASSIFICATIONS, PAYERS } from '../../contract/primitives.ts';
import { number, counted } from '../../i18n/counter.en.ts';
import { messages as shared } from '../../i18n/posting-messages.en.ts';

/** Messages of one posting, in English. */
export const messages = {
  ...shared,
  payers: {
    employer: 'The employer',
    campus: 'Your school',
    state: 'The state',
    foundation: 'A foundation',
    other: 'Another organization',
  } satisfies Record<(typeof PAYERS)[number], string>,
  classifications: {
    contractor: 'Independent contractor',
    employee: 'Employee',
    stipend: 'Stipend',
    unpaid: 'Unpaid',
    other: 'Other',
  } satisfies Record<(typeof CLASSIFICATIONS)[number], string>,
  apply: 'Apply',
  opensOn: (time: string) => `Applications open ${time}`,
  addToCalendar: 'Add deadline to calendar',
  share: 'Share',
  yourSchoolPreferred: 'Students of your school preferred',
  mayNotBeEligible: 'Check your eligibility. The employer is looking for:',
  about: 'About the project',
  deliverables: 'What you will deliver',
  milestones: 'Milestones',
  milestonePay: (pay: string) => `${pay} on completion`,
  details: 'Details',
  takeHome: 'You earn',
  paidBy: 'Paid by',
  classification: 'Engagement type',
  decisionBy: 'Decision by',
  kickOff: 'Kick-off',
  opensLabel: 'Openings',
  openingsLeft: (left: number, openings: number) => `${number(left)} of ${number(openings)} left`,
  skills: 'Skills',
  language: 'Language of the posting',
  lookingFor: 'Who should apply',
  whatIsAsked: 'Application questions',
  askedBasics: 'Your name, email address and school',
  askedQuestions: (count: number) =>
    counted(count, { one: '# question from the employer', other: '# questions from the employer' }),
};

export type PostingMessages = typeof messages;
