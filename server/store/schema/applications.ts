import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Person, Receipt } from '../../../src/contract/application.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import type { Statement } from '../../../src/contract/statements.ts';
import type { Signal } from '../../domain/bot-signals.ts';
import { campuses } from './campuses.ts';
import { microInternships } from './postings.ts';
import { instant } from './columns.ts';

export const applications = pgTable(
  'applications',
  {
    id: uuid('id').primaryKey(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 of the request body, to tell a repeat from another request under the same key. */
    fingerprint: text('fingerprint').notNull(),
    microInternship: uuid('micro_internship')
      .notNull()
      .references(() => microInternships.id),
    campus: text('campus').references(() => campuses.slug),
    person: jsonb('person').$type<Person>().notNull(),
    statements: jsonb('statements').$type<Statement[]>().notNull(),
    questionsVersion: integer('questions_version').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    consentVersion: text('consent_version').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** The answer that was given, given again to a repeat. */
    receipt: jsonb('receipt').$type<Receipt>().notNull(),
    /** When the applicant proved that the mailbox is theirs; until then it does not count and the employer does not see it. */
    confirmedAt: instant('confirmed_at'),
    /** The end of the time for that: an application that is not confirmed by then is deleted. */
    confirmBy: instant('confirm_by').notNull(),
    /** Until when it is kept: as promised when it was sent, and only ever shortened. */
    retainUntil: instant('retain_until').notNull(),
    /** When the applicant last corrected it. */
    correctedAt: instant('corrected_at'),
    /** When the applicant withdrew it: the employer no longer sees it. */
    withdrawnAt: instant('withdrawn_at'),
    /** When the employer put it on the shortlist. */
    shortlistedAt: instant('shortlisted_at'),
    /** What speaks for a program having sent it. */
    signals: text('signals').array().$type<Signal[]>().notNull().default([]),
  },
  (table) => [
    uniqueIndex('applications_idempotency_key').on(table.idempotencyKey),
    index('applications_micro_internship').on(table.microInternship, table.receivedAt),
    index('applications_email').on(table.microInternship, sql`lower(person ->> 'email')`),
    index('applications_mailbox').on(sql`lower(person ->> 'email')`),
    index('applications_retained').on(table.retainUntil),
    index('applications_unconfirmed')
      .on(table.confirmBy)
      .where(sql`confirmed_at is null`),
  ],
);

/** One-time code that proves a mailbox; there is one at a time for each application that waits to be confirmed. */
export const confirmationCodes = pgTable('confirmation_codes', {
  application: uuid('application')
    .primaryKey()
    .references(() => applications.id, { onDelete: 'cascade' }),
  /** SHA-256 of the application's id and the six digits. */
  digest: text('digest').notNull(),
  /** Wrong codes so far. */
  tries: integer('tries').notNull().default(0),
  createdAt: instant('created_at').notNull(),
});

/** Every consent that was given with an application; a correction adds one. */
export const consents = pgTable(
  'consents',
  {
    application: uuid('application')
      .notNull()
      .references(() => applications.id, { onDelete: 'cascade' }),
    /** The version of the privacy notice that was agreed to. */
    version: text('version').notNull(),
    givenAt: instant('given_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.application, table.givenAt] })],
);
