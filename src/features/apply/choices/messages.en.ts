import { isolateRtl as named } from './isolates.ts';
import { createCounter } from './plural.ts';

const { number, counted } = createCounter('en');

/** The words of choices that are more than a few boxes, in English; loaded with them. Their type is the type of all locales. */
export const enOptions = {
  typeToNarrow: (options: number) => `Type to search ${number(options)} options.`,
  narrowDown: (label: string) => `Search the options: ${named(label)}`,
  optionsLeft: (count: number) => counted(count, { one: '# option', other: '# options' }),
  noOptions: 'No matches.',
  otherAnswer: (label: string) => `Other: ${named(label)}`,
};

export type OptionsMessages = typeof enOptions;
