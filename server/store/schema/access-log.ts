import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AccessAction } from '../../domain/access.ts';
import { instant } from './columns.ts';

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
