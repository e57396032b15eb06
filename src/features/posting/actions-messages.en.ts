import type { CLASSIFICATIONS } from '../../contract/primitives.ts';
import type { Question } from '../../contract/questions.ts';
import { number, counted } from '../../i18n/counter.en.ts';

/** Messages of what comes after a posting is shown: terms, questions, sharing, similar postings, in English. */
export const messages = {
  classificationNotes: {
    contractor: 'You’re responsible for your own taxes.',
    employee: 'You are on a payroll for this project.',
    stipend: 'A fixed sum toward your time, not a wage.',
    unpaid: 'No money is paid for this project.',
    other: undefined,
  } as Record<(typeof CLASSIFICATIONS)[number], string | undefined>,
  paidWhen: 'Payment',
  payTimes: {
    milestones: 'At each milestone',
    partly: 'At milestones, the rest on completion',
    completion: 'On completion',
  },
  country: 'Country',
  takesMinutes: (minutes: number) =>
    `Applying takes about ${counted(minutes, { one: '# minute', other: '# minutes' })}.`,
  readQuestions: 'Read the questions before you apply',
  questionKinds: {
    'short-text': 'A short answer',
    'long-text': 'A longer answer',
    'single-choice': 'One choice',
    'multiple-choice': 'One or more choices',
    'yes-no': 'Yes or no',
    number: 'A number',
    date: 'A date',
    link: 'A link',
    file: 'A file',
    other: 'Another kind of answer',
  } satisfies Record<Question['kind'], string>,
  atMost: (characters: number) => `up to ${number(characters)} characters`,
  mayBeLeftOut: 'optional',
  addressOfPage: 'Link to this micro-internship',
  copied: 'Link copied.',
  report: 'Report this posting',
  similar: 'Similar micro-internships',
};

export type PostingActionsMessages = typeof messages;
