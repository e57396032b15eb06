import * as z from 'zod/mini';
import { isWebAddress, LocalDate, Slug, Whole } from './primitives.ts';
import { LineText, PlainText } from './text.ts';
import { UploadId } from './upload-id.ts';

export const QUESTION_KINDS = [
  'short-text',
  'long-text',
  'single-choice',
  'multiple-choice',
  'yes-no',
  'number',
  'date',
  'link',
  'file',
] as const;

/** Default maximum characters of an answer. */
export const TEXT_LIMITS = { 'short-text': 200, 'long-text': 4000, link: 2000 } as const;

const asked = {
  /** Key of the answer; not a property of `Object.prototype`. */
  id: Slug.check(z.refine((id) => !(id in {}))),
  label: z.string(),
  help: z.optional(z.string()),
  required: z.boolean(),
};

const TextQuestion = z.object({
  ...asked,
  kind: z.enum(['short-text', 'long-text']),
  maxLength: z.optional(Whole.check(z.positive())),
});

const ChoiceQuestion = z.object({
  ...asked,
  kind: z.enum(['single-choice', 'multiple-choice']),
  options: z.array(z.object({ value: Slug, label: z.string() })).check(z.minLength(1)),
  /** Maximum selected options of a multiple choice. */
  maxChoices: z.optional(Whole.check(z.positive())),
  /** Adds an “Other” answer in free text. Text that equals an option's value is that option. */
  other: z.optional(z.boolean()),
});

/** Question with options. */
export type ChoiceQuestion = z.infer<typeof ChoiceQuestion>;

const NumberQuestion = z.object({
  ...asked,
  kind: z.enum(['number']),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** Integers only. */
  whole: z.optional(z.boolean()),
});

const DateQuestion = z.object({
  ...asked,
  kind: z.enum(['date']),
  earliest: z.optional(LocalDate),
  latest: z.optional(LocalDate),
});

const PlainQuestion = z.object({ ...asked, kind: z.enum(['yes-no', 'link', 'file']) });

/** Question of an unknown kind: shown, but not answerable. */
export interface UnknownQuestion {
  kind: 'other';
  id: string;
  label: string;
  required: boolean;
  help?: string;
}

/** Question for every applicant. */
export const Question = z.union([TextQuestion, ChoiceQuestion, NumberQuestion, DateQuestion, PlainQuestion]);
export type Question = z.infer<typeof Question> | UnknownQuestion;

const Questions: z.ZodMiniType<Question[]> = z.array(Question);

/** Questions of one posting; any change makes a new version. */
export const QuestionSet = z.object({ version: Whole.check(z.positive()), items: Questions });
export type QuestionSet = z.infer<typeof QuestionSet>;

/** Maximum characters of an answer; `undefined` if it is not text. */
export const textLimit = (question: Question): number | undefined => {
  switch (question.kind) {
    case 'short-text':
    case 'long-text':
      return question.maxLength ?? TEXT_LIMITS[question.kind];
    case 'link':
      return TEXT_LIMITS.link;
    default:
      return undefined;
  }
};

/** Label of an answer: its option's label, else its text. */
export const optionLabel = (question: Question, value: string): string =>
  'options' in question ? (question.options.find((option) => option.value === value)?.label ?? value) : value;

/** Answer to a question. For files, the upload id. */
export type Answer = string | boolean | number | string[];
export type Answers = Record<string, Answer>;

const lineOf = (limit: number) => LineText.check(z.trim(), z.minLength(1), z.maxLength(limit));

const choiceOf = ({ options, other }: ChoiceQuestion): z.ZodMiniType<string> =>
  other ? lineOf(TEXT_LIMITS['short-text']) : z.enum(options.map(({ value }) => value));

/** Maximum selected options of a choice. */
export const mostChoices = ({ maxChoices, options, other }: ChoiceQuestion): number =>
  maxChoices ?? options.length + (other ? 1 : 0);

/** True if an answer is one of the options, not free text. */
export const isOption = ({ options }: ChoiceQuestion, answer: string): boolean =>
  options.some(({ value }) => value === answer);

const answerTo = (question: Question): z.ZodMiniType<Answer> => {
  const limit = textLimit(question) ?? 0;
  switch (question.kind) {
    case 'short-text':
      return lineOf(limit);
    case 'long-text':
      return PlainText.check(z.trim(), z.minLength(1), z.maxLength(limit));
    case 'link':
      return lineOf(limit).check(z.refine(isWebAddress));
    case 'single-choice':
      return choiceOf(question);
    case 'multiple-choice':
      return z.array(choiceOf(question)).check(
        z.minLength(1),
        z.maxLength(mostChoices(question)),
        z.refine(areUnique),
        z.refine((given) => given.filter((answer) => !isOption(question, answer)).length <= 1),
      );
    case 'yes-no':
      return z.boolean();
    case 'file':
      return UploadId;
    case 'number':
      return z.number().check(
        z.minimum(question.min ?? -Number.MAX_SAFE_INTEGER),
        z.maximum(question.max ?? Number.MAX_SAFE_INTEGER),
        z.refine((value) => !question.whole || Number.isInteger(value)),
      );
    case 'other':
      return z.never();
    case 'date':
      return LocalDate.check(
        z.refine((day) => day >= (question.earliest ?? day) && day <= (question.latest ?? day), {
          params: { code: 'range' },
        }),
      );
  }
};

const areUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Schema of the answers to a set of questions, by question id; optional questions may be absent. */
export const answersTo = (questions: readonly Question[]) =>
  z.strictObject(
    Object.fromEntries(
      questions.map((question) => {
        const answer = answerTo(question);
        return [question.id, question.required ? answer : z.optional(answer)];
      }),
    ),
  );
