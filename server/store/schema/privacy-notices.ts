import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { NoticeWording } from '../../domain/privacy.ts';

/** Wording of each version of the privacy notice, by locale. */
export const privacyNotices = pgTable('privacy_notices', {
  version: text('version').primaryKey(),
  wording: jsonb('wording').$type<NoticeWording>().notNull(),
});
