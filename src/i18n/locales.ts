import { en, type Messages } from './en.ts';
import type { MoreMessages } from './en-more.ts';

/** The languages of the widgets, by their BCP 47 tags. */
export const LOCALES = ['en', 'es', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** All words of the list in one language; of English those that come after the first rows come with them. */
type Words = Messages & Partial<MoreMessages>;

const loaded = new Map<Locale, Words>([['en', en]]);

const loaders: Record<Exclude<Locale, 'en'>, () => Promise<{ words: Words }>> = {
  es: () => import('./es.ts'),
  ar: () => import('./ar.ts'),
};

/** The language of a BCP 47 tag, if the widgets speak it. */
export const spokenLocale = (tag: string | null | undefined): Locale | undefined =>
  LOCALES.find((locale) => locale === tag?.toLowerCase().split('-')[0]);

/** The first of some languages that the widgets speak; English where they speak none of them. */
export const pickLocale = (...asked: (string | null | undefined)[]): Locale =>
  asked.map(spokenLocale).find(Boolean) ?? 'en';

/** The words of a language, English until they are loaded. */
export const messagesFor = (locale: Locale): Words => loaded.get(locale) ?? en;

export const hasMessages = (locale: Locale): boolean => loaded.has(locale);

/** Makes words known that are at hand. */
export const setMessages = (locale: Locale, words: Words): void => {
  loaded.set(locale, words);
};

/** Loads the words of a language; where they cannot be had, English stands in. */
export const loadMessages = async (locale: Locale): Promise<void> => {
  if (locale === 'en' || loaded.has(locale)) return;
  try {
    setMessages(locale, (await loaders[locale]()).words);
  } catch {
    setMessages(locale, en);
  }
};
