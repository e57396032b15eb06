import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';
import type { ReceiptMessages } from './messages.en.ts';

/** Messages of the receipt, in Spanish. */
export const messages = {
  receiptThanks: (employer, title) => `${named(employer)} tiene tu solicitud para “${named(title)}”.`,
  receiptDecision: (time) => `Recibirás una respuesta a más tardar el ${time}.`,
  receiptNoDecision: 'Aún no hay fecha de decisión.',
  receiptMail: 'Te enviamos una confirmación a tu correo electrónico.',
  whatWasSent: 'Tu solicitud',
  addDecisionToCalendar: 'Agregar la fecha al calendario',
  seeSimilar: 'Ver micropasantías similares',
  reference: 'Número de referencia',
  mayRemember: '¿Guardar tus datos y respuestas en este dispositivo para la próxima vez?',
  remember: 'Guardar mis datos',
} satisfies ReceiptMessages;
