import { asc, eq, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accessLog, microInternships } from './schema/index.ts';

export type AccessEntry = typeof accessLog.$inferSelect;

/** Records that a mailed link was used. */
export const recordAccess = async (
  database: Database,
  entry: typeof accessLog.$inferInsert,
): Promise<void> => {
  await database.insert(accessLog).values(entry);
};

/** Access log of a posting's applications, oldest first; `undefined` for an unknown posting. */
export const listAccess = async (database: Database, slug: string): Promise<AccessEntry[] | undefined> => {
  const [posting] = await database
    .select({ id: microInternships.id })
    .from(microInternships)
    .where(eq(microInternships.slug, slug));
  if (!posting) return undefined;
  return database
    .select()
    .from(accessLog)
    .where(eq(accessLog.microInternship, posting.id))
    .orderBy(asc(accessLog.at), asc(accessLog.id));
};

/** Deletes entries older than `before`; returns the count. */
export const deleteAccessLog = async (database: Database, before: Date): Promise<number> => {
  const deleted = await database
    .delete(accessLog)
    .where(lt(accessLog.at, before))
    .returning({ id: accessLog.id });
  return deleted.length;
};
