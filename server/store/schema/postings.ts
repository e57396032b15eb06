import { sql } from 'drizzle-orm';
import {
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Eligibility, Milestone } from '../../../src/contract/micro-internship.ts';
import type {
  Department,
  Status,
  ARRANGEMENTS,
  CLASSIFICATIONS,
  PAYERS,
} from '../../../src/contract/primitives.ts';
import type { Question } from '../../../src/contract/questions.ts';
import type { RichText } from '../../../src/contract/rich-text.ts';
import type { Statement } from '../../../src/contract/statements.ts';
import type { Due } from '../../../src/contract/summary.ts';
import { campuses } from './campuses.ts';
import { employers } from './employers.ts';
import { instant } from './columns.ts';

const isOpen = sql`status = 'open'`;
const textSearch = customType<{ data: string }>({ dataType: () => 'tsvector' });

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
    /** Slugs of the skills for filtering, in the same order; empty for a skill without Latin letters. */
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
    /** Generation of the review links: valid links carry it, and a new one revokes all older links. */
    reviewRenewal: uuid('review_renewal'),
    /** Incremented with `updatedAt` on each change by the source. */
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
    // One index per sort order over open postings; the expressions match those of the sort keys.
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

/** Question sets by posting and version, so that an answer always keeps its question. */
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
