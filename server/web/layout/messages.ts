import { messages as apply, type ApplyMessages } from '../../../src/features/apply/messages.en.ts';
import {
  messages as receipt,
  type ReceiptMessages,
} from '../../../src/features/apply/receipt/messages.en.ts';
import { messages as deferred, type DeferredMessages } from '../../../src/i18n/deferred-messages.en.ts';
import { LOCALES, type Locale } from '../../../src/i18n/locales.ts';
import { listMessages, type ListMessages } from '../../../widgets/locales/list-messages.ts';
import { postingMessages } from '../../../widgets/locales/posting-messages.ts';
import { sentMessages } from '../../../widgets/locales/sent-messages.ts';

// A page may be in any locale, and is rendered without waiting.
await Promise.all(
  LOCALES.flatMap((locale) =>
    [listMessages, postingMessages, sentMessages].map((catalog) => catalog.load(locale)),
  ),
);

/** Messages of the list in a locale. */
export const listMessagesFor = (locale: Locale): ListMessages & DeferredMessages => ({
  ...deferred,
  ...listMessages.get(locale),
});

/** Messages of the application form in a locale. */
export const applyMessagesFor = (locale: Locale): ApplyMessages => ({
  ...apply,
  ...postingMessages.get(locale),
});

/** Messages of the receipt in a locale. */
export const receiptMessagesFor = (locale: Locale): ReceiptMessages => ({
  ...receipt,
  ...sentMessages.get(locale),
});
