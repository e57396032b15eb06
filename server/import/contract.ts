import * as z from 'zod/mini';
import { IANAZone } from 'luxon';
import {
  ARRANGEMENTS,
  CLASSIFICATIONS,
  DEPARTMENTS,
  Instant,
  LocalDate,
  PAYERS,
  STATUSES,
  Slug,
} from '../../src/contract/primitives.ts';
import { Question } from '../../src/contract/questions.ts';
import { STATEMENTS } from '../../src/contract/statements.ts';
import { isCountry } from '../domain/country.ts';
import { minorUnits } from '../domain/money.ts';
import { excerpt, oneLine, plainText } from '../domain/plain-text.ts';
import type { Posting } from '../domain/posting.ts';
import { slugOf } from '../domain/slug.ts';
import { csvValue } from './columns.ts';
import { DESCRIPTION_FORMATS, isTooLarge, readDescription, TOO_LARGE } from './description.ts';
import {
  positionOf,
  type Mapping,
  type MappingOptions,
  type Position,
  type RowError,
  type SourceRow,
} from './mapping.ts';
import { pointerOf } from './pointer.ts';
import { parseRow, found } from './row-errors.ts';
import { csvRows, formatOf, jsonLinesRows, jsonRows, type FileRow } from './rows.ts';
import { instantAt } from './wall-time.ts';

const SUMMARY_LENGTH = 300;
/** Maximum of PostgreSQL's `integer`. */
const MAX_AMOUNT = 2_147_483_647;

const Line = (maxLength: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(maxLength),
    z.refine((text) => !/\p{Cc}/u.test(text), { error: 'one line of text' }),
  );
const whole = (minimum: number, maximum: number) =>
  z.number(`a whole number from ${minimum} to ${maximum}`).check(
    z.refine((value) => Number.isInteger(value) && value >= minimum && value <= maximum, {
      error: `a whole number from ${minimum} to ${maximum}`,
    }),
  );
const Lines = z.array(Line(200)).check(z.maxLength(50));
const SlugLine = Slug.check(z.refine(() => true));

const SLUG = 'lower-case words joined by hyphens';
const NamedSlug = z.string().check(z.refine((value) => SlugLine.safeParse(value).success, { error: SLUG }));

/** luxon remembers the zones it has made; asking it for the name alone takes a millisecond each time. */
const isZone = (name: string): boolean => IANAZone.create(name).isValid;

const Zone = z.string().check(
  z.refine((name) => isZone(name), {
    error: 'the name of a time zone, such as America/New_York',
  }),
);
const Moment = z.strictObject(
  { at: Instant, timeZone: Zone },
  { error: 'a moment, such as 2026-11-30T17:00:00-05:00, or a day with its timeZone' },
);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const isCurrency = (code: string): boolean => CURRENCIES.has(code);

const Money = z.strictObject(
  {
    amount: whole(0, MAX_AMOUNT),
    currency: z.string().check(z.refine(isCurrency, { error: 'a currency of ISO 4217, such as USD' })),
  },
  { error: 'an amount, such as 450 or 450.50' },
);

const DUE = 'a day, such as 2026-11-30, or a number of days after kick-off';
const Due = z
  .strictObject({ date: z.optional(LocalDate), daysAfterKickOff: z.optional(whole(1, 1000)) }, { error: DUE })
  .check(
    z.refine(({ date, daysAfterKickOff }) => (date === undefined) !== (daysAfterKickOff === undefined), {
      error: DUE,
    }),
  );

const Hour = z
  .number()
  .check(z.refine((hours) => hours > 0 && hours <= 1000, { error: 'a number of hours from 0 to 1000' }));

const Employer = z.strictObject({
  slug: z.optional(NamedSlug),
  name: Line(200),
  email: z.string().check(z.trim(), z.maxLength(254), z.email()),
  industry: z.optional(Line(100)),
  size: z.optional(Line(100)),
  verified: z._default(z.boolean(), false),
  logo: z.optional(
    z.string().check(
      z.refine((name) => /^[\w-][\w.-]{0,199}$/.test(name), {
        error: 'the name of a file in the folder of logos',
      }),
    ),
  ),
});

const Milestone = z.strictObject({ title: Line(200), due: z.optional(Due), pay: z.optional(Money) });

/** A row after what stands for something in short has been written out. */
const Row = z.strictObject({
  source: z._default(NamedSlug, 'import'),
  sourceId: z.optional(Line(200)),
  slug: z.optional(NamedSlug),
  employer: Employer,
  title: Line(200),
  department: z.enum(DEPARTMENTS),
  summary: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(600))),
  description: z.optional(z.unknown()),
  descriptionFormat: z.optional(z.enum(DESCRIPTION_FORMATS)),
  deliverables: z._default(z.array(Line(1000)).check(z.maxLength(50)), []),
  milestones: z._default(z.array(Milestone).check(z.maxLength(50)), []),
  hours: z.optional(z.strictObject({ min: Hour, max: Hour })),
  fee: z.optional(Money),
  takeHomePercent: z._default(whole(0, 100), 90),
  paidBy: z.optional(z.enum(PAYERS)),
  classification: z.optional(z.enum(CLASSIFICATIONS)),
  publishedAt: z.optional(Instant),
  applicationOpens: z.optional(Moment),
  applicationDeadline: z.optional(Moment),
  decisionBy: z.optional(Moment),
  kickOff: z.optional(LocalDate),
  due: z.optional(Due),
  arrangement: z.optional(z.enum(ARRANGEMENTS)),
  location: z.optional(Line(200)),
  country: z.optional(
    z.string().check(z.refine(isCountry, { error: 'a country of ISO 3166-1, such as US' })),
  ),
  skills: z._default(Lines, []),
  openings: z._default(whole(1, 10_000), 1),
  applicationLimit: z.optional(whole(1, 1_000_000)),
  filled: z._default(whole(0, 10_000), 0),
  exclusiveTo: z.optional(NamedSlug),
  featured: z._default(z.boolean(), false),
  sample: z._default(z.boolean(), false),
  language: z._default(
    z.string().check(
      z.refine((tag) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag), {
        error: 'the tag of a language, such as en or fr-CA',
      }),
    ),
    'en',
  ),
  status: z._default(z.enum(STATUSES), 'open'),
  eligibility: z._default(
    z.strictObject({
      classYears: z.optional(Lines),
      majors: z.optional(Lines),
      workAuthorisation: z.optional(Line(500)),
    }),
    {},
  ),
  requiredDocuments: z._default(Lines, []),
  questions: z._default(z.array(Question).check(z.maxLength(50)), []),
  statements: z._default(z.array(z.enum(STATEMENTS)), [...STATEMENTS]),
  retentionDays: z._default(whole(1, 3650), 180),
});
type Row = z.infer<typeof Row>;

type Loose = Record<string, unknown>;

const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without what is `null`, which says as much as nothing. */
const stated = (row: Loose): Loose =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      if (value === null) return [];
      return [[key, isLoose(value) ? stated(value) : value]];
    }),
  );

const AMOUNT = /^\d{1,9}(?:\.\d{1,3})?$/;

/** `450.50` with its currency: the amount in minor units, by the digits, since a product of fractions may round wrongly. */
const feeOf = (fee: unknown, currency: unknown): unknown => {
  if (isLoose(fee)) return { ...(currency !== undefined && { currency }), ...fee };
  const text = typeof fee === 'number' ? String(fee) : typeof fee === 'string' ? fee.trim() : '';
  if (!AMOUNT.test(text)) return fee;
  const digits = typeof currency === 'string' && isCurrency(currency) ? Math.log10(minorUnits(currency)) : 2;
  const [units = '', fraction = ''] = text.split('.');
  if (fraction.length > digits && Number(fraction.slice(digits)) !== 0) return fee;
  return { amount: Number(units + fraction.slice(0, digits).padEnd(digits, '0')), currency };
};

const WALL_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?$/;

/** A time on the wall of a zone as a moment; a day alone means one of its ends. */
const instantOf = (at: unknown, timeZone: unknown, timeOfDay: string): unknown => {
  if (typeof at !== 'string' || typeof timeZone !== 'string' || !isZone(timeZone)) return at;
  const [, day, time = timeOfDay] = WALL_TIME.exec(at.trim()) ?? [];
  if (day === undefined) return at.trim();
  return instantAt(day, time, timeZone) ?? at;
};

const momentOf = (value: unknown, zone: unknown, timeOfDay: string): unknown => {
  if (typeof value === 'string') return { at: instantOf(value, zone, timeOfDay), timeZone: zone };
  if (!isLoose(value)) return value;
  const timeZone = value.timeZone ?? zone;
  return { ...value, timeZone, ...('at' in value && { at: instantOf(value.at, timeZone, timeOfDay) }) };
};

const dueOf = (value: unknown): unknown => {
  if (typeof value === 'number') return { daysAfterKickOff: value };
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (/^\d+$/.test(text)) return { daysAfterKickOff: Number(text) };
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { date: text } : value;
};

const END_OF_DAY = '23:59';
const START_OF_DAY = '00:00';

/** A row with what it says in short written out: a fee in units, a time on the wall, a due day or a number of days. */
const writtenOut = ({ currency, timeZone, ...row }: Loose): Loose => {
  const moments = [
    ['applicationOpens', START_OF_DAY],
    ['applicationDeadline', END_OF_DAY],
    ['decisionBy', END_OF_DAY],
  ] as const;
  return {
    ...row,
    ...('fee' in row && { fee: feeOf(row.fee, currency) }),
    ...('due' in row && { due: dueOf(row.due) }),
    ...('publishedAt' in row && { publishedAt: instantOf(row.publishedAt, timeZone, START_OF_DAY) }),
    ...Object.fromEntries(
      moments.flatMap(([key, time]) => (key in row ? [[key, momentOf(row[key], timeZone, time)]] : [])),
    ),
  };
};

/** Text that the database does not take, wherever it stands in a row. */
export const invalidText = (row: Loose): RowError[] => {
  const errors: RowError[] = [];
  const waiting: { path: PropertyKey[]; value: unknown }[] = [{ path: [], value: row }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value } = next;
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed())
        errors.push({
          pointer: pointerOf(path),
          reason: 'holds a character that cannot be stored: NUL or half of a surrogate pair',
        });
    } else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).reverse();
      waiting.push(...entries.map(([key, inner]) => ({ path: [...path, key], value: inner as unknown })));
    }
  }
  return errors;
};

const contradictions = (row: Row): RowError[] => {
  const { hours, openings, filled, applicationOpens, applicationDeadline, kickOff, due, questions } = row;
  const errors: RowError[] = [];
  const refuse = (pointer: string, reason: string) => errors.push({ pointer, reason });
  if (hours && hours.max < hours.min)
    refuse('/hours/max', found(hours.max, `at least ${hours.min}, the fewest hours`));
  if (filled > openings) refuse('/filled', found(filled, `at most ${openings}, the openings`));
  if (
    applicationOpens &&
    applicationDeadline &&
    Date.parse(applicationDeadline.at) <= Date.parse(applicationOpens.at)
  )
    refuse('/applicationDeadline', found(applicationDeadline.at, 'a moment after applicationOpens'));
  if (kickOff !== undefined && due?.date !== undefined && due.date < kickOff)
    refuse('/due', found(due.date, 'a day after kickOff'));
  questions.forEach(({ id }, index) => {
    if (questions.findIndex((other) => other.id === id) < index)
      refuse(`/questions/${index}/id`, `${JSON.stringify(id)} is the id of another question`);
  });
  return errors;
};

const namesOf = ({ slug, sourceId, title, employer }: Row) => ({
  employerSlug: employer.slug ?? slugOf(employer.name),
  id: sourceId ?? slug,
  slug: slug ?? slugOf(title, sourceId),
});

const unnamed = (row: Row): RowError[] => {
  const { employerSlug, id, slug } = namesOf(row);
  const NONE = 'is missing, and the name has no Latin letter to make one of';
  return [
    ...(id === undefined ? [{ pointer: '/sourceId', reason: 'is missing' }] : []),
    ...(slug === '' ? [{ pointer: '/slug', reason: NONE }] : []),
    ...(employerSlug === '' ? [{ pointer: '/employer/slug', reason: NONE }] : []),
  ];
};

/** A record without the keys whose value is `undefined`. */
const defined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };

const readValue = (source: Loose, position: Position, now: Date): SourceRow => {
  const unsaid = invalidText(source);
  const row = parseRow(Row, source);
  const description = readDescription(source.description, source.descriptionFormat);
  const errors = [
    ...(row.ok ? [...contradictions(row.value), ...unnamed(row.value)] : row.errors),
    ...(description.ok ? [] : description.errors),
  ];
  const all = [...unsaid, ...errors.filter(({ pointer }) => unsaid.every((one) => one.pointer !== pointer))];
  if (!row.ok || !description.ok || all.length > 0) return { ...position, ok: false, errors: all };

  const { employer, descriptionFormat: _, summary, publishedAt, ...rest } = row.value;
  const { employerSlug, id = '', slug } = namesOf(row.value);
  const opened = rest.applicationOpens && new Date(rest.applicationOpens.at);
  const published = opened && opened < now ? opened : now;
  return {
    ...position,
    ok: true,
    posting: defined({
      ...rest,
      sourceId: id,
      slug,
      employer: employerSlug,
      summary: oneLine(summary ?? excerpt(oneLine(plainText(description.value)), SUMMARY_LENGTH)),
      description: description.value,
      publishedAt: publishedAt ?? published.toISOString(),
    }) as Posting,
    employer: defined({ ...employer, source: rest.source, slug: employerSlug }),
    ...(publishedAt === undefined && { undated: true }),
  };
};

const readRow = (row: FileRow, { email, source, now }: MappingOptions & { now: Date }): SourceRow => {
  if (!row.ok) return row;
  const position = positionOf(row);
  if (!isLoose(row.value)) {
    return { ...position, ok: false, errors: [{ pointer: '', reason: found(row.value, 'an object') }] };
  }
  const large = Object.keys(row.value).filter((key) => isTooLarge((row.value as Loose)[key]));
  if (large.length > 0) {
    const errors = large.map((key) => ({ pointer: pointerOf([key]), reason: TOO_LARGE }));
    return { ...position, ok: false, errors };
  }
  const value = { ...(source !== undefined && { source }), ...writtenOut(stated(row.value)) };
  const { employer } = value as Loose;
  const addressed =
    isLoose(employer) && email !== undefined ? { ...value, employer: { email, ...employer } } : value;
  return readValue(addressed, position, now);
};

const fileRows = (text: string, extension: string | undefined): FileRow[] => {
  switch (formatOf(text, extension)) {
    case 'json':
      return jsonRows(text);
    case 'json-lines':
      return jsonLinesRows(text);
    case 'csv':
      return csvRows(text, csvValue);
  }
};

/**
 * Rows in the contract's own shape, as JSON, JSON Lines or CSV: a posting with its employer in it. What is left out takes
 * a sensible value, and a key that the contract does not know is an error. In short may be written: `fee` in units with
 * `currency`, a time on the wall with `timeZone`, `due` as a day or a number of days, `description` as HTML or Markdown.
 */
export const contract: Mapping = {
  read(text, options: MappingOptions = {}) {
    const settings = { now: new Date(), ...options };
    return fileRows(text, options.extension).map((row) => readRow(row, settings));
  },
};
