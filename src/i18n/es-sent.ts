import type { SentMessages } from './en-sent.ts';
import { isolateRtl as named } from './isolates.ts';
import { createCounter } from './plural.ts';

const { counted } = createCounter('es-US');

/** The words of what a receipt says beyond that it is one, in Spanish. */
export const words: SentMessages = {
  receiptThanks: (employer, title) => `${named(employer)} tiene tu solicitud para “${named(title)}”.`,
  receiptDecision: (time) => `Recibirás una respuesta a más tardar el ${time}.`,
  receiptNoDecision: 'Aún no hay fecha de decisión.',
  receiptMail: 'Te enviamos una confirmación a tu correo electrónico.',
  whatWasSent: 'Tu solicitud',
  addDecisionToCalendar: 'Agregar la fecha al calendario',
  seeSimilar: 'Ver micropasantías similares',
  reference: 'Número de referencia',

  checkEmail: 'Revisa tu correo para terminar',
  mayRemember: '¿Guardar tus datos y respuestas en este dispositivo para la próxima vez?',
  remember: 'Guardar mis datos',

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
};
