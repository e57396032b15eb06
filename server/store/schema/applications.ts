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
    /** The response body, sent again to a request with the same key. */
    receipt: jsonb('receipt').$type<Receipt>().notNull(),
    /** Email verified at; until then the application does not count and is hidden from the employer. */
    confirmedAt: instant('confirmed_at'),
    /** Confirmation deadline: an application still unconfirmed by then is deleted. */
    confirmBy: instant('confirm_by').notNull(),
    /** End of retention: as promised on submission, and only ever shortened. */
    retainUntil: instant('retain_until').notNull(),
    /** Last edit by the applicant. */
    correctedAt: instant('corrected_at'),
    /** Withdrawal by the applicant; from then on it is hidden from the employer. */
    withdrawnAt: instant('withdrawn_at'),
    /** Time at which the employer shortlisted it. */
    shortlistedAt: instant('shortlisted_at'),
    /** Bot signals. */
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

/** One-time codes that verify an email, one at a time for each unconfirmed application. */
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

/** Consents given with an application; an edit adds one. */
export const consents = pgTable(
  'consents',
  {
    application: uuid('application')
      .notNull()
      .references(() => applications.id, { onDelete: 'cascade' }),
    /** Version of the accepted privacy notice. */
    version: text('version').notNull(),
    givenAt: instant('given_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.application, table.givenAt] })],
);
