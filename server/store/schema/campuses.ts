import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { CampusRecord } from '../../domain/campus.ts';

export const campuses = pgTable('campuses', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  timeZone: text('time_zone').notNull(),
  /** CSP `frame-ancestors` sources that may frame the campus's list. */
  frameAncestors: text('frame_ancestors').array().notNull().default([]),
  classifications: text('classifications')
    .array()
    .$type<CampusRecord['classifications']>()
    .notNull()
    .default([]),
  minFee: integer('min_fee'),
  employers: jsonb('employers').$type<CampusRecord['employers']>(),
  scope: text('scope').$type<CampusRecord['scope']>().notNull().default('marketplace'),
  accent: text('accent'),
  hostUrl: text('host_url'),
  nouns: jsonb('nouns').$type<CampusRecord['nouns']>(),
  /** Email domains of the school, required to apply for postings exclusive to this campus. */
  emailDomains: text('email_domains').array().notNull().default([]),
  /** Email verification for postings exclusive to this campus. */
  confirmEmail: boolean('confirm_email').notNull().default(true),
});
