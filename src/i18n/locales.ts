/** The languages of the widgets, by their BCP 47 tags. */
export const LOCALES = ['en', 'es', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** The supported language of a BCP 47 tag. */
export const spokenLocale = (tag: string | null | undefined): Locale | undefined =>
  LOCALES.find((locale) => locale === tag?.toLowerCase().split('-')[0]);

/** The first supported language of a list of tags, English by default. */
export const pickLocale = (...tags: (string | null | undefined)[]): Locale =>
  tags.map(spokenLocale).find(Boolean) ?? 'en';
