import { isolateRtl as named } from '../../i18n/bidi-isolates.ts';
import { createCounter } from '../../i18n/plural.ts';
import type { FeedMessages } from './messages.en.ts';
import type { DeferredFeedMessages } from './deferred-messages.en.ts';

const { number, counted } = createCounter('es-US');

/** Messages of the list’s first view, in Spanish. */
export const messages = {
  regionName: 'Micropasantías',
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
} satisfies FeedMessages & DeferredFeedMessages;
