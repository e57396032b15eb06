import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccessAction } from '../../domain/access.ts';
import { instant } from './columns.ts';

/** Audit trail of mailed links, every page view and download, for the operator. No personal data. */
export const accessLog = pgTable(
  'access_log',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    at: instant('at').notNull(),
    action: text('action').$type<AccessAction>().notNull(),
    /** No foreign keys: entries outlive their subject. */
    microInternship: uuid('micro_internship').notNull(),
    application: uuid('application'),
    upload: uuid('upload'),
    /** `jti` of the link; null for links without one. */
    link: text('link'),
  },
  (table) => [
    index('access_log_micro_internship').on(table.microInternship, table.at),
    index('access_log_at').on(table.at),
  ],
);
