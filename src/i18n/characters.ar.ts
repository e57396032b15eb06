import { createCounter } from './plural.ts';

const { counted } = createCounter('ar-u-nu-latn');

/** A number of characters with its noun, in Arabic. */
export const characters = (count: number) =>
  counted(count, { one: 'حرف واحد', two: 'حرفين', few: '# أحرف', many: '# حرفًا', other: '# حرف' });
