import type { Locale } from '../../../../src/i18n/locales.ts';
import { pageMessages } from '../../layout/page-messages.ts';

/** Name of the honeypot: a name that bots fill in, and of no kind that browsers fill in by themselves. */
const HONEYPOT = 'website';

/** Adds the honeypot to a rendered form: a field that nobody sees or reaches. Hydration needs no such field. */
export const withHoneypot = (markup: string, locale: Locale): string => {
  const input = `<input name="${HONEYPOT}" value="" tabindex="-1" autocomplete="off">`;
  return markup.replace(
    /<input type="hidden" name="token"[^>]*>/,
    (token) => `${token}<label hidden>${pageMessages(locale).leaveEmpty}${input}</label>`,
  );
};

/** Value of the honeypot in a submitted form; a person leaves it empty. */
export const readHoneypot = (texts: { get: (name: string) => unknown }): string =>
  (texts.get(HONEYPOT) as string | null) ?? '';
