import { createCounter } from '../../i18n/plural.ts';
import { messages as shared } from '../../i18n/posting-messages.es.ts';
import type { PostingMessages } from './messages.en.ts';
import type { PostingActionsMessages } from './actions-messages.en.ts';

const { number, counted } = createCounter('es-US');

/** Messages of one posting, in Spanish. */
export const messages = {
  ...shared,
  payers: {
    employer: 'La empresa',
    campus: 'Tu universidad',
    state: 'El estado',
    foundation: 'Una fundación',
    other: 'Otra organización',
  },
  classifications: {
    contractor: 'Contratista independiente',
    employee: 'Empleo',
    stipend: 'Estipendio',
    unpaid: 'Sin pago',
    other: 'Otro',
  },
  apply: 'Solicitar',
  opensOn: (time) => `Las solicitudes abren el ${time}`,
  addressOfPage: 'Enlace a esta micropasantía',
  addToCalendar: 'Agregar la fecha límite al calendario',
  share: 'Compartir',
  yourSchoolPreferred: 'Preferencia para tu universidad',
  mayNotBeEligible: 'Revisa si cumples los requisitos. La empresa busca:',
  about: 'Sobre el proyecto',
  deliverables: 'Lo que vas a entregar',
  milestones: 'Hitos',
  milestonePay: (pay) => `${pay} al completarlo`,
  details: 'Detalles',
  takeHome: 'Ganas',
  paidBy: 'Quién paga',
  paidWhen: 'Forma de pago',
  payTimes: {
    milestones: 'En cada hito',
    partly: 'En los hitos y el resto al terminar',
    completion: 'Al terminar',
  },
  classification: 'Tipo de contratación',
  country: 'País',
  decisionBy: 'Respuesta a más tardar',
  kickOff: 'Inicio',
  opensLabel: 'Vacantes',
  openingsLeft: (left, openings) =>
    `${counted(left, { one: 'Queda #', other: 'Quedan #' })} de ${number(openings)}`,
  skills: 'Habilidades',
  language: 'Idioma del anuncio',
  lookingFor: 'Quién puede postularse',
  whatIsAsked: 'Preguntas de la solicitud',
  askedBasics: 'Tu nombre, correo electrónico y universidad',
  askedQuestions: (count) =>
    counted(count, { one: '# pregunta de la empresa', other: '# preguntas de la empresa' }),
  classificationNotes: {
    contractor: 'Tú eres responsable de tus impuestos.',
    employee: 'Estás en nómina durante este proyecto.',
    stipend: 'Una suma fija por tu tiempo, no un salario.',
    unpaid: 'Este proyecto no se paga.',
    other: undefined,
  },
  takesMinutes: (minutes) =>
    counted(minutes, {
      one: 'Llenar la solicitud toma cerca de # minuto.',
      other: 'Llenar la solicitud toma cerca de # minutos.',
    }),
  readQuestions: 'Lee las preguntas antes de enviar tu solicitud',
  questionKinds: {
    'short-text': 'Una respuesta corta',
    'long-text': 'Una respuesta más larga',
    'single-choice': 'Una opción',
    'multiple-choice': 'Una o más opciones',
    'yes-no': 'Sí o no',
    number: 'Un número',
    date: 'Una fecha',
    link: 'Un enlace',
    file: 'Un archivo',
    other: 'Otro tipo de respuesta',
  },
  atMost: (characters) => `hasta ${number(characters)} caracteres`,
  mayBeLeftOut: 'opcional',
  copied: 'Enlace copiado.',
  report: 'Reportar este anuncio',
  similar: 'Micropasantías similares',
} satisfies PostingMessages & PostingActionsMessages;
