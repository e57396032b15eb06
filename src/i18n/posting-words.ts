import type { DetailMoreMessages } from './en-detail-more.ts';
import type { FormKeepMessages } from './en-form-keep.ts';
import type { FormMoreMessages } from './en-form-more.ts';
import type { OptionsMessages } from './en-options.ts';
import { enPosting, type PostingMessages } from './en-posting.ts';
import type { ReportMessages } from './en-report.ts';
import type { Locale } from './locales.ts';

/** All words of a posting in one language. */
export type AllPostingWords = PostingMessages &
  DetailMoreMessages &
  FormMoreMessages &
  OptionsMessages &
  FormKeepMessages &
  ReportMessages;

/** The same as far as they are there: of English those of what is loaded later come with that. */
export type PostingWords = PostingMessages & Partial<AllPostingWords>;

const loaded = new Map<Locale, PostingWords>([['en', enPosting]]);

const loaders: Record<Exclude<Locale, 'en'>, () => Promise<{ words: PostingWords }>> = {
  es: () => import('./es-posting.ts'),
  ar: () => import('./ar-posting.ts'),
};

export { enPosting };

/** The words of a posting and its form in a language, once they are loaded. */
export const postingWordsOf = (locale: Locale): PostingWords | undefined => loaded.get(locale);

/** Makes words known that are at hand. */
export const setPostingWords = (locale: Locale, words: PostingWords): void => {
  loaded.set(locale, words);
};

/** Loads the words of a posting and its form; where they cannot be had, English stands in. */
export const loadPostingWords = async (locale: Locale): Promise<void> => {
  if (locale === 'en' || loaded.has(locale)) return;
  try {
    setPostingWords(locale, (await loaders[locale]()).words);
  } catch {
    setPostingWords(locale, enPosting);
  }
};
