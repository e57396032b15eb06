import type { MicroInternship } from '../../../contract/micro-internship.ts';
import { isOption, optionLabel, type Question } from '../../../contract/questions.ts';
import { answersFor, type Draft } from '../draft.ts';
import { normalized, type QuestionSnapshot, type SavedProfile } from './draft-storage.ts';

type Answers = Draft['answers'];
type Posting = Pick<MicroInternship, 'questions'>;

/** An answer whose question is no longer asked. */
export interface OrphanedAnswer {
  label: string;
  text: string;
}

/** Characters that no option's value has: an answer without them may have been an option once. */
const IN_WORDS = /[^a-z\d-]/;

const isAnswerTo = (question: Question, kind: string, given: readonly string[]): boolean =>
  question.kind === kind &&
  (!('options' in question) ||
    given.every((answer) => isOption(question, answer) || (question.other && IN_WORDS.test(answer))));

/** Questions as saved beside a draft, to migrate its answers later. */
export const questionSnapshot = ({ questions }: Posting): QuestionSnapshot[] =>
  questions.items.map(({ id, kind, label }) => ({ id, kind, label }));

/** Splits answers into those that fit the questions of today (all of them where `isSame`) and orphaned ones. */
export const migrateAnswers = (
  answers: Answers,
  asked: readonly QuestionSnapshot[],
  { questions }: Posting,
  isSame = false,
): { fitting: Answers; orphaned: OrphanedAnswer[] } => {
  const all = Object.entries(answers).map(([id, given]) => {
    const before = asked.find((one) => one.id === id);
    const now = questions.items.find((one) => one.id === id);
    return { id, given, before, fits: isSame || (now && before && isAnswerTo(now, before.kind, given)) };
  });
  return {
    fitting: Object.fromEntries(all.filter(({ fits }) => fits).map(({ id, given }) => [id, given])),
    orphaned: all
      .filter(({ fits, before }) => !fits && before?.kind !== 'file')
      .map(({ id, given, before }) => ({ label: before?.label ?? id, text: given.join(', ') })),
  };
};

/** Merges two drafts: fields left empty in `typed` come from `known`. */
export const mergeDrafts = (typed: Draft, known: Draft): Draft => ({
  ...typed,
  person: {
    ...known.person,
    ...Object.fromEntries(Object.entries(typed.person).filter(([, text]) => text.trim() !== '')),
  },
  answers: { ...known.answers, ...typed.answers },
  statements: { ...known.statements, ...typed.statements },
  files: { ...known.files, ...typed.files },
});

/** A draft prefilled from a saved profile: answers go to questions of the same words and kind. */
export const prefill = ({ person, answers }: SavedProfile, { questions }: Posting): Draft => ({
  person,
  answers: Object.fromEntries(
    questions.items.flatMap((question) => {
      const known = answers.find(
        ({ label, kind, given }) =>
          normalized(label) === normalized(question.label) && isAnswerTo(question, kind, given),
      );
      return known ? [[question.id, known.given]] : [];
    }),
  ),
  statements: {},
  hasConsent: false,
});

/** Answers as plain text for the clipboard. */
export const answersAsText = ({ person, answers }: Draft, { questions }: Posting): string =>
  [
    Object.values(person).join('\n'),
    ...questions.items.flatMap((question) => {
      const given = answersFor(answers, question.id).map((value) => optionLabel(question, value));
      return question.kind === 'file' || given.length === 0 ? [] : `${question.label}\n${given.join(', ')}`;
    }),
  ].join('\n\n');
