import { en, type Messages } from '../i18n/en.ts';
import type { Env } from '../i18n/env.ts';
import { createFormat, type Format } from '../i18n/format.ts';
import type { Config } from './config.ts';

let format: Format | undefined;

/** What a widget hands to its views; `words` are those of a view that was loaded later. */
export const createEnv = <Handlers, Words extends object = object>(
  config: Config,
  on: Handlers,
  words?: Words,
): Env<Handlers, Messages & Words> => ({
  t: { ...en, ...words } as Messages & Words,
  format: (format ??= createFormat('en')),
  now: new Date(),
  headingLevel: config['heading-level'] ?? 3,
  campus: config.campus,
  on,
});
