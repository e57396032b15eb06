import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { ChoiceQuestion, Question } from '../../contract/questions.ts';

/** From how many options on they are found by typing and not by reading. */
const MANY = 15;

/** What the questions of a posting need beyond plain fields. */
export interface RequiredParts {
  files: boolean;
  choices: boolean;
  otherOption: boolean;
  counts: boolean;
}

/** Whether its options are found by typing; beside words of one's own they all stay in sight. */
export const isFilterable = (item: Question): item is ChoiceQuestion =>
  'options' in item && item.options.length > MANY && !item.other;

export const requiredParts = ({
  questions: { items },
}: Pick<MicroInternship, 'questions'>): RequiredParts => ({
  files: items.some(({ kind }) => kind === 'file'),
  choices: items.some(isFilterable),
  otherOption: items.some((item) => 'options' in item && item.other),
  counts: items.some(({ kind }) => kind === 'long-text'),
});
