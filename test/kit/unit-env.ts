import { en } from '../../src/i18n/en.ts';
import { enMore } from '../../src/i18n/en-more.ts';
import type { MoreEnv, MorePostingEnv, ReportEnv, SentEnv } from '../../src/i18n/env.ts';
import { createFormat } from '../../src/i18n/format.ts';
import { createLinks } from '../../src/runtime/links.ts';
import { NOW } from '../mocks/data.ts';
import { EN_POSTING } from './english.ts';

export const words = { ...en, ...enMore, ...EN_POSTING };

type TestEnv<Handlers> = MoreEnv<Handlers> &
  MorePostingEnv<Handlers> &
  ReportEnv<Handlers> &
  SentEnv<Handlers>;

/** Env of a partial: English, read in Chicago at the moment of the mocks on the page of Lakeshore. */
export const anEnv = <Handlers>(
  on: Handlers,
  overrides: Partial<TestEnv<Handlers>> = {},
): TestEnv<Handlers> => ({
  t: words,
  format: createFormat('en', 'America/Chicago'),
  now: NOW,
  headingLevel: 3,
  campus: 'lakeshore',
  links: createLinks({ campus: 'lakeshore' }),
  on,
  ...overrides,
});
