import type { Catalog } from '../../src/i18n/catalog.ts';
import type { FormHost } from '../host.ts';

/** Messages of a catalog in an element's locale, which may have changed: missing ones are loaded, then rendered. */
export const translated = <Messages>(
  catalog: Catalog<Messages>,
  element: Pick<FormHost, 'locale' | 'requestUpdate'>,
): Messages => {
  const { locale } = element;
  if (!catalog.loaded.has(locale)) void catalog.load(locale).then(() => element.requestUpdate());
  return catalog.get(locale);
};
