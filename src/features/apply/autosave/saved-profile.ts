import type { MicroInternship } from '../../../contract/micro-internship.ts';
import { answersFor, type Draft } from '../draft.ts';
import type { SavedProfile } from './draft-storage.ts';

/** The profile that may be saved from an application: all but its files, which belong to it alone. */
export const savedProfileOf = (
  { person, answers }: Draft,
  { questions }: Pick<MicroInternship, 'questions'>,
): SavedProfile => ({
  person,
  answers: questions.items.flatMap(({ id, kind, label }) => {
    const given = kind === 'file' ? [] : answersFor(answers, id);
    return given.length > 0 ? [{ kind, label, given: [...given] }] : [];
  }),
});
