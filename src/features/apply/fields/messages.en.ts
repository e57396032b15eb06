import { createCounter } from '../../../i18n/plural.ts';

const { counted } = createCounter('en');

/** Messages of the character count, in English. */
export const messages = {
  charactersLeft: (count: number) => counted(count, { one: '# character left', other: '# characters left' }),
  charactersOver: (count: number) =>
    counted(count, { one: '# character too many', other: '# characters too many' }),
};

export type FieldsMessages = typeof messages;
