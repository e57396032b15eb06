import { en } from '../../src/i18n/en.ts';
import { enDetailMore } from '../../src/i18n/en-detail-more.ts';
import { enFormKeep } from '../../src/i18n/en-form-keep.ts';
import { enFormMore } from '../../src/i18n/en-form-more.ts';
import { enMore } from '../../src/i18n/en-more.ts';
import { enPosting } from '../../src/i18n/en-posting.ts';
import { enReport } from '../../src/i18n/en-report.ts';
import type { MoreEnv, MorePostingEnv, ReportEnv } from '../../src/i18n/env.ts';
import { createFormat } from '../../src/i18n/format.ts';
import { createLinks } from '../../src/runtime/links.ts';
import { NOW } from '../mocks/data.ts';

export const words = {
  ...en,
  ...enMore,
  ...enPosting,
  ...enDetailMore,
  ...enFormMore,
  ...enFormKeep,
  ...enReport,
};

type TestEnv<Handlers> = MoreEnv<Handlers> & MorePostingEnv<Handlers> & ReportEnv<Handlers>;

/** What a partial may use: English, read in Chicago at the moment of the mocks on the page of Lakeshore. */
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
