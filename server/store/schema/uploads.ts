import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { FileType } from '../../../src/contract/upload.ts';
import { applications } from './applications.ts';
import { microInternships } from './postings.ts';
import { instant } from './columns.ts';

/** Uploaded files. An upload expires after an hour unless an application references it; it is deleted with that application. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid('id').primaryKey(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** Posting that it was uploaded for; applications to other postings cannot reference it. */
    microInternship: uuid('micro_internship').references(() => microInternships.id),
    /** SHA-256 of the file, to tell a repeat from another file under the same key. */
    fingerprint: text('fingerprint').notNull(),
    /** File name as sent, sanitized. */
    name: text('name').notNull(),
    type: text('type').$type<FileType>().notNull(),
    size: integer('size').notNull(),
    /** Random object key in the file store; it reveals no id and no file name. */
    key: uuid('key').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Malware scan at; null until then. */
    scannedAt: instant('scanned_at'),
    /** True if malware was detected: the file is deleted, the row remains. */
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

/** Files of applications, each the answer to one question. */
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
    // A file answers one question of one application, and is deleted with it.
    uniqueIndex('attachments_upload').on(table.upload),
  ],
);

/** Outbox of file deletions: keys written in the transaction that deletes the rows, removed once the file store has deleted the files. */
export const fileDeletions = pgTable('file_deletions', {
  key: uuid('key').primaryKey(),
  createdAt: instant('created_at').notNull(),
});
