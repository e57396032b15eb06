import * as z from 'zod/mini';
import { Slug } from '../../src/contract/primitives.ts';
import { Question } from '../../src/contract/questions.ts';
import { unstorable } from './contract.ts';
import { positionOf, type Position, type RowError } from './mapping.ts';
import { pointerOf } from './pointer.ts';
import type { QuestionMapping, QuestionRow } from './question-mapping.ts';
import { parseRow } from './row-errors.ts';
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

const readRow = (value: unknown, position: Position): QuestionRow => {
  const row = parseRow(Row, value);
  if (!row.ok) return { ...position, ok: false, errors: row.errors };
  const errors = [...unstorable(row.value), ...repeatedNames(row.value.questions)];
  if (errors.length > 0) return { ...position, ok: false, errors };
  const { questions, microInternship } = row.value;
  return { ...position, ok: true, questions, ...(microInternship !== undefined && { microInternship }) };
};

/** Questions in the contract's own shape, as JSON or JSON Lines: the slug of a posting and the questions it asks. */
export const contractQuestions: QuestionMapping = {
  read(text, { extension } = {}) {
    const rows = formatOf(text, extension) === 'json-lines' ? jsonLinesRows(text) : jsonRows(text);
    return rows.map((row) => (row.ok ? readRow(row.value, positionOf(row)) : row));
  },
};
