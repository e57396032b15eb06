import { en, type Messages } from '../i18n/en.ts';
import type { Env, Links } from '../i18n/env.ts';
import { createFormat, type Format } from '../i18n/format.ts';
import type { Config } from './config.ts';

const formats = new Map<string | null | undefined, Format>();

const formatFor = (timeZone: string | null | undefined): Format => {
  const format = formats.get(timeZone) ?? createFormat('en', timeZone);
  formats.set(timeZone, format);
  return format;
};

/** What the views depend on beside their data. */
export interface Surroundings {
  config: Config;
  links: Links;
  /** When the server rendered the view, which knows no viewer's clock; nothing once the view is the browser's own. */
  renderedAt?: Date | undefined;
  /** The viewer's zone where the browser's is not it. */
  viewerZone?: string | undefined;
}

/** What a widget hands to its views; `words` are those of a view that was loaded later. */
export const createEnv = <Handlers, Words extends object = object>(
  { config, links, renderedAt, viewerZone }: Surroundings,
  on: Handlers,
  words?: Words,
): Env<Handlers, Messages & Words> => ({
  t: { ...en, ...words } as Messages & Words,
  format: formatFor(renderedAt ? null : viewerZone),
  now: renderedAt ?? new Date(),
  headingLevel: config['heading-level'] ?? 3,
  campus: config.campus,
  links,
  on,
});
