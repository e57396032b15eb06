import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, not, notExists, or, sql } from 'drizzle-orm';
import type { Upload } from '../../src/contract/upload.ts';
import { heldBack, type HeldBack } from '../domain/quarantine.ts';
import type { Database } from './database.ts';
import { deleteUploads } from './erasure.ts';
import { applications, attachments, microInternships, uploads } from './schema/index.ts';

export type NewUpload = typeof uploads.$inferInsert;
export type UploadRow = typeof uploads.$inferSelect;

/** File names and sizes by upload id. */
export type FilesById = Record<string, Pick<Upload, 'name' | 'size'>>;

export const filesById = (rows: UploadRow[]): FilesById =>
  Object.fromEntries(rows.map(({ id, name, size }) => [id, { name, size }]));

/** Stores an upload unless its idempotency key has been used. */
export const addUpload = async (database: Database, upload: NewUpload): Promise<void> => {
  await database.insert(uploads).values(upload).onConflictDoNothing({ target: uploads.idempotencyKey });
};

/** The upload under an idempotency key; a repeat of it waits until the transaction ends. */
export const lockUpload = async (
  transaction: Database,
  idempotencyKey: string,
): Promise<UploadRow | undefined> => {
  const [row] = await transaction
    .select()
    .from(uploads)
    .where(eq(uploads.idempotencyKey, idempotencyKey))
    .for('update');
  return row;
};

const isNamedByNone = (database: Database) =>
  notExists(database.select().from(attachments).where(eq(attachments.upload, uploads.id)));

/** Uploads that an application to the posting may reference: uploaded for it, no malware. */
const isOf = (ids: string[], microInternship: string) =>
  and(inArray(uploads.id, ids), eq(uploads.microInternship, microInternship), not(uploads.infected));

/** Uploads for a posting by id, referenced by an application or not. */
export const findUploads = async (
  database: Database,
  ids: string[],
  microInternship: string,
): Promise<UploadRow[]> =>
  ids.length === 0 ? [] : database.select().from(uploads).where(isOf(ids, microInternship));

/**
 * Locks and returns the uploads that a new application to a posting may reference: those without an application. Until
 * the transaction ends no other application can reference them and no sweep deletes them.
 */
export const holdUploads = async (
  transaction: Database,
  ids: string[],
  microInternship: string,
): Promise<UploadRow[]> => {
  if (ids.length === 0) return [];
  await transaction
    .select({ id: uploads.id })
    .from(uploads)
    .where(inArray(uploads.id, ids))
    // In one order, so that two who name the same files do not wait for each other.
    .orderBy(asc(uploads.id))
    .for('update');
  // A statement of its own, so that it sees who has named a file up to the moment of the lock.
  return transaction
    .select()
    .from(uploads)
    .where(and(isOf(ids, microInternship), isNamedByNone(transaction)));
};

/** Subselect: files of an application by upload id. */
export const filesOfApplication = sql<FilesById>`coalesce((
  select jsonb_object_agg(${uploads.id}, jsonb_build_object('name', ${uploads.name}, 'size', ${uploads.size}))
  from ${attachments} join ${uploads} on ${uploads.id} = ${attachments.upload}
  where ${attachments.application} = ${applications.id}), '{}'::jsonb)`;

/** Unscanned uploads in random order, so that one the scanner rejects never blocks the others. */
export const findUnscanned = (database: Database): Promise<UploadRow[]> =>
  database
    .select()
    .from(uploads)
    .where(isNull(uploads.scannedAt))
    .orderBy(sql`random()`);

/** Stores the result of a malware scan; a detection is never overwritten. */
export const markScanned = async (
  database: Database,
  id: string,
  found: Pick<UploadRow, 'scannedAt' | 'infected'>,
): Promise<void> => {
  await database
    .update(uploads)
    .set(found)
    .where(and(eq(uploads.id, id), not(uploads.infected)));
};

/** Quarantined files of a posting's applications, by upload id. */
export const listHeldBack = async (
  database: Database,
  slug: string,
  hasScanner: boolean,
): Promise<Map<string, HeldBack>> => {
  const rows = await database
    .selectDistinct({ id: uploads.id, scannedAt: uploads.scannedAt, infected: uploads.infected })
    .from(uploads)
    .innerJoin(attachments, eq(attachments.upload, uploads.id))
    .innerJoin(applications, eq(attachments.application, applications.id))
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(and(eq(microInternships.slug, slug), or(uploads.infected, isNull(uploads.scannedAt))));
  return new Map(
    rows.flatMap(({ id, ...found }) => {
      const reason = heldBack(found, hasScanner);
      return reason ? [[id, reason] as const] : [];
    }),
  );
};

const isNamedByNoConfirmed = (database: Database) =>
  notExists(
    database
      .select()
      .from(attachments)
      .innerJoin(applications, eq(attachments.application, applications.id))
      .where(and(eq(attachments.upload, uploads.id), isNotNull(applications.confirmedAt))),
  );

/** Bytes of recent uploads without a confirmed application. */
export const countUnconfirmedBytes = async (database: Database, since: Date): Promise<number> => {
  const [row] = await database
    .select({ bytes: sql<number>`coalesce(sum(${uploads.size}), 0)::float8` })
    .from(uploads)
    .where(and(gte(uploads.createdAt, since), isNamedByNoConfirmed(database)));
  return row?.bytes ?? 0;
};

/** Uploads older than `before` without an application. */
export const findOrphans = async (database: Database, before: Date): Promise<string[]> => {
  const rows = await database
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(lte(uploads.createdAt, before), isNamedByNone(database)));
  return rows.map(({ id }) => id);
};

/**
 * Deletes an upload without an application and queues the deletion of its file. `false` if an application has just
 * referenced it, or another server deletes it.
 */
export const deleteOrphan = (database: Database, id: string, now: Date): Promise<boolean> =>
  database.transaction(async (transaction) => {
    const locked = await transaction
      .select({ id: uploads.id })
      .from(uploads)
      .where(eq(uploads.id, id))
      .for('update', { skipLocked: true });
    if (locked.length === 0) return false;
    // A statement of its own, so that it sees who has named the file up to the moment of the lock.
    const orphans = await transaction
      .select({ id: uploads.id })
      .from(uploads)
      .where(and(eq(uploads.id, id), isNamedByNone(transaction)));
    await deleteUploads(
      transaction,
      orphans.map((orphan) => orphan.id),
      now,
    );
    return orphans.length > 0;
  });
