import type { PageMessages } from './en-pages.ts';
import { isolateRtl as named } from './isolates.ts';

/** The words around the widgets in Spanish. */
export const words: PageMessages = {
  title: 'Micropasantías',
  titleAt: (campus) => `Micropasantías en ${named(campus)}`,
  leaveEmpty: 'Deja este campo vacío',
  applyTitle: (title) => `Solicitud para ${named(title)}`,
  description: (campus) =>
    `Proyectos profesionales, breves y pagados para estudiantes de ${named(campus)}: de 5 a 40 horas, listos en un mes.`,
  intro:
    'Proyectos profesionales, breves y pagados. Encuentra uno que quepa en tu calendario y solicítalo en unos minutos.',
  allOf: (campus) => `Todas las micropasantías en ${named(campus)}`,
  follow: 'Sigue esta lista',
  feeds: { rss: 'RSS', atom: 'Atom', json: 'JSON Feed', ics: 'Calendario de fechas límite' },
  putOnYourPage: 'Pon esta lista en tu página',
  putOnYourPageIntro:
    'Pega una de estas opciones. Todas muestran la misma lista al día y reciben solicitudes ahí mismo; se distinguen por lo que tu sistema deja pasar.',
  snippets: {
    frame: {
      title: 'Un marco, para plataformas de aprendizaje y la mayoría de los editores',
      note: 'Pensado para Canvas, Moodle, Brightspace, Blackboard, Google Sites, Wix y LibGuides. A Canvas le indica su altura; en los demás se desplaza por dentro.',
    },
    frameHeight: {
      title: 'Junto al marco: una altura que sigue a la lista',
      note: 'Menos de un kilobyte, para páginas que admiten un script. Sin él, el marco se desplaza por dentro.',
    },
    element: {
      title: 'Un script y un elemento, para páginas que escribes tú',
      note: 'La lista toma la letra y los colores de tu página. El enlace que lleva dentro es lo que ven los visitantes donde no se ejecutan scripts; el estilo reserva espacio para la lista.',
    },
    placeholder: {
      title: 'Lo mismo, donde el editor elimina las etiquetas que no conoce',
      note: 'La mayoría de los editores conserva un bloque simple con atributos de datos; donde el script se puede ejecutar, lo convierte en una lista.',
    },
    pinned: {
      title: 'Lo mismo, fijado a una versión',
      note: 'Un archivo que nunca cambia, con su hash: tu navegador rechaza cualquier otro. Tú decides cuándo pasar a la versión siguiente.',
    },
    link: {
      title: 'Un enlace, para todo lo demás',
      note: 'WordPress y otros convierten en la lista una dirección que está sola en su línea (oEmbed).',
    },
    feeds: {
      title: 'Canales, para boletines, portales y calendarios',
      note: 'RSS, Atom, JSON Feed y un calendario de fechas límite. Se pueden agregar los filtros de la lista: &department=data.',
    },
  },
  policy: {
    title: 'Si tu sitio tiene una política de seguridad de contenido',
    note: 'Agrega estas fuentes. El marco solo necesita frame-src; el script, las demás. Una política que no permite estilos en línea también rechaza el estilo del fragmento: quítalo.',
  },
  framers: {
    title: 'Sitios que pueden mostrar el marco',
    note: 'Pide al portal que agregue el tuyo, y todo sitio que esté entre el tuyo y el marco.',
  },
  noFramers: 'Ninguno por ahora.',
  ownPage: 'Esta lista en su propia página:',
  ownPostingPage: 'Esta micropasantía en su propia página:',
  application: {
    title: 'Tu solicitud',
    sentTo: (title, client) => `Para ${named(title)}, enviada a ${named(client)}`,
    status: 'Estado',
    statuses: {
      received: 'Recibida',
      corrected: 'Recibida y corregida después',
      withdrawn: 'Retirada: el cliente ya no la ve',
    },
    receivedAt: 'Recibida',
    correctedAt: 'Última corrección',
    withdrawnAt: 'Retirada',
    decisionBy: 'Recibirás respuesta antes del',
    noDecision: 'El cliente no ha indicado cuándo.',
    availableUntil: 'Disponible hasta',
    number: 'Número de solicitud',
    whatWasSent: 'Lo que se envió',
    graduationTerm: 'Graduación',
    notAnswered: 'Sin respuesta',
    whatNext: 'Lo que puedes hacer',
    linkIsYours: 'Quien tenga la dirección de esta página puede hacer lo mismo. Guárdala para ti.',
    correct: 'Corregirla',
    correctNote: 'El cliente recibe las nuevas respuestas por correo.',
    correctUntil: (time) => `Puedes hacerlo hasta: ${named(time)}.`,
    cannotCorrect: 'Ya no se puede corregir: esta micropasantía no recibe solicitudes ahora.',
    withdraw: 'Retirarla',
    withdrawNote: 'Se avisa al cliente, que ya no la ve.',
    data: 'Descargar tus datos (JSON)',
    delete: 'Eliminarla',
    deleteNote: 'La solicitud y todos los correos sobre ella se eliminan aquí.',
    back: 'Volver a tu solicitud',
    withdrawTitle: '¿Retirar tu solicitud?',
    withdrawText: (client) =>
      `Se avisa a ${named(client)} de que ya no quieres participar. No se puede deshacer; mientras se reciban solicitudes, puedes enviar otra.`,
    withdrawNow: 'Sí, retirarla',
    deleteTitle: '¿Eliminar tu solicitud?',
    deleteText: (client) =>
      `Todo lo que enviaste se elimina aquí de inmediato, y con ello esta página. Se pide a ${named(client)} que elimine el correo que recibió. No se puede deshacer.`,
    deleteNow: 'Sí, eliminar todo',
    keep: 'No, conservarla',
    deletedTitle: 'Tu solicitud se eliminó',
    deletedText: 'Aquí ya no se conserva nada de ella. Puedes cerrar esta página.',
    goneTitle: 'Esta solicitud no está aquí',
    goneText:
      'Puede que se haya eliminado o que falte una parte de la dirección. Abre el enlace de tu correo.',
    correctTitle: (title) => `Corrige tu solicitud para ${named(title)}`,
    emailFixed:
      'La dirección no se puede cambiar aquí. Para usar otra, retira la solicitud y envía una nueva.',
    filesStay: 'Los archivos que enviaste se quedan como están.',
    saveCorrections: 'Enviar correcciones',
    sendFailures: {
      'not-open': 'Esta micropasantía no recibe solicitudes ahora, así que la tuya no se pudo corregir.',
      'questions-changed':
        'El cliente ha cambiado las preguntas. Revísalas y envía tus correcciones de nuevo.',
      'too-many-requests': 'Esta solicitud se corrigió demasiadas veces. Espera un rato y envía de nuevo.',
      other: 'El servidor no pudo recibir tus correcciones. Envíalas de nuevo.',
    },
  },
  review: {
    title: (posting) => `Solicitudes para ${named(posting)}`,
    applications: 'Solicitudes',
    linkIsYours: (time) =>
      `Quien tenga la dirección de esta página ve lo mismo: guárdala para ti. Sirve hasta: ${named(time)}; después te envía una nueva.`,
    table: 'Respuestas una al lado de otra',
    applicant: 'Solicitante',
    sortBy: 'Ordenar por',
    sorts: { received: 'Hora de llegada', name: 'Nombre', shortlisted: 'Preseleccionadas primero' },
    columns: {
      received: 'Recibida',
      corrected: 'Corregida',
      shortlisted: 'Preseleccionada',
      name: 'Nombre',
      email: 'Correo electrónico',
      school: 'Universidad',
      graduation: 'Graduación',
      campus: 'Campus universitario',
      signals: 'Indicios de un programa',
      number: 'Número',
    },
    signals: {
      trap: 'se rellenó un campo que las personas no ven',
      haste: 'enviada antes de que una persona pueda leer el formulario',
    },
    notAsked: 'No se preguntó',
    held: {
      waiting: 'Se está comprobando si contiene software malicioso',
      infected: 'Se eliminó: contenía software malicioso',
    },
    shortlist: 'Preselección',
    onShortlist: 'Preseleccionada',
    put: 'Preseleccionar',
    take: 'Quitar de la preselección',
    download: 'Descargar',
    csv: 'Descargar como CSV',
    excel: 'Descargar para Excel',
    emptyTitle: 'Aún no hay solicitudes',
    emptyText: 'Cada una te llega por correo en cuanto está aquí, y se muestra junto a las demás.',
    posting: 'La micropasantía como la ven los solicitantes',
    endedTitle: 'Este enlace ha caducado',
    endedText:
      'Por la privacidad de los solicitantes sirve treinta días, o hasta que se pida uno nuevo. Se puede enviar uno nuevo a la dirección desde la que se publicó la micropasantía.',
    renew: 'Enviar un enlace nuevo',
    renewedTitle: 'Revisa tu correo',
    renewedText:
      'Un enlace nuevo está en camino, salvo que se hayan pedido varios en la última hora. Solo funciona el más reciente.',
  },
  problems: {
    400: { title: 'Esta dirección no se puede leer', text: 'Parece que le falta una parte.' },
    403: { title: 'Esto no se pudo enviar', text: 'Abre el formulario de nuevo.' },
    404: { title: 'Aquí no hay nada', text: 'Puede que la dirección sea antigua o esté mal escrita.' },
    405: { title: 'Esto no se puede hacer aquí', text: 'Vuelve atrás e inténtalo de otra manera.' },
    413: { title: 'Esto es demasiado grande', text: 'Acórtalo y envíalo de nuevo.' },
    415: { title: 'Esto no se pudo enviar', text: 'Abre el formulario de nuevo.' },
    429: { title: 'Demasiadas solicitudes', text: 'Espera unos minutos e inténtalo de nuevo.' },
    500: { title: 'Algo salió mal', text: 'La falla es nuestra. Inténtalo de nuevo en unos minutos.' },
    503: { title: 'El servidor está ocupado', text: 'Inténtalo de nuevo en unos minutos.' },
  },
};
