import { createCounter } from './plural.ts';
import type { CommonMessages } from './messages.en.ts';
import type { DeferredMessages } from './deferred-messages.en.ts';

const { number, counted } = createCounter('es-US');

/** Messages that every view may use, with those of a card, in Spanish. */
export const messages = {
  locale: 'es',
  direction: 'ltr',
  notStated: 'No se indica',
  tryAgain: 'Intentar de nuevo',
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
} satisfies CommonMessages & DeferredMessages;
