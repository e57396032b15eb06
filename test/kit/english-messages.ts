import { enDetailMore } from '../../src/i18n/en-detail-more.ts';
import { enFormKeep } from '../../src/i18n/en-form-keep.ts';
import { enFormMore } from '../../src/i18n/en-form-more.ts';
import { enOptions } from '../../src/i18n/en-options.ts';
import { enPosting } from '../../src/i18n/en-posting.ts';
import { enReport } from '../../src/i18n/en-report.ts';
import { enSent } from '../../src/i18n/en-sent.ts';
import type { SentMessages } from '../../src/i18n/en-sent.ts';
import type { AllPostingWords } from '../../src/i18n/posting-words.ts';

/** All words of a posting and its form in English, which come with what says them. */
export const EN_POSTING: AllPostingWords & SentMessages = {
  ...enPosting,
  ...enDetailMore,
  ...enFormMore,
  ...enOptions,
  ...enFormKeep,
  ...enReport,
  ...enSent,
};
