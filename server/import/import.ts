import { saveClient } from '../store/catalogue.ts';
import type { Database } from '../store/database.ts';
import { savePosting } from '../store/postings.ts';
import type { RowError, SourceRow } from './mapping.ts';
import { asSample } from './sample.ts';

/** What became of a file's rows. */
export interface ImportSummary {
  added: number;
  changed: number;
  refused: { line: number; errors: RowError[] }[];
}

/** PostgreSQL's code for a value that has to be unique and is not. */
const UNIQUE_VIOLATION = '23505';

const isSlugTaken = (error: unknown): boolean =>
  error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === UNIQUE_VIOLATION;

/**
 * Puts a source's rows into the marketplace, each by itself: one that is refused is reported and keeps no other out.
 * With `sampleAt` their dates are shifted so that they are open at that moment, and they are marked as samples.
 */
export const importRows = async (
  database: Database,
  rows: readonly SourceRow[],
  { sampleAt }: { sampleAt?: Date | undefined } = {},
): Promise<ImportSummary> => {
  const summary: ImportSummary = { added: 0, changed: 0, refused: [] };
  for (const row of rows) {
    if (!row.ok) {
      summary.refused.push({ line: row.line, errors: row.errors });
      continue;
    }
    const posting = sampleAt ? asSample(row.posting, sampleAt) : row.posting;
    try {
      await saveClient(database, row.client);
      summary[await savePosting(database, posting)] += 1;
    } catch (error) {
      if (!isSlugTaken(error)) throw error;
      summary.refused.push({
        line: row.line,
        errors: [{ pointer: '/slug', reason: 'taken by another posting' }],
      });
    }
  }
  return summary;
};
