import { inArray } from 'drizzle-orm';
import type { Database } from './database.ts';
import { microInternships as table } from './schema/index.ts';

/** Revision number of a posting and the time of its last change by the source. */
export interface Revision {
  revision: number;
  updatedAt: Date;
}

/** The revisions of postings by their ids. */
export const findRevisions = async (
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Revision>> => {
  if (ids.length === 0) return new Map();
  const rows = await database
    .select({ id: table.id, revision: table.revision, updatedAt: table.updatedAt })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return new Map(rows.map(({ id, ...revision }) => [id, revision]));
};
