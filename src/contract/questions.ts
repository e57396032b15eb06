import * as z from 'zod/mini';
import { LineText, PlainText, Slug } from './primitives.ts';

export const QUESTION_KINDS = ['short-text', 'long-text', 'single-choice', 'yes-no'] as const;

/** The most characters an answer may have where its question sets no limit. */
export const TEXT_LIMITS = { 'short-text': 200, 'long-text': 4000 } as const;

const asked = {
  id: Slug,
  label: z.string(),
  help: z.optional(z.string()),
  required: z.boolean(),
};

const TextQuestion = z.object({
  ...asked,
  kind: z.enum(['short-text', 'long-text']),
  maxLength: z.optional(z.int().check(z.positive())),
});
const ChoiceQuestion = z.object({
  ...asked,
  kind: z.literal('single-choice'),
  options: z.array(z.object({ value: Slug, label: z.string() })).check(z.minLength(1)),
});
const YesNoQuestion = z.object({ ...asked, kind: z.literal('yes-no') });

/** One thing the client asks every applicant. */
export const Question = z.discriminatedUnion('kind', [TextQuestion, ChoiceQuestion, YesNoQuestion]);
export type Question = z.infer<typeof Question>;

/** The questions of one posting; a change of any of them makes a new version. */
export const QuestionSet = z.object({
  version: z.int().check(z.positive()),
  items: z.array(Question),
});
export type QuestionSet = z.infer<typeof QuestionSet>;

/** The most characters an answer to a text question may have. */
export const textLimit = (question: z.infer<typeof TextQuestion>): number =>
  question.maxLength ?? TEXT_LIMITS[question.kind];

const answerTo = (question: Question): z.ZodMiniType<string | boolean> => {
  switch (question.kind) {
    case 'short-text':
    case 'long-text': {
      const text = question.kind === 'short-text' ? LineText : PlainText;
      return text.check(z.trim(), z.minLength(1), z.maxLength(textLimit(question)));
    }
    case 'single-choice':
      return z.enum(question.options.map(({ value }) => value));
    case 'yes-no':
      return z.boolean();
  }
};

/** The schema of the answers to a set of questions, keyed by question id; an optional question may be left out. */
export const answersTo = (questions: readonly Question[]) =>
  z.strictObject(
    Object.fromEntries(
      questions.map((question) => {
        const answer = answerTo(question);
        return [question.id, question.required ? answer : z.optional(answer)];
      }),
    ),
  );

export type Answer = string | boolean;
export type Answers = Record<string, Answer>;
