import { counted } from '../../../i18n/counter.en.ts';

/** Messages of the character count, in English. */
export const messages = {
  charactersLeft: (count: number) => counted(count, { one: '# character left', other: '# characters left' }),
  charactersOver: (count: number) =>
    counted(count, { one: '# character too many', other: '# characters too many' }),
};

export type FieldsMessages = typeof messages;
