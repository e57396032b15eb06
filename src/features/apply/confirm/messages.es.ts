import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';
import { createCounter } from '../../../i18n/plural.ts';
import type { ConfirmMessages } from './messages.en.ts';

const { counted } = createCounter('es-US');

/** Messages of the confirmation code, in Spanish. */
export const messages = {
  checkEmail: 'Revisa tu correo para terminar',
  confirmLead: (employer) =>
    `Escribe el código de seis dígitos de nuestro correo, o abre su enlace, para que ${named(employer)} pueda ver tu solicitud.`,
  confirmUntil: (time) => `Tienes tiempo hasta el ${time}.`,
  codeLabel: (email) => `Código del correo que enviamos a ${named(email)}`,
  confirm: 'Confirmar',
  confirming: 'Confirmando…',
  newCode: 'Enviar otro código',
  changeEmail: 'Cambiar el correo electrónico',
  newEmail: 'Correo electrónico',
  sendCodeThere: 'Enviar el código a este correo',
  codeIncomplete: 'Escribe los seis dígitos del correo',
  codeWrong: 'Ese no es el código que enviamos. Revisa el correo y escríbelo de nuevo',
  codeEnded: 'Ese código ya no sirve. Envía otro código',
  codeSentAgain: (email) => `Enviamos otro código a ${named(email)}. Los códigos anteriores ya no sirven.`,
  codeLimited: 'Demasiados intentos desde esta red.',
  codeLimitedFor: (seconds) =>
    `Inténtalo de nuevo en ${
      seconds < 120
        ? counted(seconds, { one: '# segundo', other: '# segundos' })
        : counted(Math.ceil(seconds / 60), { one: '# minuto', other: '# minutos' })
    }.`,
  codeFailed: 'Eso no funcionó. Inténtalo de nuevo.',
  emailConfirmed: 'Tu correo está confirmado.',
  confirmGoneTitle: 'Esta solicitud no se puede confirmar',
  confirmGone:
    'El plazo para confirmarla terminó o la micropasantía ya no se ofrece. Puedes volver a postularte mientras la micropasantía esté abierta.',
} satisfies ConfirmMessages;
