import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

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
