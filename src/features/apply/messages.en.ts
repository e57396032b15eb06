import type { CLASSIFICATIONS, PAYERS, Status } from '../contract/primitives.ts';
import type { Statement } from '../contract/statements.ts';
import { isolateRtl as named } from './isolates.ts';
import { createCounter } from './plural.ts';

const { number, counted, day } = createCounter('en');

/** The words of one posting and of the form, in English; loaded with them. Their type is the type of all locales. */
export const enPosting = {
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

  statuses: {
    draft: 'Not published',
    'in-review': 'Not published',
    open: 'Open',
    paused: 'Applications are paused',
    closed: 'Applications are closed',
    selecting: 'The employer is choosing',
    filled: 'This micro-internship is filled',
    'in-progress': 'In progress',
    completed: 'Completed',
    cancelled: 'This micro-internship was cancelled',
    expired: 'This micro-internship has expired',
    other: 'Applications are closed',
  } satisfies Record<Status, string>,

  apply: 'Apply',
  notFound: 'This micro-internship is no longer available',
  notFoundHelp: 'The employer may have withdrawn it.',
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

  unsupported: 'This page is out of date. Reload it to apply.',
  applyFor: (title: string) => `Apply for ${named(title)}`,
  backToPosting: 'Back to the micro-internship',
  privacyTitle: 'Who sees this',
  privacyNotice: (employer: string, days: number) =>
    `Your application goes to ${named(employer)}, who uses it only to choose someone for this micro-internship. It is kept until ${counted(days, { one: '# day', other: '# days' })} after the decision, then deleted.`,
  aboutYou: 'About you',
  questionsFrom: (employer: string) => `Questions from ${named(employer)}`,
  name: 'Full name',
  email: 'Email address',
  emailHint: 'The employer will reply to this address.',
  schoolEmail: (domains: string) => `Use your school email, ending in ${named(domains)}.`,
  school: 'School',
  optional: '(optional)',
  yes: 'Yes',
  no: 'No',
  upTo: (max: number) => `Up to ${number(max)} characters.`,
  statementsTitle: 'Please confirm',
  statements: {
    adult: 'I am 18 or older',
    'work-authorised': 'I am legally authorized to work in the country of the employer',
  } satisfies Record<Statement, string>,
  consent: (employer: string) =>
    `I agree that ${named(employer)} receives and uses my application as described above`,
  send: 'Submit application',
  sending: 'Submitting…',

  problemTitle: 'There is a problem',
  nothingLost: 'Your answers are still here.',
  enter: {
    '/person/name': 'Enter your full name',
    '/person/email': 'Enter your email address',
    '/person/school': 'Enter the name of your school',
    '/consent/given': 'Agree to share your application',
  } as Record<string, string>,
  confirmStatement: (statement: string) => `Confirm: ${statement}`,
  answerQuestion: (question: string) => `Answer the question: ${named(question)}`,
  chooseAnswer: (question: string) => `Choose an answer: ${named(question)}`,
  emailFormat: 'Enter an email address like name@example.edu',
  numberFormat: (label: string) => `Enter a number such as 12 or 7.5: ${named(label)}`,
  wholeNumberFormat: (label: string) => `Enter a whole number such as 12: ${named(label)}`,
  numberRange: (label: string, min: number | undefined, max: number | undefined) =>
    min === undefined || max === undefined
      ? max === undefined
        ? `Enter ${number(min ?? 0)} or more: ${named(label)}`
        : `Enter ${number(max)} or less: ${named(label)}`
      : `Enter a number from ${number(min)} to ${number(max)}: ${named(label)}`,
  dateFormat: (label: string) => `Enter a day, month and year: ${named(label)}`,
  dateRange: (label: string, earliest: string | undefined, latest: string | undefined) =>
    earliest === undefined || latest === undefined
      ? latest === undefined
        ? `Enter ${day(earliest ?? '')} or later: ${named(label)}`
        : `Enter ${day(latest)} or earlier: ${named(label)}`
      : `Enter a day from ${day(earliest)} to ${day(latest)}: ${named(label)}`,
  linkFormat: (label: string) => `Enter an address that starts with https://: ${named(label)}`,
  chooseUpTo: (label: string, max: number) => `Choose ${number(max)} at the most: ${named(label)}`,
  upToChoices: (max: number) => `Choose up to ${number(max)}.`,
  chooseAny: 'Choose all that apply.',
  other: 'Other',
  linkHint: 'An address that starts with https://',
  tooLong: (label: string, max: number) => `Shorten to ${number(max)} characters or fewer: ${named(label)}`,
  notAccepted: (label: string) => `Check your answer: ${named(label)}`,
  sendFailures: {
    'not-open': 'This micro-internship no longer takes applications.',
    exclusive: 'This micro-internship is only for the students of one school.',
    'questions-changed': 'The employer has changed the questions. Please review them and submit again.',
    'already-received': 'We already have an earlier version. Your latest changes weren’t sent.',
    'too-many-requests': 'Too many applications from this network. Try again in a few minutes.',
    offline: 'We couldn’t reach the server. Please check your connection.',
    timeout: 'The server took too long to answer. Submit again – we won’t count it twice.',
    other: 'The server couldn’t take your application. Please submit again.',
  },

  receiptTitle: 'Application received',
};

export type PostingMessages = typeof enPosting;
