import { setMessages, type Locale } from '../../src/i18n/locales.ts';
import { en } from '../../src/i18n/en.ts';
import { enMore } from '../../src/i18n/en-more.ts';
import { setPostingWords } from '../../src/i18n/posting-words.ts';
import { setSentWords } from '../../src/i18n/sent-words.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { EN_POSTING } from './english.ts';

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

const strangeWords = (words: unknown): unknown => {
  if (typeof words === 'string') return strange(words);
  if (typeof words === 'function')
    return (...given: unknown[]) => strangeWords((words as (...all: unknown[]) => unknown)(...given));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, strangeWords(value)]));
};

/** Puts a language of no country in the place of one that is spoken: English, each text of it made strange. */
export const speakStrangely = (locale: Exclude<Locale, 'en'>, direction: 'ltr' | 'rtl'): void => {
  const words = strangeWords({ ...en, ...enMore }) as typeof en & typeof enMore;
  // What a campus calls it is data.
  setMessages(locale, { ...words, locale, direction, nouns: undefined });
  const postingWords = strangeWords(EN_POSTING) as typeof EN_POSTING;
  setPostingWords(locale, postingWords);
  setSentWords(locale, postingWords);
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
