import type { SharedPostingMessages } from './posting-messages.en.ts';

/** Messages that a posting, its application form and its report share, in Spanish. */
export const messages = {
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
  notFound: 'Esta micropasantía ya no está disponible',
  notFoundHelp: 'Es posible que la empresa la haya retirado.',
  optional: '(opcional)',
  other: 'Otra respuesta',
  statements: {
    adult: 'Tengo 18 años o más',
    'work-authorised': 'Tengo autorización legal para trabajar en el país de la empresa',
  },
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
} satisfies SharedPostingMessages;
