import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { Question } from '../../contract/questions.ts';

/** Name, address, school, the statements and the consent. */
const BASICS = 1;

/** A document has to be found, looked through and sent. */
const DOCUMENT = 3;

/** Minutes to read a question and to answer it by a choice or by what is known by heart. */
const CHOICE = 0.25;
const FACT = 0.5;

/** Minutes to think of an answer; each hundred characters that it may have is another half minute of writing. */
const THOUGHT = 1;
const HUNDRED_CHARACTERS = 0.5;

/** Nobody writes to the limit where that is far. */
const MOST_WRITTEN = 1000;

const minutesFor = (question: Question): number => {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-choice':
    case 'yes-no':
      return CHOICE;
    case 'short-text':
    case 'number':
    case 'date':
    case 'link':
    case 'other':
      return FACT;
    case 'file':
      return DOCUMENT;
    case 'long-text': {
      const written = Math.min(question.maxLength ?? MOST_WRITTEN, MOST_WRITTEN);
      return THOUGHT + (written / 100) * HUNDRED_CHARACTERS;
    }
  }
};

/**
 * How many minutes an application takes, optional questions and all: a minute for the person, then for each question by
 * its kind. Rounded up, and beyond ten minutes to the next five, since nobody knows it better than that.
 */
export const estimateMinutes = ({
  questions,
  requiredDocuments,
}: Pick<MicroInternship, 'questions' | 'requiredDocuments'>): number => {
  const minutes = questions.items.reduce(
    (sum, question) => sum + minutesFor(question),
    BASICS + requiredDocuments.length * DOCUMENT,
  );
  const step = minutes > 10 ? 5 : 1;
  return Math.ceil(minutes / step) * step;
};
