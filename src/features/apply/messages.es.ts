import { isolateRtl as named } from '../../i18n/bidi-isolates.ts';
import { createCounter } from '../../i18n/plural.ts';
import { messages as shared } from '../../i18n/posting-messages.es.ts';
import type { ApplyMessages } from './messages.en.ts';

const { number, counted, day } = createCounter('es-US');

/** Messages of the application form, in Spanish. */
export const messages = {
  ...shared,
  unsupported: 'Esta página no está actualizada. Vuelve a cargarla para enviar tu solicitud.',
  applyFor: (title) => `Solicitud para ${named(title)}`,
  backToPosting: 'Volver a la micropasantía',
  privacyTitle: 'Quién ve esto',
  privacyNotice: (employer, days) =>
    `Tu solicitud le llega a ${named(employer)}, que la usa solo para elegir a alguien para esta micropasantía. Se conserva hasta ${counted(days, { one: '# día', other: '# días' })} después de la decisión y luego se elimina.`,
  aboutYou: 'Sobre ti',
  questionsFrom: (employer) => `Preguntas de ${named(employer)}`,
  name: 'Nombre completo',
  email: 'Correo electrónico',
  emailHint: 'La empresa responderá a este correo.',
  schoolEmail: (domains) => `Usa tu correo de la universidad, que termina en ${named(domains)}.`,
  school: 'Universidad',
  yes: 'Sí',
  no: 'No',
  upTo: (max) => `Hasta ${number(max)} caracteres.`,
  statementsTitle: 'Confirma lo siguiente',
  consent: (employer) => `Acepto que ${named(employer)} reciba y use mi solicitud como se describe arriba`,
  send: 'Enviar solicitud',
  sending: 'Enviando…',
  problemTitle: 'Hay un problema',
  nothingLost: 'Tus respuestas siguen aquí.',
  enter: {
    '/person/name': 'Escribe tu nombre completo',
    '/person/email': 'Escribe tu correo electrónico',
    '/person/school': 'Escribe el nombre de tu universidad',
    '/consent/given': 'Acepta compartir tu solicitud',
  },
  confirmStatement: (statement) => `Confirma: ${statement}`,
  answerQuestion: (question) => `Responde la pregunta: ${named(question)}`,
  chooseAnswer: (question) => `Elige una respuesta: ${named(question)}`,
  emailFormat: 'Escribe un correo electrónico como nombre@ejemplo.edu',
  numberFormat: (label) => `Escribe un número, por ejemplo 12 o 7.5: ${named(label)}`,
  wholeNumberFormat: (label) => `Escribe un número entero, por ejemplo 12: ${named(label)}`,
  numberRange: (label, min, max) =>
    min === undefined || max === undefined
      ? max === undefined
        ? `Escribe ${number(min ?? 0)} o más: ${named(label)}`
        : `Escribe ${number(max)} o menos: ${named(label)}`
      : `Escribe un número de ${number(min)} a ${number(max)}: ${named(label)}`,
  dateFormat: (label) => `Escribe el día, el mes y el año: ${named(label)}`,
  dateRange: (label, earliest, latest) =>
    earliest === undefined || latest === undefined
      ? latest === undefined
        ? `Escribe el ${day(earliest ?? '')} o una fecha posterior: ${named(label)}`
        : `Escribe el ${day(latest)} o una fecha anterior: ${named(label)}`
      : `Escribe una fecha entre el ${day(earliest)} y el ${day(latest)}: ${named(label)}`,
  linkFormat: (label) => `Escribe una dirección que empiece con https://: ${named(label)}`,
  chooseUpTo: (label, max) => `Elige ${number(max)} como máximo: ${named(label)}`,
  upToChoices: (max) => `Elige hasta ${number(max)}.`,
  chooseAny: 'Elige todas las que correspondan.',
  linkHint: 'Una dirección que empieza con https://',
  tooLong: (label, max) => `Acorta el texto a ${number(max)} caracteres o menos: ${named(label)}`,
  notAccepted: (label) => `Revisa tu respuesta: ${named(label)}`,
  receiptTitle: 'Solicitud recibida',
} satisfies ApplyMessages;
