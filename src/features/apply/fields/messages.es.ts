import { createCounter } from '../../../i18n/plural.ts';
import type { FieldsMessages } from './messages.en.ts';

const { counted } = createCounter('es-US');

/** Messages of the character count, in Spanish. */
export const messages = {
  charactersLeft: (count) => counted(count, { one: 'Queda # carácter', other: 'Quedan # caracteres' }),
  charactersOver: (count) => counted(count, { one: 'Sobra # carácter', other: 'Sobran # caracteres' }),
} satisfies FieldsMessages;
