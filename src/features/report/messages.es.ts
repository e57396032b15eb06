import { createCounter } from '../../i18n/plural.ts';
import type { ReportMessages } from './messages.en.ts';

const { number } = createCounter('es-US');

/** Messages of the report form, in Spanish. */
export const messages = {
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
} satisfies ReportMessages;
