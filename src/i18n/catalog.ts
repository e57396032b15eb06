import type { Locale } from './locales.ts';

/** Messages by locale; all but the built-in English ones are loaded on demand. */
export interface Catalog<Messages> {
  readonly loaded: Map<Locale, Messages>;
  /** The messages of a locale, English until they are loaded. */
  get: (locale: Locale) => Messages;
  /** Loads the messages of a locale once; English stands in where that fails. */
  load: (locale: Locale) => Promise<void>;
}

/** Makes a catalog. `english` is empty where the English messages travel with the part that shows them. */
export const createCatalog = <Messages>(
  english: Messages,
  loaders: Record<Exclude<Locale, 'en'>, () => Promise<{ messages: Messages }>>,
): Catalog<Messages> => {
  const loaded = new Map<Locale, Messages>([['en', english]]);
  return {
    loaded,
    get: (locale) => loaded.get(locale) ?? english,
    load: async (locale) => {
      if (locale === 'en' || loaded.has(locale)) return;
      const messages = await loaders[locale]().then(
        (file) => file.messages,
        () => english,
      );
      loaded.set(locale, messages);
    },
  };
};
