import { DateTime } from 'luxon';

export const DAY = 24 * 60 * 60 * 1000;

/** The calendar day of an instant in a zone, as a number that grows by one a day. */
export const dayNumber = (instant: Date, zone: string): number =>
  Math.floor(DateTime.fromJSDate(instant, { zone }).setZone('utc', { keepLocalTime: true }).toMillis() / DAY);

/** The instant some days later at the same time of day in its zone, across changes of the clocks. */
export const addDays = (instant: Date, days: number, zone: string): Date =>
  DateTime.fromJSDate(instant, { zone }).plus({ days }).toJSDate();
