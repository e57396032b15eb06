import type { Env } from '../../src/i18n/env.ts';
import { createFormat } from '../../src/i18n/format.ts';
import { createLinks } from '../../src/runtime/links.ts';
import { NOW } from '../mocks/data.ts';
import { en } from './messages.ts';

type TestEnv<Handlers> = Env<typeof en, Handlers>;

/** An environment in English, read in Chicago at the moment of the mocks on the page of Lakeshore. */
export const anEnv = <Handlers>(
  on: Handlers,
  overrides: Partial<TestEnv<Handlers>> = {},
): TestEnv<Handlers> => ({
  t: en,
  format: createFormat('en', 'America/Chicago'),
  now: NOW,
  headingLevel: 3,
  campus: 'lakeshore',
  links: createLinks({ campus: 'lakeshore' }),
  on,
  ...overrides,
});
