import { isolate as named } from '../../../i18n/bidi-isolates.ts';
import { createCounter } from '../../../i18n/plural.ts';
import type { ChoicesMessages } from './messages.en.ts';

const { number, counted } = createCounter('ar-u-nu-latn');

/** Messages of searchable options and of “Other”, in Arabic. */
export const messages = {
  typeToNarrow: (options) => `اكتب للبحث في ${number(options)} من الخيارات.`,
  narrowDown: (label) => `البحث في الخيارات: ${named(label)}`,
  optionsLeft: (count) =>
    counted(count, { one: 'خيار واحد', two: 'خياران', few: '# خيارات', many: '# خيارًا', other: '# خيار' }),
  noOptions: 'لا نتائج.',
  otherAnswer: (label) => `غير ذلك: ${named(label)}`,
} satisfies ChoicesMessages;
