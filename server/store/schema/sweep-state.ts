import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The latest time that the sweeps have trusted, in one row. */
export const sweepState = pgTable('sweep_state', {
  name: text('name').primaryKey(),
  latest: instant('latest').notNull(),
});
