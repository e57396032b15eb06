import { isolateRtl as named } from './isolates.ts';
import { createCounter } from './plural.ts';
import type { AllPostingWords } from './posting-words.ts';

const { number, counted, percent, day } = createCounter('es-US');

/** The words of one posting and of the form in Spanish. */
export const words: AllPostingWords = {
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

  statuses: {
    draft: 'Sin publicar',
    'in-review': 'Sin publicar',
    open: 'Abierta',
    paused: 'Las solicitudes están en pausa',
    closed: 'Las solicitudes están cerradas',
    selecting: 'La empresa está eligiendo',
    filled: 'Esta micropasantía ya está cubierta',
    'in-progress': 'En curso',
    completed: 'Terminada',
    cancelled: 'Esta micropasantía se canceló',
    expired: 'Esta micropasantía venció',
    other: 'Las solicitudes están cerradas',
  },

  apply: 'Solicitar',
  notFound: 'Esta micropasantía ya no está disponible',
  notFoundHelp: 'Es posible que la empresa la haya retirado.',
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
  optional: '(opcional)',
  yes: 'Sí',
  no: 'No',
  upTo: (max) => `Hasta ${number(max)} caracteres.`,
  statementsTitle: 'Confirma lo siguiente',
  statements: {
    adult: 'Tengo 18 años o más',
    'work-authorised': 'Tengo autorización legal para trabajar en el país de la empresa',
  },
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
  sendFailures: {
    'not-open': 'Esta micropasantía ya no recibe solicitudes.',
    exclusive: 'Esta micropasantía es solo para estudiantes de una universidad.',
    'questions-changed': 'La empresa cambió las preguntas. Revísalas y envía de nuevo.',
    'already-received': 'Ya tenemos una versión anterior. Tus últimos cambios no se enviaron.',
    'too-many-requests': 'Demasiadas solicitudes desde esta red. Inténtalo en unos minutos.',
    offline: 'No pudimos conectarnos con el servidor. Revisa tu conexión.',
    timeout: 'El servidor tardó demasiado en responder. Envía de nuevo; no contará dos veces.',
    other: 'El servidor no pudo recibir tu solicitud. Envía de nuevo.',
  },

  receiptTitle: 'Solicitud recibida',

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

  fileHint: 'PDF, DOC o DOCX, hasta 5 MB.',
  dropFile: 'O suelta el archivo aquí.',
  fileWithSize: (name, kilobytes) => `${named(name)} (${number(kilobytes)} KB)`,
  keepFile: (file) => `Conservar ${named(file)}`,
  uploading: (name) => `Subiendo ${named(name)}`,
  uploadedPart: percent,
  uploaded: (file) => `Se subió ${named(file)}.`,
  noFile: 'Archivo eliminado.',
  cancelUpload: 'Cancelar la subida',
  removeFile: 'Quitar el archivo',
  waitingForFile: 'Tu solicitud se envía en cuanto se suba el archivo.',
  fileError: (label, code) => {
    const errors: Partial<Record<typeof code, string>> = {
      required: 'Elige un archivo',
      choice: 'El archivo caducó. Súbelo de nuevo',
      'too-short': 'El archivo está vacío. Elige otro',
      'too-long': 'El archivo pesa más de 5 MB. Elige uno más pequeño',
      type: 'El archivo no es PDF, DOC ni DOCX. Elige otro',
      format: 'El archivo está dañado o tiene contraseña. Elige otro',
    };
    return `${errors[code] ?? 'No se pudo subir el archivo. Inténtalo de nuevo o quítalo'}: ${named(label)}`;
  },
  uploadRefusals: {
    offline: 'No pudimos conectarnos con el servidor, así que el archivo no se subió.',
    'too-many-requests': 'Demasiados archivos desde esta red. Inténtalo en unos minutos.',
  },
  typeToNarrow: (options) => `Escribe para buscar entre ${number(options)} opciones.`,
  narrowDown: (label) => `Buscar entre las opciones: ${named(label)}`,
  optionsLeft: (count) => counted(count, { one: '# opción', other: '# opciones' }),
  noOptions: 'Sin resultados.',
  other: 'Otra respuesta',
  otherAnswer: (label) => `Otra respuesta: ${named(label)}`,
  charactersLeft: (count) => counted(count, { one: 'Queda # carácter', other: 'Quedan # caracteres' }),
  charactersOver: (count) => counted(count, { one: 'Sobra # carácter', other: 'Sobran # caracteres' }),

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

  reportTitle: 'Reportar este anuncio',
  reportIntro: 'Tu reporte es anónimo y le llega al portal, no a la empresa.',
  reportReason: '¿Qué está mal?',
  reportReasons: {
    'not-paid': 'El pago no es el anunciado',
    misleading: 'Es engañoso',
    discriminatory: 'Discrimina',
    fraud: 'Parece un fraude',
    closed: 'Ya terminó o ya está cubierta',
    other: 'Otra cosa',
  },
  reportDetails: '¿Qué debería saber el portal?',
  reportDetailsHint: (max) => `Hasta ${number(max)} caracteres. No incluyas datos personales.`,
  sendReport: 'Enviar reporte',
  sendingReport: 'Enviando…',
  cancelReport: 'Cancelar',
  reportNeedsReason: 'Elige qué está mal',
  reportTooLong: (max) => `Acorta esto a ${number(max)} caracteres o menos`,
  reportNotAccepted: 'Revisa tu respuesta',
  reportFailures: {
    'too-many-requests': 'Demasiados reportes desde esta red. Inténtalo en unos minutos.',
    offline: 'No pudimos conectarnos con el servidor. Revisa tu conexión y envía de nuevo.',
    timeout: 'El servidor tardó demasiado en responder. Envía de nuevo; no se contará dos veces.',
    other: 'El servidor no pudo recibir tu reporte. Envía de nuevo.',
  },
  reportThanks: 'Gracias. El portal recibió tu reporte y revisará este anuncio.',
};
