import type { Messages } from './en.ts';
import type { MoreMessages } from './en-more.ts';
import { isolateRtl as named } from './isolates.ts';
import { createCounter } from './plural.ts';

const { number, counted } = createCounter('es-US');

/** The words of the list in Spanish, as universities of the United States speak it with their students. */
export const words: Messages & MoreMessages = {
  locale: 'es',
  direction: 'ltr',
  regionName: 'Micropasantías',
  notStated: 'No se indica',
  tryAgain: 'Intentar de nuevo',

  search: 'Buscar',
  searchLabel: 'Buscar micropasantías',
  moreFilters: (asked) => (asked > 0 ? `Más filtros (${number(asked)})` : 'Más filtros'),
  filters: {
    department: 'Área',
    'min-hours': 'Horas, como mínimo',
    'max-hours': 'Horas, como máximo',
    'min-fee': 'Pago, como mínimo',
    arrangement: 'Modalidad',
    skill: 'Habilidad',
    'due-by': 'Entrega a más tardar',
    from: 'Inicio a partir de',
    until: 'Fin a más tardar',
    language: 'Idioma',
    short: '10 horas o menos',
    'closing-soon': 'Cierra en 3 días o menos',
    funded: 'Pagada por una universidad, un estado o una fundación',
    exclusive: 'Para tu universidad',
  },
  anyOf: {
    department: 'Todas las áreas',
    arrangement: 'Cualquier modalidad',
    skill: 'Cualquier habilidad',
    language: 'Cualquier idioma',
  },
  optionWithCount: (label, count) => `${named(label)} (${number(count)})`,
  shown: (shown, total) => {
    const all = counted(total, { one: '# micropasantía', other: '# micropasantías' });
    return shown < total ? `Mostrando ${number(shown)} de ${all}` : all;
  },
  sortBy: 'Ordenar por',
  sorts: {
    newest: 'Más recientes',
    closing: 'Cierre más próximo',
    fee: 'Mayor pago',
    hours: 'Menos horas',
    match: 'Mejor coincidencia',
  },
  loading: 'Cargando micropasantías…',
  loadMore: 'Cargar más',
  loadingMore: 'Cargando más…',
  moreFailed: 'No se pudieron cargar más.',
  noneLive: 'No hay micropasantías abiertas en este momento',
  noneMatch: 'Ninguna micropasantía coincide',
  unknownCampus: (campus) => `No existe el campus “${campus}”`,
  unknownCampusHelp: 'Avisa a quien administra este sitio.',

  failed: 'No se pudieron cargar las micropasantías',

  fee: 'Pago',
  rate: (rate) => `unos ${rate} por hora estimada`,
  hours: 'Tiempo',
  hourCount: (min, max) =>
    min === max ? counted(max, { one: '# hora', other: '# horas' }) : `${number(min)}–${number(max)} horas`,
  due: 'Entrega',
  dueAfterKickOff: (days) =>
    days % 7 === 0
      ? counted(days / 7, { one: '# semana después del inicio', other: '# semanas después del inicio' })
      : counted(days, { one: '# día después del inicio', other: '# días después del inicio' }),
  applyBy: 'Fecha límite',
  yourTime: (time) => `${time} en tu hora local`,
  noDeadline: 'No se indica fecha límite',

  closed: 'Las solicitudes están cerradas',
  closesSoon: (relative) => `Cierra ${relative}`,
  verified: 'Verificado',
  onlyYourSchool: 'Para tu universidad',
  onlyOneSchool: 'Para una universidad',
  paidBySchool: 'Pagada por tu universidad',
  featured: 'Destacada',
  isNew: 'Nueva',
  applicants: (band) => `${band.replace('-', ' a ')} solicitantes`,
  hearBy: (day) => `Respuesta a más tardar el ${day}`,
  sample: 'Ejemplo, no es una oferta real',
  openings: (left) => counted(left, { one: '# vacante', other: '# vacantes' }),

  departments: {
    sales: 'Ventas',
    marketing: 'Mercadotecnia',
    research: 'Investigación',
    technology: 'Tecnología',
    data: 'Datos',
    finance: 'Finanzas',
    'human-resources': 'Recursos humanos',
    operations: 'Operaciones',
    communications: 'Comunicación',
    strategy: 'Estrategia',
    design: 'Diseño',
    education: 'Educación',
    other: 'Otra',
  },
  arrangements: {
    remote: 'A distancia',
    hybrid: 'Híbrida',
    'on-site': 'Presencial',
    other: 'Otra',
  },

  applicationRegion: 'Solicitud',
  back: 'Volver a la lista',
  loadingOne: 'Cargando la micropasantía…',
  oneFailed: 'No se pudo cargar la micropasantía',

  nouns: { one: 'micropasantía', many: 'micropasantías' },
  failures: {
    offline: 'No pudimos conectarnos con el servidor. Revisa tu conexión.',
    timeout: 'El servidor tardó demasiado en responder.',
    http: 'El servidor no pudo responder.',
    contract: 'Algo falló de nuestro lado.',
    config: 'Este widget no está bien configurado.',
    aborted: 'Se detuvo la carga.',
  },
  // A time of day ends in a point of its own: 3:05 p.m.
  staleSince: (time) => `Última actualización: ${time}`,

  activeFilters: 'Filtros activos',
  withoutFilter: (filter) => `Quitar: ${named(filter)}`,
  searchFor: (words) => `“${named(words)}”`,
  filterValue: (filter, value) => `${filter}: ${value}`,
  clearAll: 'Borrar filtros',

  noneLiveHelp: 'Cada semana se publican nuevas. Vuelve a mirar en unos días.',
  noneMatchHelp: 'Prueba con otra palabra o con menos filtros.',
  clearFilters: 'Borrar filtros',
  dropOne: 'Quita un filtro para ver más:',
  dropped: (filter, count) => `Quitar ${named(filter)} (${number(count)})`,
  wholeList: 'Ver todo en el portal',
  hostOne: 'Publicar una micropasantía',
  wider: (campus) =>
    `${named(campus)} no tiene proyectos en este momento. Mostramos proyectos abiertos a todas las universidades.`,
  seeAll: (total) => `Ver todas (${number(total)})`,

  save: (title) => `Guardar “${named(title)}”`,
  onlySaved: (count) => `Guardadas (${number(count)})`,
};
