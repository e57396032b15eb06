import { isolateRtl as named } from '../../../src/i18n/bidi-isolates.ts';
import type { PublicMessages } from './messages.en.ts';

/** Messages of the public pages, in Spanish. */
export const messages = {
  title: 'Micropasantías',
  titleAt: (campus) => `Micropasantías en ${named(campus)}`,
  leaveEmpty: 'Deja este campo vacío',
  applyTitle: (title) => `Solicitud para ${named(title)}`,
  description: (campus) =>
    `Proyectos profesionales, breves y pagados para estudiantes de ${named(campus)}: de 5 a 40 horas, listos en un mes.`,
  intro:
    'Proyectos profesionales, breves y pagados. Encuentra uno que quepa en tu calendario y solicítalo en unos minutos.',
  home: {
    intro: 'Proyectos profesionales, breves y pagados para estudiantes. Elige tu campus.',
    noCampus: 'Aún no hay ningún campus.',
  },
  allPostings: 'Todas las micropasantías',
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
  problems: {
    400: { title: 'Este enlace no es válido', text: 'Parece que le falta una parte.' },
    403: { title: 'Esto no se pudo enviar', text: 'Abre el formulario de nuevo.' },
    404: { title: 'Página no encontrada', text: 'Puede que el enlace sea antiguo o esté mal escrito.' },
    405: { title: 'Esto no se puede hacer aquí', text: 'Vuelve atrás e inténtalo de otra manera.' },
    413: { title: 'Esto es demasiado grande', text: 'Acórtalo y envíalo de nuevo.' },
    415: { title: 'Esto no se pudo enviar', text: 'Abre el formulario de nuevo.' },
    429: { title: 'Demasiadas solicitudes', text: 'Espera unos minutos e inténtalo de nuevo.' },
    500: { title: 'Algo salió mal', text: 'La falla es nuestra. Inténtalo de nuevo en unos minutos.' },
    503: { title: 'El servidor está ocupado', text: 'Inténtalo de nuevo en unos minutos.' },
  },
} satisfies PublicMessages;
