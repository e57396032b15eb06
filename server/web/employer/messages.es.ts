import { isolateRtl as named } from '../../../src/i18n/bidi-isolates.ts';
import type { EmployerMessages } from './messages.en.ts';

/** Messages of an employer’s pages, in Spanish. */
export const messages = {
  review: {
    title: (posting) => `Solicitudes para ${named(posting)}`,
    applications: 'Solicitudes',
    linkIsYours: (time) =>
      `Cualquiera con este enlace puede ver estas solicitudes. No lo compartas. Sirve hasta: ${named(time)}; después te envía uno nuevo.`,
    table: 'Respuestas una al lado de otra',
    applicant: 'Solicitante',
    sortBy: 'Ordenar por',
    sorts: { received: 'Hora de llegada', name: 'Nombre', shortlisted: 'Preseleccionadas primero' },
    columns: {
      received: 'Recibida',
      corrected: 'Editada',
      shortlisted: 'Preseleccionada',
      name: 'Nombre',
      email: 'Correo electrónico',
      school: 'Universidad',
      graduation: 'Graduación',
      campus: 'Campus universitario',
      signals: 'Posible bot',
      reference: 'Referencia',
    },
    signals: {
      trap: 'se rellenó un campo oculto',
      haste: 'enviada demasiado rápido',
    },
    notAsked: 'No se preguntó',
    held: {
      waiting: 'Analizando…',
      infected: 'Eliminado: contenía software malicioso',
    },
    shortlist: 'Preselección',
    onShortlist: 'Preseleccionada',
    put: 'Preseleccionar',
    take: 'Quitar de la preselección',
    download: 'Descargar',
    csv: 'Descargar como CSV',
    excel: 'Descargar para Excel',
    waiting: 'A la espera de que se confirme la dirección de correo',
    emptyTitle: 'Aún no hay solicitudes',
    emptyText: 'Recibirás un correo por cada una, y aparecerá aquí.',
    posting: 'Ver el anuncio',
    endedTitle: 'Este enlace ha caducado',
    endedText:
      'Por la privacidad de los solicitantes sirve treinta días, o hasta que se anulen todos los enlaces. Se puede enviar uno nuevo a la dirección desde la que se publicó la micropasantía.',
    renew: 'Enviar un enlace nuevo',
    renewedTitle: 'Revisa tu correo',
    renewedText: 'Enviamos un enlace nuevo, salvo que se hayan pedido varios en la última hora.',
    endLinks: 'Anular todos los enlaces',
    endLinksNote:
      '¿Llegó un enlace a otras manos? Puedes anular todos los enlaces a estas solicitudes, también este. Recibirás uno nuevo por correo.',
    linksEndedTitle: 'Todos los enlaces se anularon',
    linksEndedText: 'Te enviamos un enlace nuevo por correo.',
  },
} satisfies EmployerMessages;
