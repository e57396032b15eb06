import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ReportReason } from '../../../src/contract/report.ts';
import { campuses } from './campuses.ts';
import { microInternships } from './postings.ts';
import { instant } from './columns.ts';

/** Anonymous reports of postings. */
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
