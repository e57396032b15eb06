import type { ApplicationRequest } from '../../contract/application.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import { isOption, type Answer, type Question } from '../../contract/questions.ts';
import type { Upload } from '../../contract/upload.ts';

/** Form data as typed, valid or not. */
export interface Draft {
  person: { name: string; email: string; school: string };
  /** By question: the text of a field, the values of the options chosen. What was left empty is absent. */
  answers: Record<string, readonly string[]>;
  statements: Record<string, true>;
  hasConsent: boolean;
  /** By the id of its upload: what is known of a file that is there already. */
  files?: Record<string, Pick<Upload, 'name' | 'size'>>;
}

export const emptyDraft: Draft = {
  person: { name: '', email: '', school: '' },
  answers: {},
  statements: {},
  hasConsent: false,
};

/** Answers to a question; an id that is a property of every object has none. */
export const answersFor = (answers: Draft['answers'], id: string): readonly string[] =>
  Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];

/** Reads the form of a posting. */
export const readDraft = (form: FormData, { questions, statements }: MicroInternship): Draft => {
  const text = (name: string) => (form.get(name) as string | null) ?? '';
  const answers = questions.items.map((item) => {
    const all = form.getAll(`answers.${item.id}`) as string[];
    const given = [...new Set(all.filter((text) => text.trim() !== ''))];
    // Where the box of words of one's own, which has no value, is not chosen they stay out if an option is.
    const isOptionAlone = item.kind === 'single-choice' && !all.includes('');
    const chosen = isOptionAlone ? given.filter((text) => isOption(item, text)) : [];
    return [item.id, chosen.length > 0 ? chosen : given] as const;
  });
  return {
    person: { name: text('person.name'), email: text('person.email'), school: text('person.school') },
    answers: Object.fromEntries(answers.filter(([, given]) => given.length > 0)),
    statements: Object.fromEntries(
      statements.filter((name) => form.has(`statements.${name}`)).map((name) => [name, true as const]),
    ),
    hasConsent: form.has('consent.given'),
  };
};

/** Digits of other scripts that read as decimal ones: Arabic-Indic and Persian. */
export const toLatinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));

/** `1,000` is a thousand to one reader and one to another. */
const AMBIGUOUS = /^[+-]?\d{1,3}(?:[.,]\d{3})+$/;
const DECIMAL = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The number that a text means, or the text itself where it means none or two. */
const toNumber = (text: string): number | string => {
  const plain = toLatinDigits(text.trim())
    .replace('٫', ',')
    .replaceAll(/[\s\u00A0\u202F]/g, '');
  return DECIMAL.test(plain) && !AMBIGUOUS.test(plain) ? Number(plain.replace(',', '.')) : text;
};

const toAnswer = ({ kind }: Question, [first = '', ...rest]: readonly string[]): Answer => {
  switch (kind) {
    case 'multiple-choice':
      return [first, ...rest];
    case 'yes-no':
      return first === 'yes';
    case 'number':
      return toNumber(first);
    default:
      return first;
  }
};

/** The request that a draft makes. It is checked by the posting's schema before it is sent. */
export const toRequest = (
  { person, answers, statements, hasConsent }: Draft,
  { slug, questions, privacy }: MicroInternship,
  campus: string | undefined,
  device?: string,
): Record<keyof ApplicationRequest, unknown> => ({
  microInternship: slug,
  campus,
  questionsVersion: questions.version,
  person,
  answers: Object.fromEntries(
    questions.items
      .filter(({ id }) => answersFor(answers, id).length > 0)
      .map((question) => [question.id, toAnswer(question, answersFor(answers, question.id))]),
  ),
  statements,
  consent: { version: privacy.version, given: hasConsent },
  device,
});
