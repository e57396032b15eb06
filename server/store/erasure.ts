import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import {
  applications,
  attachments,
  fileDeletions,
  mails,
  microInternships,
  reports,
  uploads,
} from './schema/index.ts';

/** Rows that are deleted, and what lies outside of the database of them. */
export interface Erased {
  applications: { id: string; uploads: string[] }[];
  /** Ids of mails, by which an outbox folder calls its files. */
  mails: string[];
  /** Keys of files. */
  files: string[];
}

export const NOTHING_ERASED: Erased = { applications: [], mails: [], files: [] };

/**
 * Deletes uploads that are attached to nothing, and notes the keys of their files in the same transaction: a crash
 * before the file store has let go of them leaves the note, and a sweep finishes.
 */
export const deleteUploads = async (
  transaction: Database,
  ids: readonly string[],
  now: Date,
): Promise<string[]> => {
  if (ids.length === 0) return [];
  const gone = await transaction
    .delete(uploads)
    .where(inArray(uploads.id, [...ids]))
    .returning({ key: uploads.key });
  if (gone.length === 0) return [];
  await transaction
    .insert(fileDeletions)
    .values(gone.map(({ key }) => ({ key, createdAt: now })))
    .onConflictDoNothing();
  return gone.map(({ key }) => key);
};

/** Deletes applications with all that hangs on them: mails, repeats, codes, consents, files. */
export const deleteApplications = async (
  transaction: Database,
  ids: readonly string[],
  now: Date,
): Promise<Erased> => {
  if (ids.length === 0) return NOTHING_ERASED;
  const attached = await transaction
    .select({ application: attachments.application, upload: attachments.upload, key: uploads.key })
    .from(attachments)
    .innerJoin(uploads, eq(uploads.id, attachments.upload))
    .where(inArray(attachments.application, [...ids]));
  const told = await transaction
    .delete(mails)
    .where(inArray(mails.application, [...ids]))
    .returning({ id: mails.id });
  const gone = await transaction
    .delete(applications)
    .where(inArray(applications.id, [...ids]))
    .returning({ id: applications.id });
  const files = await deleteUploads(
    transaction,
    attached.map(({ upload }) => upload),
    now,
  );
  return {
    applications: gone.map(({ id }) => ({
      id,
      uploads: attached.filter(({ application }) => application === id).map(({ key }) => key),
    })),
    mails: told.map(({ id }) => id),
    files,
  };
};

/** Gives places of a posting back. It has to be locked. */
export const freePlaces = (transaction: Database, microInternship: string, places: number) =>
  transaction
    .update(microInternships)
    .set({ applicationCount: sql`greatest(${microInternships.applicationCount} - ${places}, 0)` })
    .where(eq(microInternships.id, microInternship));

/** Deletes reports with the mails that tell of them; gives back how many, and the ids of the mails. */
const deleteReportRows = async (transaction: Database, ids: readonly string[]) => {
  if (ids.length === 0) return { reports: 0, mails: [] };
  const told = await transaction
    .delete(mails)
    .where(inArray(mails.report, [...ids]))
    .returning({ id: mails.id });
  const gone = await transaction
    .delete(reports)
    .where(inArray(reports.id, [...ids]))
    .returning({ id: reports.id });
  return { reports: gone.length, mails: told.map(({ id }) => id) };
};

export const deleteReport = (database: Database, id: string) =>
  database.transaction((transaction) => deleteReportRows(transaction, [id]));

/** Deletes the reports from before a moment. */
export const deleteReportsBefore = (database: Database, before: Date) =>
  database.transaction(async (transaction) => {
    const old = await transaction
      .select({ id: reports.id })
      .from(reports)
      .where(lte(reports.createdAt, before))
      .for('update', { skipLocked: true });
    return deleteReportRows(
      transaction,
      old.map(({ id }) => id),
    );
  });

/** Deletes the mails from before a moment that belong to no application, sent or not; gives back their ids. */
export const deleteMailsBefore = async (database: Database, before: Date): Promise<string[]> => {
  const gone = await database
    .delete(mails)
    .where(and(isNull(mails.application), lte(mails.createdAt, before)))
    .returning({ id: mails.id });
  return gone.map(({ id }) => id);
};

/** Of these ids, those of mails that there are. */
export const findMailIds = async (database: Database, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await database
    .select({ id: mails.id })
    .from(mails)
    .where(inArray(mails.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
};

/** Keys of files that wait to be removed from the file store. */
export const listFileDeletions = async (database: Database): Promise<string[]> =>
  (await database.select({ key: fileDeletions.key }).from(fileDeletions)).map(({ key }) => key);

export const forgetFileDeletion = async (database: Database, key: string): Promise<void> => {
  await database.delete(fileDeletions).where(eq(fileDeletions.key, key));
};

/** Of these keys, those that a row knows: of an upload, or of one that is deleted. */
export const findKnownKeys = async (database: Database, keys: readonly string[]): Promise<Set<string>> => {
  if (keys.length === 0) return new Set();
  const rows = await database
    .select({ key: uploads.key })
    .from(uploads)
    .where(inArray(uploads.key, [...keys]))
    .union(
      database
        .select({ key: fileDeletions.key })
        .from(fileDeletions)
        .where(inArray(fileDeletions.key, [...keys])),
    );
  return new Set(rows.map(({ key }) => key));
};
