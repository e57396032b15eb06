import type { Faker } from '@faker-js/faker';
import type { Question, QUESTION_KINDS } from '../../src/contract/questions.ts';

/** Questions that any employer might ask, of each kind. */
const GENERAL: Record<(typeof QUESTION_KINDS)[number], Question[]> = {
  'short-text': [
    {
      id: 'days',
      kind: 'short-text',
      label: 'On which days could you work?',
      required: true,
      maxLength: 120,
    },
    { id: 'earlier-work', kind: 'short-text', label: 'Earlier work of a similar kind', required: false },
  ],
  'long-text': [
    {
      id: 'why-this',
      kind: 'long-text',
      label: 'Why this project?',
      help: 'Three sentences are enough.',
      required: true,
      maxLength: 800,
    },
  ],
  'single-choice': [
    {
      id: 'start',
      kind: 'single-choice',
      label: 'When could you start?',
      required: true,
      options: [
        { value: 'at-once', label: 'At once' },
        { value: 'kick-off', label: 'On the day of the kick-off' },
        { value: 'later', label: 'A week later' },
      ],
    },
  ],
  'multiple-choice': [
    {
      id: 'tools',
      kind: 'multiple-choice',
      label: 'Which of these have you used?',
      required: false,
      options: [
        { value: 'spreadsheets', label: 'Spreadsheets' },
        { value: 'slides', label: 'Slides' },
        { value: 'surveys', label: 'Online surveys' },
        { value: 'none', label: 'None of them' },
      ],
      other: true,
    },
  ],
  'yes-no': [
    { id: 'visit', kind: 'yes-no', label: 'Could you visit us once?', required: false },
    {
      id: 'worked-alone',
      kind: 'yes-no',
      label: 'Have you worked without supervision before?',
      required: true,
    },
  ],
  number: [
    {
      id: 'hours-a-week',
      kind: 'number',
      label: 'How many hours a week do you have?',
      required: true,
      min: 1,
      max: 40,
      whole: true,
    },
  ],
  date: [{ id: 'earliest-day', kind: 'date', label: 'Your earliest day', required: false }],
  link: [{ id: 'portfolio', kind: 'link', label: 'A link to your work', required: false }],
  file: [{ id: 'resume', kind: 'file', label: 'Your résumé', required: false }],
};

const ALL = Object.values(GENERAL).flat();

/** The questions of one posting: one of its department's prompts or none, and up to three of the general ones. */
export const questionsFor = (faker: Faker, prompts: readonly string[]): Question[] => {
  const count = faker.helpers.weightedArrayElement([
    { value: 0, weight: 2 },
    { value: 1, weight: 4 },
    { value: 2, weight: 3 },
    { value: 3, weight: 1 },
  ]);
  const prompt: Question[] =
    faker.number.float() < 0.75
      ? [
          {
            id: 'approach',
            kind: 'long-text',
            label: faker.helpers.arrayElement(prompts),
            required: true,
            maxLength: 600,
          },
        ]
      : [];
  return [...prompt, ...faker.helpers.arrayElements(ALL, count)];
};
