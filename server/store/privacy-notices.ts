import { eq } from 'drizzle-orm';
import type { NoticeWording } from '../domain/privacy.ts';
import type { Database } from './database.ts';
import { privacyNotices } from './schema/index.ts';

/** Stores the wording of a version unless one is stored; returns the stored wording. */
export const storePrivacyNotice = async (
  database: Database,
  notice: typeof privacyNotices.$inferInsert,
): Promise<NoticeWording | undefined> => {
  await database.insert(privacyNotices).values(notice).onConflictDoNothing();
  const [row] = await database
    .select()
    .from(privacyNotices)
    .where(eq(privacyNotices.version, notice.version));
  return row?.wording;
};
