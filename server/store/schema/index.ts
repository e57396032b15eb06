import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Eligibility, Milestone } from '../../../src/contract/micro-internship.ts';
import type { Due } from '../../../src/contract/summary.ts';
import type { Person, Receipt } from '../../../src/contract/application.ts';
import type { Answers, Question } from '../../../src/contract/questions.ts';
import type { RichText } from '../../../src/contract/rich-text.ts';
import type { ReportReason } from '../../../src/contract/report.ts';
import type { Statement } from '../../../src/contract/statements.ts';
import type { FileType } from '../../../src/contract/upload.ts';
import type {
  Department,
  Status,
  ARRANGEMENTS,
  CLASSIFICATIONS,
  PAYERS,
} from '../../../src/contract/primitives.ts';
import type { AccessAction } from '../../domain/access.ts';
import type { CampusRecord } from '../../domain/campus.ts';
import type { NoticeWording } from '../../domain/privacy.ts';
import type { Signal } from '../../domain/signals.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const isOpen = sql`status = 'open'`;
const textSearch = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const campuses = pgTable('campuses', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  timeZone: text('time_zone').notNull(),
  /** Sources, as a policy's `frame-ancestors` has them, whose pages may frame the campus's list. */
  frameAncestors: text('frame_ancestors').array().notNull().default([]),
  classifications: text('classifications')
    .array()
    .$type<CampusRecord['classifications']>()
    .notNull()
    .default([]),
  minFee: integer('min_fee'),
  employers: jsonb('employers').$type<CampusRecord['employers']>(),
  scope: text('scope').$type<CampusRecord['scope']>().notNull().default('marketplace'),
  accent: text('accent'),
  hostUrl: text('host_url'),
  nouns: jsonb('nouns').$type<CampusRecord['nouns']>(),
  /** Mail domains of the school; who applies for a posting of this campus alone confirms an address of one of them. */
  emailDomains: text('email_domains').array().notNull().default([]),
  /** Whether an applicant for a posting of this campus alone has to confirm the email address. */
  confirmEmail: boolean('confirm_email').notNull().default(true),
});

/** Employers. Each belongs to the source that handed it in: no other source changes it. */
export const employers = pgTable(
  'employers',
  {
    /** Given once and kept, since campuses name employers by it. */
    slug: text('slug').primaryKey(),
    source: text('source').notNull(),
    /** The source's own name for it; with the source it is the employer's identity. */
    sourceId: text('source_id').notNull(),
    name: text('name').notNull(),
    logo: text('logo'),
    industry: text('industry'),
    size: text('size'),
    /** Changed by the operator alone, as is the email address: no import does. */
    verified: boolean('verified').notNull(),
    email: text('email').notNull(),
  },
  (table) => [uniqueIndex('employers_source').on(table.source, table.sourceId)],
);

export const microInternships = pgTable(
  'micro_internships',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    slug: text('slug').notNull(),
    source: text('source').notNull(),
    sourceId: text('source_id').notNull(),
    employer: text('employer')
      .notNull()
      .references(() => employers.slug),
    title: text('title').notNull(),
    department: text('department').$type<Department>().notNull(),
    summary: text('summary').notNull(),
    description: jsonb('description').$type<RichText>().notNull(),
    /** The employer's name and the description's words, for search. */
    searchText: text('search_text').notNull(),
    deliverables: jsonb('deliverables').$type<string[]>().notNull(),
    milestones: jsonb('milestones').$type<Milestone[]>().notNull(),
    hoursMin: numeric('hours_min', { mode: 'number' }),
    hoursMax: numeric('hours_max', { mode: 'number' }),
    feeAmount: integer('fee_amount'),
    feeCurrency: text('fee_currency'),
    takeHomePercent: integer('take_home_percent').notNull(),
    paidBy: text('paid_by').$type<(typeof PAYERS)[number]>(),
    classification: text('classification').$type<(typeof CLASSIFICATIONS)[number]>(),
    publishedAt: instant('published_at').notNull(),
    applicationOpens: instant('application_opens'),
    applicationOpensZone: text('application_opens_zone'),
    applicationDeadline: instant('application_deadline'),
    applicationDeadlineZone: text('application_deadline_zone'),
    decisionBy: instant('decision_by'),
    decisionByZone: text('decision_by_zone'),
    kickOff: date('kick_off', { mode: 'string' }),
    due: jsonb('due').$type<Due>(),
    arrangement: text('arrangement').$type<(typeof ARRANGEMENTS)[number]>(),
    location: text('location'),
    country: text('country'),
    skills: jsonb('skills').$type<string[]>().notNull(),
    /** The skills as they are asked for, in the same order; empty where a skill has no Latin letter. */
    skillSlugs: text('skill_slugs').array().notNull(),
    openings: integer('openings').notNull(),
    filled: integer('filled').notNull(),
    applicationCount: integer('application_count').notNull().default(0),
    applicationLimit: integer('application_limit'),
    exclusiveTo: text('exclusive_to').references(() => campuses.slug),
    featured: boolean('featured').notNull(),
    sample: boolean('sample').notNull(),
    language: text('language').notNull(),
    status: text('status').$type<Status>().notNull(),
    eligibility: jsonb('eligibility').$type<Eligibility>().notNull(),
    requiredDocuments: jsonb('required_documents').$type<string[]>().notNull(),
    statements: jsonb('statements').$type<Statement[]>().notNull(),
    questionsVersion: integer('questions_version').notNull(),
    retentionDays: integer('retention_days').notNull(),
    /** Generation of the review links: stands in all that are good, and a new one ends those from before. */
    reviewRenewal: uuid('review_renewal'),
    /** Goes up by one whenever a source changes something, and with it the day it was changed. */
    revision: integer('revision').notNull().default(0),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    search: textSearch('search').generatedAlwaysAs(
      sql`setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B') || setweight(jsonb_to_tsvector('english', skills, '["string"]'), 'B') || setweight(to_tsvector('english', search_text), 'C')`,
    ),
  },
  (table) => [
    uniqueIndex('micro_internships_slug').on(table.slug),
    uniqueIndex('micro_internships_source').on(table.source, table.sourceId),
    index('micro_internships_search').using('gin', table.search),
    index('micro_internships_skills').using('gin', table.skillSlugs),
    index('micro_internships_own')
      .on(table.exclusiveTo, table.publishedAt, table.id)
      .where(sql`exclusive_to is not null`),
    // One for each order of the list, of what may take applications; the expressions are those of the orders.
    index('micro_internships_newest').on(table.publishedAt, table.id).where(isOpen),
    index('micro_internships_closing')
      .on(sql`coalesce(application_deadline, 'infinity'::timestamptz)`, table.id)
      .where(isOpen),
    index('micro_internships_fee').on(table.feeCurrency, table.feeAmount, table.id).where(isOpen),
    index('micro_internships_hours')
      .on(sql`coalesce(hours_min, 1000000)`, table.id)
      .where(isOpen),
  ],
);

/** Key ring that the servers on one database share; a purpose's first key is made by the server that first needs it. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    /** Stands in the header of each token that the key has signed (RFC 7515, 4.1.4). */
    kid: text('kid').primaryKey(),
    purpose: text('purpose').notNull(),
    secret: text('secret').notNull(),
    createdAt: instant('created_at').notNull(),
    /** From then on no token of it is good; null for the one key of a purpose that signs. */
    retiredAt: instant('retired_at'),
  },
  (table) => [
    uniqueIndex('signing_keys_current')
      .on(table.purpose)
      .where(sql`retired_at is null`),
  ],
);

/** Audit trail of mailed links: each opening and each download, for the operator. It names nobody. */
export const accessLog = pgTable(
  'access_log',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    at: instant('at').notNull(),
    action: text('action').$type<AccessAction>().notNull(),
    /** No references: an entry outlasts what it is about. */
    microInternship: uuid('micro_internship').notNull(),
    application: uuid('application'),
    upload: uuid('upload'),
    /** Id of the link that was used, its `jti`; none for links from before links had one. */
    link: text('link'),
  },
  (table) => [
    index('access_log_micro_internship').on(table.microInternship, table.at),
    index('access_log_at').on(table.at),
  ],
);

/** Every version of every posting's questions, so that an answer never loses the question it was given to. */
export const questionSets = pgTable(
  'question_sets',
  {
    microInternship: uuid('micro_internship')
      .notNull()
      .references(() => microInternships.id),
    version: integer('version').notNull(),
    questions: jsonb('questions').$type<Question[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.microInternship, table.version] })],
);

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

/** The wording of each version of the privacy notice, by locale, as it was shown. */
export const privacyNotices = pgTable('privacy_notices', {
  version: text('version').primaryKey(),
  wording: jsonb('wording').$type<NoticeWording>().notNull(),
});

/** The latest time that the sweeps have trusted, in one row. */
export const sweepState = pgTable('sweep_state', {
  name: text('name').primaryKey(),
  latest: instant('latest').notNull(),
});

/** What visitors have said is wrong with postings. Nobody is asked who they are. */
export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 of the request body, to tell a repeat from another request under the same key. */
    fingerprint: text('fingerprint').notNull(),
    microInternship: uuid('micro_internship')
      .notNull()
      .references(() => microInternships.id),
    campus: text('campus').references(() => campuses.slug),
    reason: text('reason').$type<ReportReason>().notNull(),
    details: text('details'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('reports_idempotency_key').on(table.idempotencyKey),
    index('reports_micro_internship').on(table.microInternship, table.createdAt),
  ],
);

/** Mail that is to be sent, written in the transaction of what it tells of. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    application: uuid('application').references(() => applications.id),
    /** The report that it tells the operator of. */
    report: uuid('report').references(() => reports.id),
    to: text('to').notNull(),
    replyTo: text('reply_to'),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    sentAt: instant('sent_at'),
    /** When it was given up for good. */
    failedAt: instant('failed_at'),
    /** The SMTP reply code and enhanced status, or the error code, of the last attempt. Never the words of a reply: they hold addresses. */
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

export const RATE_LIMITS = 'rate_limits';

/** Points that are used of each rate limit; the names and the order of the columns are the library's. */
export const rateLimits = pgTable(
  RATE_LIMITS,
  {
    /** A limiter's name and a hash: an email address or a network cannot be read from it. */
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    /** The end of the window, in milliseconds since 1970. */
    expire: bigint('expire', { mode: 'number' }),
  },
  (table) => [index('rate_limits_expire').on(table.expire)],
);
