import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { FileType } from '../../../src/contract/upload.ts';
import { applications } from './applications.ts';
import { microInternships } from './postings.ts';
import { instant } from './columns.ts';

/** Files that were handed in for a posting. Each waits an hour for an application that names it, and goes with it. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid('id').primaryKey(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** The posting for which it was handed in: no application for another one can name it. */
    microInternship: uuid('micro_internship').references(() => microInternships.id),
    /** SHA-256 of the file, to tell a repeat from another file under the same key. */
    fingerprint: text('fingerprint').notNull(),
    /** What its sender calls it. */
    name: text('name').notNull(),
    type: text('type').$type<FileType>().notNull(),
    size: integer('size').notNull(),
    /** What the file store calls it: nothing of ours or the sender's can be told from it. */
    key: uuid('key').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it was looked through for malware; nothing as long as it was not. */
    scannedAt: instant('scanned_at'),
    /** Whether it held malware: then its file is gone, and the row tells what it was called. */
    infected: boolean('infected').notNull().default(false),
  },
  (table) => [
    uniqueIndex('uploads_idempotency_key').on(table.idempotencyKey),
    index('uploads_created').on(table.createdAt),
    index('uploads_unscanned')
      .on(table.id)
      .where(sql`scanned_at is null`),
  ],
);

/** The files of an application, each the answer to a question. */
export const attachments = pgTable(
  'attachments',
  {
    application: uuid('application')
      .notNull()
      .references(() => applications.id, { onDelete: 'cascade' }),
    question: text('question').notNull(),
    upload: uuid('upload')
      .notNull()
      .references(() => uploads.id),
  },
  (table) => [
    primaryKey({ columns: [table.application, table.question] }),
    // A file is the answer to one question of one application, and goes with it.
    uniqueIndex('attachments_upload').on(table.upload),
  ],
);

/** Keys of files whose rows are deleted: written in the same transaction, and removed once the file store has let go of them. */
export const fileDeletions = pgTable('file_deletions', {
  key: uuid('key').primaryKey(),
  createdAt: instant('created_at').notNull(),
});
