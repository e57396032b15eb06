import type { Locale } from '../../src/i18n/locales.ts';
import { listMessages } from '../../widgets/locales/list-messages.ts';
import { postingMessages } from '../../widgets/locales/posting-messages.ts';
import { sentMessages } from '../../widgets/locales/sent-messages.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { LIST_MESSAGES, POSTING_MESSAGES } from './messages.ts';

const LATIN = 'aeiouycnszAEIOUYCNSZ';
const ACCENTED = 'áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ';
const FILLER = ' ñandú över';
const LONGER = 0.4;

/** A text as a language would have it that is longer and has other letters, between marks that nothing else has. */
const strange = (text: string): string => {
  const accented = text.replace(/[a-z]/gi, (letter) => ACCENTED[LATIN.indexOf(letter)] ?? letter);
  const length = Math.ceil(text.length * LONGER);
  return `⟦${accented}${FILLER.repeat(length).slice(0, length)}⟧`;
};

const strangeMessages = (messages: unknown): unknown => {
  if (typeof messages === 'string') return strange(messages);
  if (typeof messages === 'function')
    return (...given: unknown[]) => strangeMessages((messages as (...all: unknown[]) => unknown)(...given));
  if (typeof messages !== 'object' || messages === null) return messages;
  return Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, strangeMessages(value)]));
};

/** Puts a language of no country in the place of one that is spoken: English, each text of it made strange. */
export const speakStrangely = (locale: Exclude<Locale, 'en'>, direction: 'ltr' | 'rtl'): void => {
  const list = strangeMessages(LIST_MESSAGES.en) as typeof LIST_MESSAGES.en;
  // The nouns of a campus are data.
  listMessages.loaded.set(locale, { ...list, locale, direction, nouns: undefined });
  const posting = strangeMessages(POSTING_MESSAGES.en) as typeof POSTING_MESSAGES.en;
  postingMessages.loaded.set(locale, posting);
  sentMessages.loaded.set(locale, posting);
};

const PLAIN = /⟦[^⟦⟧]*⟧/g;

/** Part of a text that was not pseudo-localized. */
export const plainPartOf = (text: string): string => {
  const rest = text.replaceAll(PLAIN, '');
  return rest === text ? text : plainPartOf(rest);
};

const CYRILLIC = 'абцдефгхийклмнопярстужвхыз';

const foreign = (text: string): string =>
  text.replace(/[a-zäöüß]/gi, (letter) => CYRILLIC[letter.toLowerCase().codePointAt(0)! - 97] ?? 'ё');

/** Attributes and elements that hold no text to read. */
const CODES =
  /^(?:id|slug|value|kind|type|currency|status|department|arrangement|paidBy|classification|source|exclusiveTo|language|version|timeZone|country|applicantBand|level|at|date|kickOff|earliest|latest|publishedAt|statements|href)$/;

const foreignTexts = (value: unknown, key = ''): unknown => {
  if (CODES.test(key)) return value;
  if (typeof value === 'string') return foreign(value);
  if (Array.isArray(value)) return value.map((item) => foreignTexts(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, foreignTexts(inner, name)]));
};

/** A posting whose every text is in letters that no word of ours has. */
export const inForeignLetters = (posting: MicroInternship): MicroInternship =>
  foreignTexts(posting) as MicroInternship;
