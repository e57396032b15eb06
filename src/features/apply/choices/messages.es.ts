import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';
import { createCounter } from '../../../i18n/plural.ts';
import type { ChoicesMessages } from './messages.en.ts';

const { number, counted } = createCounter('es-US');

/** Messages of searchable options and of “Other”, in Spanish. */
export const messages = {
  typeToNarrow: (options) => `Escribe para buscar entre ${number(options)} opciones.`,
  narrowDown: (label) => `Buscar entre las opciones: ${named(label)}`,
  optionsLeft: (count) => counted(count, { one: '# opción', other: '# opciones' }),
  noOptions: 'Sin resultados.',
  otherAnswer: (label) => `Otra respuesta: ${named(label)}`,
} satisfies ChoicesMessages;
