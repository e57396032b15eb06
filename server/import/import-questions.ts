import type { Slug } from '../../src/contract/primitives.ts';
import type { Database } from '../store/database.ts';
import { replaceQuestions } from '../store/questions.ts';
import { importRows, type ImportSummary } from './import.ts';
import { positionOf, type Position, type RowError, type SourceRow } from './mapping.ts';
import type { QuestionRow } from './question-mapping.ts';

export interface ImportQuestionsOptions {
  /** The posting that the only form of a file is for. */
  microInternship?: Slug | undefined;
  /** Makes a posting, marked as a sample and open at this moment, of each form that names none. */
  sampleAt?: Date | undefined;
}

const refused = (position: Position, ...errors: RowError[]): SourceRow => ({
  ...positionOf(position),
  ok: false,
  errors,
});

const NO_POSTING =
  'names no posting: --micro-internship SLUG says which it is for, --sample makes one to try it with';

const noSuch = (slug: Slug): RowError => ({
  pointer: '/microInternship',
  reason: `found ${JSON.stringify(slug)}, accepted: the slug of a posting`,
});

/** Stores the question sets of a file in their postings. A refused form does not affect the others. */
export const importQuestions = async (
  database: Database,
  rows: readonly QuestionRow[],
  { microInternship, sampleAt }: ImportQuestionsOptions = {},
): Promise<ImportSummary> => {
  if (microInternship !== undefined && rows.length !== 1) {
    const reason = `has ${rows.length} forms, accepted: one, for the one posting of --micro-internship`;
    return { added: 0, changed: 0, refused: [{ line: 1, errors: [{ pointer: '', reason }] }] };
  }
  const rest: SourceRow[] = [];
  let changed = 0;
  for (const row of rows) {
    const slug = microInternship ?? (row.ok ? row.microInternship : undefined);
    if (!row.ok) rest.push(row);
    else if (slug !== undefined) {
      if (await replaceQuestions(database, slug, row.questions)) changed += 1;
      else rest.push(refused(row, noSuch(slug)));
    } else if (sampleAt && row.sample) rest.push({ ...positionOf(row), ...row.sample });
    else rest.push(refused(row, { pointer: '', reason: NO_POSTING }));
  }
  const summary = await importRows(database, rest, { sampleAt });
  return { ...summary, changed: summary.changed + changed };
};
