import type { Faker } from '@faker-js/faker';
import type { Status } from '../../src/contract/primitives.ts';
import type { Posting } from '../../server/domain/posting.ts';
import { addDays, localDate, wallTime, workday } from '../data/dates.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Days ahead over which the deadlines are spread. */
const DEADLINES = 45;

const HAS_CLOSED: ReadonlySet<Status> = new Set<Status>([
  'closed',
  'selecting',
  'filled',
  'in-progress',
  'completed',
  'expired',
]);

type Schedule = Pick<
  Posting,
  'publishedAt' | 'applicationOpens' | 'applicationDeadline' | 'decisionBy' | 'kickOff' | 'due'
>;

/** The dates of a posting, each counted from the one before; some are not stated. */
export const scheduleFor = (faker: Faker, now: Date, timeZone: string, status: Status): Schedule => {
  const chance = (share: number) => faker.number.float() < share;
  const days = (min: number, max: number) => faker.number.int({ min, max });
  const today = localDate(now, timeZone);

  const closesIn = HAS_CLOSED.has(status) ? -days(1, 30) : days(1, DEADLINES);
  const closingDay = addDays(today, closesIn);
  const deadline = wallTime(closingDay, chance(0.8) ? '23:59' : '17:00', timeZone);
  const before = Math.min(now.getTime(), Date.parse(deadline) - 2 * DAY);
  const publishedAt = new Date(before - faker.number.int({ min: 60_000, max: 30 * DAY })).toISOString();
  const opensLater = closesIn > 7 && chance(0.04);
  const opens = opensLater ? wallTime(addDays(today, days(1, 5)), '09:00', timeZone) : publishedAt;

  const decision = workday(addDays(closingDay, days(3, 8)));
  const kickOff = workday(addDays(decision, days(3, 12)));
  const length = days(7, 28);
  const states = { deadline: chance(0.94), decision: chance(0.88), kickOff: chance(0.88), due: chance(0.94) };
  const isCounted = !states.kickOff || chance(0.35);
  return {
    publishedAt,
    ...((opensLater || chance(0.7)) && { applicationOpens: { at: opens, timeZone } }),
    ...(states.deadline && { applicationDeadline: { at: deadline, timeZone } }),
    ...(states.decision && { decisionBy: { at: wallTime(decision, '17:00', timeZone), timeZone } }),
    ...(states.kickOff && { kickOff }),
    ...(states.due && {
      due: isCounted ? { daysAfterKickOff: length } : { date: workday(addDays(kickOff, length)) },
    }),
  };
};
