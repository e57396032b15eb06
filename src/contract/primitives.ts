import * as z from 'zod/mini';

/** Check for a safe integer. `z.int` would add 250 bytes. */
export const whole = z.refine(Number.isSafeInteger, { params: { code: 'type' } });

export const Whole = z.number().check(whole);

/** Lower-case words joined by hyphens: an identifier in URLs. */
export const Slug = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(160));
export type Slug = z.infer<typeof Slug>;

/** True in the years 1 to 9999, UTC: databases have no year 0, and four digits no other. */
const isInYears = (time: number): boolean => time >= -621355968e5 && time < 2534023008e5;

/** True for a valid calendar day; `Date.parse` would accept February 30. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  isInYears(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** Instant with an offset, RFC 3339. `z.iso` would add 300 bytes. */
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

/** Calendar day without a time zone, `2026-11-30`. */
export const LocalDate = z.string().check(z.refine(isDay, { params: { format: 'date' } }));
export type LocalDate = z.infer<typeof LocalDate>;

/** Instant and the IANA time zone of its author, whose wall time every viewer sees. */
export const ZonedInstant = z.object({ at: Instant, timeZone: z.string() });
export type ZonedInstant = z.infer<typeof ZonedInstant>;

/** Amount in minor units (cents) of an ISO 4217 currency. */
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

/** Enum in a response: an unknown member becomes `other`. */
export const lenientEnum = <const Members extends readonly [string, ...string[]]>(members: Members) =>
  z.catch(z.enum(members), 'other');

/** Number of applicants, in bands. */
export const APPLICANT_BANDS = ['0-4', '5-9', '10-19', '20-49', '50+', 'other'] as const;

export type Department = (typeof DEPARTMENTS)[number];
export type Status = (typeof STATUSES)[number];

/** True for a time zone of the IANA database. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
};

/** True for an absolute http or https URL. */
export const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

export const WebAddress = z.string().check(z.refine(isWebAddress));
