import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

/** Employers. Each belongs to the source that imported it; no other source changes it. */
export const employers = pgTable(
  'employers',
  {
    /** Stable: campus policies refer to employers by slug. */
    slug: text('slug').primaryKey(),
    source: text('source').notNull(),
    /** Id within the source; the pair is the employer's identity. */
    sourceId: text('source_id').notNull(),
    name: text('name').notNull(),
    logo: text('logo'),
    industry: text('industry'),
    size: text('size'),
    /** Set by the operator only, like the email; imports never change it. */
    verified: boolean('verified').notNull(),
    email: text('email').notNull(),
  },
  (table) => [uniqueIndex('employers_source').on(table.source, table.sourceId)],
);
