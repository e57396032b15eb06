import { isDeepStrictEqual } from 'node:util';
import { words as arabic } from '../../src/i18n/ar-posting.ts';
import { words as spanish } from '../../src/i18n/es-posting.ts';
import { enPosting, type PostingWords } from '../../src/i18n/posting-words.ts';
import { PRIVACY_NOTICE_VERSION, type NoticeWording } from '../domain/privacy.ts';
import type { Database } from '../store/database.ts';
import { storePrivacyNotice } from '../store/privacy-notices.ts';

const LOCALES: Record<string, PostingWords> = { en: enPosting, es: spanish, ar: arabic };
const EXAMPLE = { employer: '{employer}', days: 180 };

/** The words of the notice as they are now. */
export const noticeWording = (): NoticeWording =>
  Object.fromEntries(
    Object.entries(LOCALES).map(([locale, words]) => [
      locale,
      {
        title: words.privacyTitle,
        notice: words.privacyNotice(EXAMPLE.employer, EXAMPLE.days),
        consent: words.consent(EXAMPLE.employer),
      },
    ]),
  );

/** Words of the notice that have changed under a version to which people have agreed. */
export class PrivacyNoticeError extends Error {
  override name = 'PrivacyNoticeError';
}

/** Keeps the words of the notice beside the consents to it. Throws where its version has other words already. */
export const recordPrivacyNotice = async (
  database: Database,
  wording = noticeWording(),
  version = PRIVACY_NOTICE_VERSION,
): Promise<void> => {
  const stored = await storePrivacyNotice(database, { version, wording });
  if (!isDeepStrictEqual(stored, wording))
    throw new PrivacyNoticeError(
      `privacy notice ${version}: its words differ from those that people have agreed to; changed words need a new PRIVACY_NOTICE_VERSION`,
    );
};
