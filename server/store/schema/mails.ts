import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { applications } from './applications.ts';
import { reports } from './reports.ts';
import { instant } from './columns.ts';

/** Transactional outbox: a mail is a row of the same transaction as the change it reports. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    application: uuid('application').references(() => applications.id),
    /** The report that the mail is about. */
    report: uuid('report').references(() => reports.id),
    to: text('to').notNull(),
    replyTo: text('reply_to'),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    sentAt: instant('sent_at'),
    /** Permanent failure at. */
    failedAt: instant('failed_at'),
    /** The SMTP reply code and enhanced status, or the error code, of the last attempt. Never the text of a reply: it contains emails. */
    failure: text('failure'),
  },
  (table) => [
    index('mails_due')
      .on(table.nextAttemptAt)
      .where(sql`sent_at is null and failed_at is null`),
    index('mails_failed')
      .on(table.failedAt)
      .where(sql`failed_at is not null`),
    index('mails_application').on(table.application),
    index('mails_report').on(table.report),
  ],
);
