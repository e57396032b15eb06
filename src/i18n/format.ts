import type { LocalDate, Money, ZonedInstant } from '../contract/primitives.ts';
import { isolate } from './isolates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment as its author meant it and, where the viewer's clock reads otherwise, as the viewer's. */
export interface ShownInstant {
  text: string;
  viewerText: string | undefined;
  /** For `<time datetime>`. */
  dateTime: string;
}

/** Numbers, money and time as one locale writes them. */
export interface Format {
  money: (money: Money) => string;
  /** How many of its smallest units make a unit of a currency: 100 cents. */
  minorUnits: (currency: string) => number;
  number: (value: number) => string;
  /** The fee divided by the hours, in whole units, rounded down. */
  rate: (fee: Money, hours: number) => string;
  date: (date: LocalDate) => string;
  /** The day of a moment in its author's zone. */
  day: (instant: ZonedInstant) => string;
  /** The time of day on the viewer's clock. */
  time: (at: Date) => string;
  instant: (instant: ZonedInstant) => ShownInstant;
  /** "in 3 days", counted in calendar days of the author's zone; minutes and hours when it is near. */
  relative: (instant: ZonedInstant, now: Date) => string;
  list: (items: readonly string[], type?: Intl.ListFormatType) => string;
  languageName: (tag: string) => string;
}

const WALL_TIME = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;

const dayNumber = (at: Date, timeZone: string): number => {
  // The Swedish date is the ISO date, in any zone.
  const day = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at);
  return Date.parse(day) / DAY;
};

/** Spanish as in the United States, with its dollars and its clock; Arabic in the digits of our own words, as not all browsers write it. */
const TAGS: Record<string, string> = { es: 'es-US', ar: 'ar-u-nu-latn' };

/** Makes the formats of a language. `timeZone` is the viewer's, by default the machine's; `null` where it is not known. */
export const createFormat = (
  language: string,
  timeZone: string | null = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): Format => {
  const locale = TAGS[language] ?? language;
  const isRtl = language === 'ar';
  const currencies = new Map<string, Intl.NumberFormat>();
  const currencyFormat = (currency: string, isWhole: boolean): Intl.NumberFormat => {
    const key = `${currency} ${isWhole}`;
    const known = currencies.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // Between words from right to left the signs of `US$` change places.
      currencyDisplay: isRtl ? 'name' : 'symbol',
      ...(isWhole && { maximumFractionDigits: 0 }),
    });
    currencies.set(key, made);
    return made;
  };
  const minorUnits = (currency: string): number =>
    10 ** (currencyFormat(currency, false).resolvedOptions().maximumFractionDigits ?? 2);
  const dates = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const wallTime = (at: Date, zone: string) =>
    new Intl.DateTimeFormat(locale, { ...WALL_TIME, timeZone: zone }).format(at);
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  const numbers = new Intl.NumberFormat(locale);

  return {
    minorUnits,
    number: (value) => numbers.format(value),
    money: ({ amount, currency }) => {
      const units = minorUnits(currency);
      return currencyFormat(currency, amount % units === 0).format(amount / units);
    },
    rate: ({ amount, currency }, hours) =>
      currencyFormat(currency, true).format(Math.floor(amount / minorUnits(currency) / hours)),
    date: (date) => dates.format(new Date(`${date}T00:00:00Z`)),
    day: ({ at, timeZone: zone }) =>
      new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: zone }).format(
        new Date(at),
      ),
    time: (at) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at),
    instant: ({ at, timeZone: zone }) => {
      const moment = new Date(at);
      const ofAuthor = wallTime(moment, zone);
      const ofViewer = timeZone === null ? ofAuthor : wallTime(moment, timeZone);
      return {
        text: new Intl.DateTimeFormat(locale, {
          ...WALL_TIME,
          timeZone: zone,
          // Chromium writes the city of a short name in Latin letters.
          timeZoneName: `${isRtl ? 'long' : 'short'}Generic` as const,
        }).format(moment),
        viewerText: ofViewer === ofAuthor ? undefined : ofViewer,
        dateTime: moment.toISOString(),
      };
    },
    relative: ({ at, timeZone: zone }, now) => {
      const moment = new Date(at);
      const left = moment.getTime() - now.getTime();
      if (Math.abs(left) < HOUR) return relatives.format(Math.trunc(left / MINUTE), 'minute');
      if (Math.abs(left) < DAY) return relatives.format(Math.trunc(left / HOUR), 'hour');
      return relatives.format(dayNumber(moment, zone) - dayNumber(now, zone), 'day');
    },
    list: (items, type = 'conjunction') =>
      new Intl.ListFormat(locale, { type }).format(isRtl ? items.map(isolate) : items),
    languageName: (tag) => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag,
  };
};
