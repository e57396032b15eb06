import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { CampusRecord } from '../../domain/campus.ts';

export const campuses = pgTable('campuses', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  timeZone: text('time_zone').notNull(),
  /** Sources, as a policy's `frame-ancestors` has them, whose pages may frame the campus's list. */
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
  /** Mail domains of the school; who applies for a posting of this campus alone confirms an address of one of them. */
  emailDomains: text('email_domains').array().notNull().default([]),
  /** Whether an applicant for a posting of this campus alone has to confirm the email address. */
  confirmEmail: boolean('confirm_email').notNull().default(true),
});
