import { messages as autosave } from '../../src/features/apply/autosave/messages.en.ts';
import { messages as choices } from '../../src/features/apply/choices/messages.en.ts';
import { messages as confirm } from '../../src/features/apply/confirm/messages.en.ts';
import { messages as fields } from '../../src/features/apply/fields/messages.en.ts';
import { messages as files } from '../../src/features/apply/files/messages.en.ts';
import { messages as apply } from '../../src/features/apply/messages.en.ts';
import { messages as receipt } from '../../src/features/apply/receipt/messages.en.ts';
import { messages as deferredFeed } from '../../src/features/feed/deferred-messages.en.ts';
import { messages as feed } from '../../src/features/feed/messages.en.ts';
import { messages as actions } from '../../src/features/posting/actions-messages.en.ts';
import { messages as posting } from '../../src/features/posting/messages.en.ts';
import { messages as report } from '../../src/features/report/messages.en.ts';
import { messages as deferred } from '../../src/i18n/deferred-messages.en.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { messages as common } from '../../src/i18n/messages.en.ts';
import { messages as arPosting } from '../../widgets/locales/ar-posting.ts';
import { messages as arSent } from '../../widgets/locales/ar-sent.ts';
import { messages as arList } from '../../widgets/locales/ar.ts';
import { messages as esPosting } from '../../widgets/locales/es-posting.ts';
import { messages as esSent } from '../../widgets/locales/es-sent.ts';
import { messages as esList } from '../../widgets/locales/es.ts';

const enList = { ...common, ...deferred, ...feed, ...deferredFeed };
const enPosting = {
  ...posting,
  ...actions,
  ...report,
  ...apply,
  ...fields,
  ...files,
  ...choices,
  ...autosave,
};
const enSent = { ...receipt, ...confirm };

type ListMessages = typeof enList;
type PostingMessages = typeof enPosting & typeof enSent;

/** Messages of the list in every locale. */
export const LIST_MESSAGES: Record<Locale, ListMessages> = { en: enList, es: esList, ar: arList };

/** Messages of a posting, its form, receipt and report in every locale. */
export const POSTING_MESSAGES: Record<Locale, PostingMessages> = {
  en: { ...enPosting, ...enSent },
  es: { ...esPosting, ...esSent },
  ar: { ...arPosting, ...arSent },
};

/** All English messages of the widgets. */
export const en = { ...LIST_MESSAGES.en, ...POSTING_MESSAGES.en };

/** All messages of the widgets in every locale. */
export const MESSAGES: Record<Locale, typeof en> = {
  en,
  es: { ...LIST_MESSAGES.es, ...POSTING_MESSAGES.es },
  ar: { ...LIST_MESSAGES.ar, ...POSTING_MESSAGES.ar },
};
