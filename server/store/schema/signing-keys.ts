import { sql } from 'drizzle-orm';
import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Signing keys shared by all servers on one database; created on first use of a purpose. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    /** Key id in the header of each signed token (RFC 7515, 4.1.4). */
    kid: text('kid').primaryKey(),
    purpose: text('purpose').notNull(),
    secret: text('secret').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Tokens of the key are invalid from then on; null for the current key of a purpose. */
    retiredAt: instant('retired_at'),
  },
  (table) => [
    uniqueIndex('signing_keys_current')
      .on(table.purpose)
      .where(sql`retired_at is null`),
  ],
);
