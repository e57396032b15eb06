import * as z from 'zod/mini';
import { MicroInternship } from '../contract/micro-internship.ts';
import { Question, QuestionSet, type UnknownQuestion } from '../contract/questions.ts';
import { Block } from '../contract/rich-text.ts';

const wordsOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return '';
  const { text } = value as { text?: unknown };
  return typeof text === 'string' ? text : Object.values(value).map(wordsOf).join(' ');
};

/** Invalid or unknown block, reduced to its text. */
const toParagraph = (value: unknown): Block => ({
  type: 'paragraph',
  children: [{ type: 'text', text: wordsOf(value).trim() }],
});

const toUnknown = (value: unknown): UnknownQuestion => {
  const { id, label } = Object(value) as { id?: unknown; label?: unknown };
  return {
    kind: 'other',
    id: typeof id === 'string' ? id : '',
    label: typeof label === 'string' ? label : '',
    required: true,
  };
};

/** Posting of a newer server: unknown values fall back to what can be shown. */
export const LenientMicroInternship = z.object({
  ...MicroInternship.shape,
  description: z.array(z.catch(Block, ({ value }) => toParagraph(value))),
  questions: z.object({
    ...QuestionSet.shape,
    items: z.array(
      z.catch(Question as z.ZodMiniType<z.infer<typeof Question> | UnknownQuestion>, ({ value }) =>
        toUnknown(value),
      ),
    ),
  }),
});
