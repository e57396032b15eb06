import { DateTime } from 'luxon';
import { DAY } from '../domain/durations.ts';

/** The calendar day of an instant in a zone, as a number that grows by one a day. */
export const dayNumber = (instant: Date, zone: string): number =>
  Math.floor(DateTime.fromJSDate(instant, { zone }).setZone('utc', { keepLocalTime: true }).toMillis() / DAY);

/** The instant some days later at the same time of day in its zone, across changes of the clocks. */
export const addDays = (instant: Date, days: number, zone: string): Date =>
  DateTime.fromJSDate(instant, { zone }).plus({ days }).toJSDate();

/** The instant at which a day and a time, `2026-11-30` and `17:00`, stand on the wall of a zone. */
export const instantAt = (day: string, time: string, zone: string): string | undefined =>
  DateTime.fromISO(`${day}T${time}`, { zone }).toISO({ suppressMilliseconds: true }) ?? undefined;
