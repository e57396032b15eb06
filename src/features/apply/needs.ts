import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { Question } from '../../contract/questions.ts';

/** From how many options on they are found by typing and not by reading. */
const MANY = 15;

/** What the questions of a posting need beyond plain fields. */
export interface FormNeeds {
  files: boolean;
  options: boolean;
  counts: boolean;
}

export const isLongList = (item: Question): boolean =>
  'options' in item && item.options.length > MANY && !item.other;

export const needsOf = ({ questions: { items } }: Pick<MicroInternship, 'questions'>): FormNeeds => ({
  files: items.some(({ kind }) => kind === 'file'),
  options: items.some((item) => isLongList(item) || ('other' in item && item.other)),
  counts: items.some(({ kind }) => kind === 'long-text'),
});
