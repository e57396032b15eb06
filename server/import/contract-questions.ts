import * as z from 'zod/mini';
import { Slug } from '../../src/contract/primitives.ts';
import { Question } from '../../src/contract/questions.ts';
import { invalidText } from './contract.ts';
import type { Refusal, RowError } from './mapping.ts';
import { pointerOf } from './pointer.ts';
import type { QuestionForm, QuestionMapping } from './question-mapping.ts';
import { readRows } from './read-rows.ts';
import { formatOf, jsonLinesRows, jsonRows } from './rows.ts';

const Row = z.strictObject({
  microInternship: z.optional(Slug),
  questions: z.array(Question).check(z.minLength(1), z.maxLength(200)),
});

const repeated = (values: readonly string[], path: (index: number) => PropertyKey[]): RowError[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ pointer: pointerOf(path(index)), reason: `${JSON.stringify(value)} is that of another` }]
      : [],
  );

const repeatedNames = (questions: readonly Question[]): RowError[] => [
  ...repeated(
    questions.map(({ id }) => id),
    (index) => ['questions', index, 'id'],
  ),
  ...questions.flatMap((question, index) =>
    'options' in question
      ? repeated(
          question.options.map(({ value }) => value),
          (option) => ['questions', index, 'options', option, 'value'],
        )
      : [],
  ),
];

const readRow = (row: z.infer<typeof Row>): ({ ok: true } & QuestionForm) | Refusal => {
  const { questions, microInternship } = row;
  const errors = [...invalidText(row), ...repeatedNames(questions)];
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, questions, ...(microInternship !== undefined && { microInternship }) };
};

/** Questions in the contract's own shape, as JSON or JSON Lines: the slug of a posting and the questions it asks. */
export const contractQuestions: QuestionMapping = {
  read(text, { extension } = {}) {
    const rows = formatOf(text, extension) === 'json-lines' ? jsonLinesRows(text) : jsonRows(text);
    return readRows(rows, Row, readRow);
  },
};
