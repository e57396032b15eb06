import { DateTime } from 'luxon';
import type { Due } from '../../src/contract/summary.ts';
import type { Instant, LocalDate, ZonedInstant } from '../../src/contract/primitives.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const instant = (milliseconds: number): Instant =>
  new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The moment at which the clocks of a zone show a day and a time. */
export const wallTime = (date: LocalDate, time: string, zone: string): Instant =>
  instant(DateTime.fromISO(`${date}T${time}`, { zone }).toMillis());

/** The day that the calendars of a zone show at a moment. */
export const localDate = (now: Date, zone: string): LocalDate =>
  DateTime.fromJSDate(now, { zone }).toFormat('yyyy-MM-dd');

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The day itself, or the Monday after it where it falls on a weekend. */
export const workday = (date: LocalDate): LocalDate => {
  const day = new Date(date).getUTCDay();
  if (day === 6) return addDays(date, 2);
  return day === 0 ? addDays(date, 1) : date;
};

interface Plan {
  /** Days ago, a fraction for hours. */
  published: number;
  /** Days from today until 23:59 of the employer's zone, or minutes from now. */
  deadline: number | { inMinutes: number };
  /** Days from the deadline. */
  decision: number;
  /** Days from the decision. */
  kickOff: number;
  /** Days from kick-off. */
  due: number;
  /** States the due date as a number of days after kick-off, not as a day. */
  floating?: true;
}

interface Schedule {
  publishedAt: Instant;
  applicationOpens: ZonedInstant;
  applicationDeadline: ZonedInstant;
  decisionBy: ZonedInstant;
  kickOff: LocalDate;
  due: Due;
}

/** The dates of a posting whose employer lives in a zone, each counted from the one before. */
export const schedule = (now: Date, timeZone: string, plan: Plan): Schedule => {
  const publishedAt = instant(now.getTime() - plan.published * DAY);
  const deadlineAt =
    typeof plan.deadline === 'number'
      ? wallTime(addDays(localDate(now, timeZone), plan.deadline), '23:59', timeZone)
      : instant(now.getTime() + plan.deadline.inMinutes * MINUTE);
  const decision = workday(addDays(localDate(new Date(deadlineAt), timeZone), plan.decision));
  const kickOff = workday(addDays(decision, plan.kickOff));

  return {
    publishedAt,
    applicationOpens: { at: publishedAt, timeZone },
    applicationDeadline: { at: deadlineAt, timeZone },
    decisionBy: { at: wallTime(decision, '17:00', timeZone), timeZone },
    kickOff,
    due: plan.floating ? { daysAfterKickOff: plan.due } : { date: workday(addDays(kickOff, plan.due)) },
  };
};
