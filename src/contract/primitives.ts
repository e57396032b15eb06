import * as z from 'zod/mini';

/** That a number is whole. `z.int` would weigh 250 bytes more. */
export const whole = z.refine(Number.isSafeInteger, { params: { code: 'type' } });

export const Whole = z.number().check(whole);

/** Lower-case words joined by hyphens; the name of a thing in an address. */
export const Slug = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(160));
export type Slug = z.infer<typeof Slug>;

/** In the years 1 to 9999, in UTC: no database knows a year 0, and four digits hold no other. */
const isInYears = (time: number): boolean => time >= -621355968e5 && time < 2534023008e5;

/** A parser takes the 30th of February for a day in March. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  isInYears(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** A moment in time with an offset, RFC 3339. The platform reads it: `z.iso` would weigh 300 bytes more. */
export const Instant = z
  .string()
  .check(
    z.refine(
      (text) =>
        isDay(text.slice(0, 10)) &&
        /^T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text.slice(10)) &&
        isInYears(Date.parse(text)),
      { params: { format: 'datetime' } },
    ),
  );
export type Instant = z.infer<typeof Instant>;

/** A calendar day without a zone, `2026-11-30`. */
export const LocalDate = z.string().check(z.refine(isDay, { params: { format: 'date' } }));
export type LocalDate = z.infer<typeof LocalDate>;

/** A moment and the IANA zone its author meant it in, so that every viewer is shown the author's wall time. */
export const ZonedInstant = z.object({ at: Instant, timeZone: z.string() });
export type ZonedInstant = z.infer<typeof ZonedInstant>;

/** An amount in minor units (cents) of an ISO 4217 currency. */
export const Money = z.object({
  amount: Whole.check(z.nonnegative()),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof Money>;

export const DEPARTMENTS = [
  'sales',
  'marketing',
  'research',
  'technology',
  'data',
  'finance',
  'human-resources',
  'operations',
  'communications',
  'strategy',
  'design',
  'education',
  'other',
] as const;
export const ARRANGEMENTS = ['remote', 'hybrid', 'on-site', 'other'] as const;
export const PAYERS = ['employer', 'campus', 'state', 'foundation', 'other'] as const;
export const CLASSIFICATIONS = ['contractor', 'employee', 'stipend', 'unpaid', 'other'] as const;
export const STATUSES = [
  'draft',
  'in-review',
  'open',
  'paused',
  'closed',
  'selecting',
  'filled',
  'in-progress',
  'completed',
  'cancelled',
  'expired',
  'other',
] as const;

/** An enumeration in an answer: a member that this version does not know reads as `other`. */
export const lenientEnum = <const Members extends readonly [string, ...string[]]>(members: Members) =>
  z.catch(z.enum(members), 'other');

/** How many have applied, told in bands. */
export const APPLICANT_BANDS = ['0-4', '5-9', '10-19', '20-49', '50+', 'other'] as const;

export type Department = (typeof DEPARTMENTS)[number];
export type Status = (typeof STATUSES)[number];

/** Whether a text names a zone of the IANA database. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
};

/** Whether a text is an absolute http or https address. */
export const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

export const WebAddress = z.string().check(z.refine(isWebAddress));
