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

/** What the views depend on beside their data. */
export interface RenderContext {
  config: Config;
  locale: Locale;
  links: Links;
  /** When the server rendered the view, which knows no viewer's clock; nothing once the view is the browser's own. */
  renderedAt?: Date | undefined;
  /** The viewer's zone where the browser's is not it. */
  viewerZone?: string | undefined;
}

/** What a widget hands to its views; `words` are those of what was loaded later. */
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
