import { eq, gt, lte, sql, type SQL } from 'drizzle-orm';
import type { FileStore } from '../files/file-store.ts';
import type { Database } from './database.ts';
import { applications, mails, microInternships } from './schema.ts';
import { findOrphans, removeOrphan } from './uploads.ts';

/**
 * Until when an application is kept: the posting's days after the decision. Where no date for it is stated they are
 * counted from the deadline, and never from before the application itself.
 */
export const keptUntil = sql<Date>`greatest(
  ${applications.receivedAt},
  coalesce(${microInternships.decisionBy}, ${microInternships.applicationDeadline}, ${applications.receivedAt})
) + make_interval(days => ${microInternships.retentionDays})`;

/** The condition on an application, beside its posting, that it may still be read at a moment. */
export const isKept = (now: Date): SQL => gt(keptUntil, now.toISOString());

/**
 * Deletes what is no longer kept, with the mail that tells of it; gives back how many applications those were.
 * One statement, however many there are: what is deleted of both is decided once.
 */
export const deleteExpired = async (database: Database, now: Date): Promise<number> => {
  const expired = database
    .select({ id: applications.id })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(lte(keptUntil, now.toISOString()));
  const result = await database.execute(sql`
    with expired as (${expired}),
      told as (delete from ${mails} where ${mails.application} in (select id from expired)),
      gone as (delete from ${applications} where ${applications.id} in (select id from expired) returning id)
    select count(*)::integer as count from gone`);
  const [row] = (result as { rows: { count: number }[] }).rows;
  return row?.count ?? 0;
};

const DAY = 86_400_000;

/** Removes the files that have waited a day for an application that names them; gives back how many those were. */
export const deleteOrphans = async (
  database: Database,
  files: Pick<FileStore, 'delete'>,
  now: Date,
): Promise<number> => {
  let deleted = 0;
  for (const id of await findOrphans(database, new Date(now.getTime() - DAY)))
    if (await removeOrphan(database, id, files.delete)) deleted += 1;
  return deleted;
};
