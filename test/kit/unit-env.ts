import { en } from '../../src/i18n/en.ts';
import { enPosting } from '../../src/i18n/en-posting.ts';
import type { PostingEnv } from '../../src/i18n/env.ts';
import { createFormat } from '../../src/i18n/format.ts';
import { createLinks } from '../../src/runtime/links.ts';
import { NOW } from '../mocks/data.ts';

export const words = { ...en, ...enPosting };

/** What a partial may use: English, read in Chicago at the moment of the mocks on the page of Lakeshore. */
export const anEnv = <Handlers>(
  on: Handlers,
  overrides: Partial<PostingEnv<Handlers>> = {},
): PostingEnv<Handlers> => ({
  t: words,
  format: createFormat('en', 'America/Chicago'),
  now: NOW,
  headingLevel: 3,
  campus: 'lakeshore',
  links: createLinks({ campus: 'lakeshore' }),
  on,
  ...overrides,
});
