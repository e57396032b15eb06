import type { ApplicationRequest } from '../../contract/application.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { Answers, Question } from '../../contract/questions.ts';

/** What stands in the form, complete or not. An answer that was not given is absent. */
export interface Draft {
  person: { name: string; email: string; school: string };
  statements: Record<string, true>;
  answers: Answers;
  hasConsent: boolean;
}

export const emptyDraft: Draft = {
  person: { name: '', email: '', school: '' },
  statements: {},
  answers: {},
  hasConsent: false,
};

const readAnswer = ({ id, kind }: Question, form: FormData): Answers => {
  const value = form.get(`answers.${id}`);
  if (typeof value !== 'string' || value.trim() === '') return {};
  return { [id]: kind === 'yes-no' ? value === 'yes' : value };
};

/** Reads the form of a posting. */
export const readDraft = (form: FormData, { questions, statements }: MicroInternship): Draft => {
  const text = (name: string) => (form.get(name) as string | null) ?? '';
  return {
    person: { name: text('person.name'), email: text('person.email'), school: text('person.school') },
    statements: Object.fromEntries(
      statements.filter((name) => form.has(`statements.${name}`)).map((name) => [name, true as const]),
    ),
    answers: Object.assign({}, ...questions.items.map((question) => readAnswer(question, form))) as Answers,
    hasConsent: form.has('consent.given'),
  };
};

/** The request that a draft makes. It is checked by the posting's schema before it is sent. */
export const toRequest = (
  { person, statements, answers, hasConsent }: Draft,
  { slug, questions, privacy }: MicroInternship,
  campus: string | undefined,
): Record<keyof ApplicationRequest, unknown> => ({
  microInternship: slug,
  campus,
  questionsVersion: questions.version,
  person,
  statements,
  answers,
  consent: { version: privacy.version, given: hasConsent },
});
