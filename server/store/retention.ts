import { and, gt, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { FileStore } from '../adapters/files/file-store.ts';
import type { Database } from './database.ts';
import { applications, mails } from './schema.ts';
import { findOrphans, removeOrphan } from './uploads.ts';

/** The condition that an application may still be read at a moment: its retention has not ended, nor the time to confirm it. */
export const isKept = (now: Date): SQL | undefined =>
  and(
    gt(applications.retainUntil, now),
    or(isNotNull(applications.confirmedAt), gt(applications.confirmBy, now)),
  );

const hasExpired = (now: Date): SQL | undefined =>
  or(
    lte(applications.retainUntil, now),
    and(isNull(applications.confirmedAt), lte(applications.confirmBy, now)),
  );

/**
 * Deletes what is no longer kept, with the mail that tells of it; gives back how many applications those were.
 * One statement, however many there are: what is deleted of both is decided once.
 */
export const deleteExpired = async (database: Database, now: Date): Promise<number> => {
  const expired = database.select({ id: applications.id }).from(applications).where(hasExpired(now));
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
