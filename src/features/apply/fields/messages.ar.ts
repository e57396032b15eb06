import { characters } from '../../../i18n/characters.ar.ts';
import type { FieldsMessages } from './messages.en.ts';

/** Messages of the character count, in Arabic. */
export const messages = {
  charactersLeft: (count) => `المتبقي ${characters(count)}`,
  charactersOver: (count) => `الزائد ${characters(count)}`,
} satisfies FieldsMessages;
