import { isDeepStrictEqual } from 'node:util';
import { messages as ar } from '../../src/features/apply/messages.ar.ts';
import { messages as en, type ApplyMessages } from '../../src/features/apply/messages.en.ts';
import { messages as es } from '../../src/features/apply/messages.es.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { PRIVACY_NOTICE_VERSION, type NoticeWording } from '../domain/privacy.ts';
import type { Database } from '../store/database.ts';
import { storePrivacyNotice } from '../store/privacy-notices.ts';

const MESSAGES: Record<Locale, ApplyMessages> = { en, es, ar };
const EXAMPLE = { employer: '{employer}', days: 180 };

/** The current wording of the privacy notice in every locale. */
export const noticeWording = (): NoticeWording =>
  Object.fromEntries(
    Object.entries(MESSAGES).map(([locale, messages]) => [
      locale,
      {
        title: messages.privacyTitle,
        notice: messages.privacyNotice(EXAMPLE.employer, EXAMPLE.days),
        consent: messages.consent(EXAMPLE.employer),
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
