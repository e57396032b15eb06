import type { Milestone } from '../../src/contract/micro-internship.ts';
import type { Due } from '../../src/contract/summary.ts';
import type { Instant, LocalDate, ZonedInstant } from '../../src/contract/primitives.ts';
import { DAY } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { addDays, dayNumber } from './wall-time.ts';

/**
 * Calendar days from today on which a sample closes. At any time of day, and across a change of the
 * clocks, they are more than 7 and less than 28 times 24 hours ahead.
 */
const CLOSES = { first: 9, last: 26 };

const hash = (text: string): number =>
  Array.from(text).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 0);

const closesIn = ({ sourceId }: Posting): number =>
  CLOSES.first + (hash(sourceId) % (CLOSES.last - CLOSES.first + 1));

const movedInstant = (at: Instant, days: number, timeZone: string): Instant =>
  addDays(new Date(at), days, timeZone).toISOString();

const movedZoned = ({ at, timeZone }: ZonedInstant, days: number): ZonedInstant => ({
  at: movedInstant(at, days, timeZone),
  timeZone,
});

const movedDate = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

const movedDue = (due: Due, days: number): Due => ('date' in due ? { date: movedDate(due.date, days) } : due);

const movedMilestone = (milestone: Milestone, days: number): Milestone =>
  milestone.due ? { ...milestone, due: movedDue(milestone.due, days) } : milestone;

/** A posting of the past as one to try the product out with: marked as such, and open for 7 to 28 days from now. */
export const asSample = (posting: Posting, now: Date): Posting => {
  const { applicationOpens, applicationDeadline, decisionBy, kickOff, due } = posting;
  const timeZone = (applicationDeadline ?? applicationOpens)?.timeZone ?? 'UTC';
  const daysUntil = (at: Instant, zone: string) => dayNumber(now, zone) - dayNumber(new Date(at), zone);

  const yesterday = (at: Instant, zone: string) => daysUntil(at, zone) - 1;
  const days = applicationDeadline
    ? daysUntil(applicationDeadline.at, timeZone) + closesIn(posting)
    : yesterday(posting.publishedAt, timeZone);
  // Dates that must be past are shifted less if they would end up in the future.
  const past = (at: Instant, zone: string) => Math.min(days, yesterday(at, zone));

  return {
    ...posting,
    sample: true,
    publishedAt: movedInstant(posting.publishedAt, past(posting.publishedAt, timeZone), timeZone),
    milestones: posting.milestones.map((milestone) => movedMilestone(milestone, days)),
    ...(applicationOpens && {
      applicationOpens: movedZoned(applicationOpens, past(applicationOpens.at, applicationOpens.timeZone)),
    }),
    ...(applicationDeadline && { applicationDeadline: movedZoned(applicationDeadline, days) }),
    ...(decisionBy && { decisionBy: movedZoned(decisionBy, days) }),
    ...(kickOff && { kickOff: movedDate(kickOff, days) }),
    ...(due && { due: movedDue(due, days) }),
  };
};
