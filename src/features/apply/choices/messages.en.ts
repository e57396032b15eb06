import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';
import { number, counted } from '../../../i18n/counter.en.ts';

/** Messages of searchable options and of “Other”, in English. */
export const messages = {
  typeToNarrow: (options: number) => `Type to search ${number(options)} options.`,
  narrowDown: (label: string) => `Search the options: ${named(label)}`,
  optionsLeft: (count: number) => counted(count, { one: '# option', other: '# options' }),
  noOptions: 'No matches.',
  otherAnswer: (label: string) => `Other: ${named(label)}`,
};

export type ChoicesMessages = typeof messages;
