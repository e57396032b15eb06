import type { Question } from '../../src/contract/questions.ts';

const options = Array.from({ length: 96 }, (_, index) => ({
  value: `county-${index + 1}`,
  label: `County ${index + 1}`,
}));
const few = options.slice(0, 3);

/** Questions of every kind, with few options and with many. */
export const EVERY_QUESTION: Question[] = [
  { id: 'short', kind: 'short-text', label: 'Which type do you like?', required: true },
  { id: 'long', kind: 'long-text', label: 'How would you sort it?', required: true, maxLength: 60 },
  { id: 'one', kind: 'single-choice', label: 'Which of three?', required: true, options: few },
  { id: 'county', kind: 'single-choice', label: 'Which county?', required: true, options },
  { id: 'some', kind: 'multiple-choice', label: 'Which of the counties?', required: true, options },
  { id: 'visit', kind: 'yes-no', label: 'Can you visit?', required: true },
  { id: 'weeks', kind: 'number', label: 'How many weeks?', required: true },
  { id: 'since', kind: 'date', label: 'When could you begin?', required: true, earliest: '2030-01-01' },
  { id: 'site', kind: 'link', label: 'Where is your work?', required: true },
  { id: 'resume', kind: 'file', label: 'Your résumé', required: true },
];

/** An answer to each of them, but for the file. */
export const EVERY_ANSWER = {
  short: 'Garamond',
  long: 'By foundry, then by size.',
  one: 'county-1',
  county: 'county-42',
  some: ['county-96'],
  visit: true,
  weeks: 6,
  since: '2031-05-04',
  site: 'https://ada.example',
};
