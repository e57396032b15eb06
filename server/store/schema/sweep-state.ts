import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Latest trusted time of the sweeps, in one row. */
export const sweepState = pgTable('sweep_state', {
  name: text('name').primaryKey(),
  latest: instant('latest').notNull(),
});
