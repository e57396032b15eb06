import { enSent, type SentMessages } from './en-sent.ts';
import type { Locale } from './locales.ts';

const loaded = new Map<Locale, SentMessages>([['en', enSent]]);

const loaders: Record<Exclude<Locale, 'en'>, () => Promise<{ words: SentMessages }>> = {
  es: () => import('./es-sent.ts'),
  ar: () => import('./ar-sent.ts'),
};

/** The words of a receipt in a language, once they are loaded. */
export const sentWordsOf = (locale: Locale): SentMessages | undefined => loaded.get(locale);

/** Makes words known that are at hand. */
export const setSentWords = (locale: Locale, words: SentMessages): void => {
  loaded.set(locale, words);
};

/** Loads the words of a receipt; where they cannot be had, English stands in. */
export const loadSentWords = async (locale: Locale): Promise<void> => {
  if (loaded.has(locale) || locale === 'en') return;
  try {
    setSentWords(locale, (await loaders[locale]()).words);
  } catch {
    setSentWords(locale, enSent);
  }
};
