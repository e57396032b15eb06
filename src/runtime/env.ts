import type { Env, Links } from '../i18n/env.ts';
import { createFormat, type Format } from '../i18n/format.ts';
import type { Locale } from '../i18n/locales.ts';
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
  /** Time of the server's render, which knows no viewer's clock; unset once the visitor acts. */
  renderedAt?: Date | undefined;
  /** The viewer's time zone, if it is not the browser's. */
  viewerZone?: string | undefined;
}

/** Makes the environment of a widget's views. */
export const createEnv = <Messages, Handlers>(
  { config, locale, links, renderedAt, viewerZone }: RenderContext,
  t: Env<Messages>['t'],
  on: Handlers,
): Env<Messages, Handlers> => ({
  t,
  format: formatFor(locale, renderedAt ? null : viewerZone),
  now: renderedAt ?? new Date(),
  headingLevel: config['heading-level'] ?? 3,
  campus: config.campus,
  links,
  on,
});
