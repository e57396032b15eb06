import type { Locale } from './locales.ts';

/** Messages by locale; all but the built-in English ones are loaded on demand. */
export interface Catalog<Messages> {
  has: (locale: Locale) => boolean;
  /** The messages of a locale, English until they are loaded. */
  get: (locale: Locale) => Messages;
  set: (locale: Locale, messages: Messages) => void;
  /** Loads the messages of a locale; English stands in where that fails. */
  load: (locale: Locale) => Promise<void>;
}

/** Makes a catalog. `english` is empty where the English messages travel with the part that shows them. */
export const createCatalog = <Messages>(
  english: Messages,
  loaders: Record<Exclude<Locale, 'en'>, () => Promise<{ messages: Messages }>>,
): Catalog<Messages> => {
  const loaded = new Map<Locale, Messages>([['en', english]]);
  return {
    has: (locale) => loaded.has(locale),
    get: (locale) => loaded.get(locale) ?? english,
    set: (locale, messages) => void loaded.set(locale, messages),
    load: async (locale) => {
      if (locale === 'en' || loaded.has(locale)) return;
      let messages = english;
      try {
        ({ messages } = await loaders[locale]());
      } catch {
        // Offline, or a host that blocks the file.
      }
      loaded.set(locale, messages);
    },
  };
};
