import type { MicroInternship } from '../../../contract/micro-internship.ts';
import { isOption, optionLabel, type Question } from '../../../contract/questions.ts';
import { answersFor, type Draft } from '../draft.ts';
import type { QuestionSnapshot, SavedProfile } from './draft-storage.ts';

type Answers = Draft['answers'];
type Posting = Pick<MicroInternship, 'questions'>;

/** An answer whose question is no longer asked. */
export interface OrphanedAnswer {
  label: string;
  text: string;
}

const sameWords = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** What no option has in its value: what may have been one once is nobody's own words. */
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

const filled = (typed: string, known: string): string => (typed.trim() === '' ? known : typed);

const withPerson = (typed: Draft['person'], known: Draft['person']): Draft['person'] => ({
  name: filled(typed.name, known.name),
  email: filled(typed.email, known.email),
  school: filled(typed.school, known.school),
});

/** Merges two drafts: fields left empty in `typed` come from `known`. */
export const mergeDrafts = (typed: Draft, known: Draft): Draft => ({
  person: withPerson(typed.person, known.person),
  answers: { ...known.answers, ...typed.answers },
  statements: { ...known.statements, ...typed.statements },
  hasConsent: typed.hasConsent,
  files: { ...known.files, ...typed.files },
});

/** The profile that may be saved from an application: all but its files, which belong to it alone. */
export const savedProfileOf = ({ person, answers }: Draft, { questions }: Posting): SavedProfile => ({
  person,
  answers: questions.items.flatMap(({ id, kind, label }) => {
    const given = kind === 'file' ? [] : answersFor(answers, id);
    return given.length > 0 ? [{ kind, label, given: [...given] }] : [];
  }),
});

/** A draft prefilled from a saved profile: answers go to questions of the same words and kind. */
export const prefill = ({ person, answers }: SavedProfile, { questions }: Posting): Draft => ({
  person,
  answers: Object.fromEntries(
    questions.items.flatMap((question) => {
      const known = answers.find(
        ({ label, kind, given }) =>
          sameWords(label) === sameWords(question.label) && isAnswerTo(question, kind, given),
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
    `${person.name}\n${person.email}\n${person.school}`,
    ...questions.items.flatMap((question) => {
      const given = answersFor(answers, question.id).map((value) => optionLabel(question, value));
      return question.kind === 'file' || given.length === 0 ? [] : `${question.label}\n${given.join(', ')}`;
    }),
  ].join('\n\n');
