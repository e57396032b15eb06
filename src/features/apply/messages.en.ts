import { isolateRtl as named } from '../../i18n/bidi-isolates.ts';
import { number, counted, day } from '../../i18n/counter.en.ts';
import { messages as shared } from '../../i18n/posting-messages.en.ts';

/** Messages of the application form, in English. */
export const messages = {
  ...shared,
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
  yes: 'Yes',
  no: 'No',
  upTo: (max: number) => `Up to ${number(max)} characters.`,
  statementsTitle: 'Please confirm',
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
  linkHint: 'An address that starts with https://',
  tooLong: (label: string, max: number) => `Shorten to ${number(max)} characters or fewer: ${named(label)}`,
  notAccepted: (label: string) => `Check your answer: ${named(label)}`,
  receiptTitle: 'Application received',
};

export type ApplyMessages = typeof messages;
