export const DAY = 24 * 60 * 60 * 1000;

const UNITS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  return format;
};

/** What the clocks of a zone show at an instant, in milliseconds as if the zone were UTC. */
const wallTime = (instant: number, timeZone: string): number => {
  const parts = formatOf(timeZone).formatToParts(instant);
  const [year, month, day, hour, minute, second] = UNITS.map((unit) =>
    Number(parts.find(({ type }) => type === unit)?.value),
  ) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second, new Date(instant).getUTCMilliseconds());
};

const offset = (instant: number, timeZone: string): number => wallTime(instant, timeZone) - instant;

/** The second pass counts where the clocks change between the guess and the instant. */
const instantAt = (wall: number, timeZone: string): number =>
  wall - offset(wall - offset(wall, timeZone), timeZone);

/** The calendar day of an instant in a zone, as a number that grows by one a day. */
export const dayNumber = (instant: Date, timeZone: string): number =>
  Math.floor(wallTime(instant.getTime(), timeZone) / DAY);

/** The instant some days later at the same time of day in its zone, across changes of the clocks. */
export const addDays = (instant: Date, days: number, timeZone: string): Date =>
  new Date(instantAt(wallTime(instant.getTime(), timeZone) + days * DAY, timeZone));
