import { sql } from 'drizzle-orm';
import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

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
