import type { Messages } from '../i18n/en.ts';
import type { Env, Links } from '../i18n/env.ts';
import { createFormat, type Format } from '../i18n/format.ts';
import { messagesFor, type Locale } from '../i18n/locales.ts';
import type { Config } from './config.ts';

const formats = new Map<string, Format>();

const formatFor = (locale: Locale, timeZone: string | null | undefined): Format => {
  const key = `${locale} ${timeZone}`;
  const format = formats.get(key) ?? createFormat(locale, timeZone);
  formats.set(key, format);
  return format;
};

/** Inputs of a view beside its data. */
export interface RenderContext {
  config: Config;
  locale: Locale;
  links: Links;
  /** Time of server rendering, used until the browser renders anew. */
  renderedAt?: Date | undefined;
  /** Viewer's time zone, if not the browser's. */
  viewerZone?: string | undefined;
}

/** Creates the `Env` of a widget's views. `words`: messages of lazy parts. */
export const createEnv = <Handlers, Words extends object = object>(
  { config, locale, links, renderedAt, viewerZone }: RenderContext,
  on: Handlers,
  words?: Words,
): Env<Handlers, Messages & Words> => ({
  t: { ...words, ...messagesFor(locale) } as Messages & Words,
  format: formatFor(locale, renderedAt ? null : viewerZone),
  now: renderedAt ?? new Date(),
  headingLevel: config['heading-level'] ?? 3,
  campus: config.campus,
  links,
  on,
});
