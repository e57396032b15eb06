import type * as z from 'zod/mini';
import { positionOf, type Position, type Refusal } from './mapping.ts';
import { parseRow } from './row-errors.ts';
import type { FileRow } from './rows.ts';

/** Parses each row of a file with a schema and converts it. An invalid row gets its errors; the others are unaffected. */
export const readRows = <Schema extends z.core.$ZodType, Converted extends { ok: true }>(
  rows: readonly FileRow[],
  schema: Schema,
  convert: (value: z.output<Schema>) => Converted | Refusal,
): (Position & (Converted | Refusal))[] =>
  rows.map((row) => {
    if (!row.ok) return row;
    const parsed = parseRow(schema, row.value);
    return { ...positionOf(row), ...(parsed.ok ? convert(parsed.value) : parsed) };
  });
