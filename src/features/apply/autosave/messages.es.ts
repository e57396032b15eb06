import { createCounter } from '../../../i18n/plural.ts';
import type { AutosaveMessages } from './messages.en.ts';

const { counted } = createCounter('es-US');

/** Messages of the draft on the device, of retries and of the saved profile, in Spanish. */
export const messages = {
  keptHere: 'Borrador guardado en este dispositivo.',
  forgetAnswers: 'Eliminar borrador',
  nothingKept: 'Borrador eliminado de este dispositivo.',
  wasSending: 'No pudimos confirmar que tu solicitud se envió. Envíala de nuevo; no contará dos veces.',
  receivedElsewhere: 'Ya enviaste esta solicitud en otra pestaña.',
  waiting: 'No tienes conexión. Deja abierta esta página y la enviaremos cuando vuelva.',
  stopWaiting: 'Cancelar',
  sendAgainIn: (seconds) =>
    `Puedes enviar de nuevo en ${
      seconds < 120
        ? counted(seconds, { one: '# segundo', other: '# segundos' })
        : counted(Math.ceil(seconds / 60), { one: '# minuto', other: '# minutos' })
    }.`,
  sendAgainNow: 'Ya puedes enviar de nuevo.',
  deadlinePassed: 'El plazo terminó mientras llenabas el formulario. Aún puedes enviarlo.',
  mayCopy: 'Todavía puedes copiar tus respuestas.',
  copyAnswers: 'Copiar mis respuestas',
  answersCopied: 'Respuestas copiadas.',
  hadWritten: 'Tus respuestas anteriores',
  remembered: 'Tus datos están guardados en este dispositivo.',
  fillIn: 'Usar mis datos guardados',
  forgetRemembered: 'Eliminar datos guardados',
} satisfies AutosaveMessages;
