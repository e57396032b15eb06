import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { ChoiceQuestion, Question } from '../../contract/questions.ts';

type Posting = Pick<MicroInternship, 'questions'>;

/** From this many options on, they are filtered by typing. */
const MANY = 15;

/** The lazy parts of a form beyond plain fields. */
export type FormPart = 'fields' | 'files' | 'choices';

/** True if the options of a question are filtered by typing; with an "other" option they all stay visible. */
export const isFilterable = (item: Question): item is ChoiceQuestion =>
  'options' in item && item.options.length > MANY && !item.other;

const isFile = ({ kind }: Question) => kind === 'file';
const hasOtherOption = (item: Question) => 'options' in item && item.other;

/** The lazy parts that the questions of a posting need. */
export const requiredParts = ({ questions: { items } }: Posting): FormPart[] => {
  const files = items.some(isFile);
  const choices = items.some((item) => isFilterable(item) || hasOtherOption(item));
  const fields = files || choices || items.some(({ kind }) => kind === 'long-text');
  return [
    ...(fields ? (['fields'] as const) : []),
    ...(files ? (['files'] as const) : []),
    ...(choices ? (['choices'] as const) : []),
  ];
};

/** True if the form cannot be filled in without its lazy parts: it has a file field or an "other" option. */
export const dependsOnParts = ({ questions: { items } }: Posting): boolean =>
  items.some((item) => isFile(item) || hasOtherOption(item));
