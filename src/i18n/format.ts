import { DAY, HOUR, MINUTE } from '../base/durations.ts';
import type { LocalDate, Money, ZonedInstant } from '../contract/primitives.ts';
import { formatter } from './formatter.ts';
import { isolate } from './bidi-isolates.ts';

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

const DAY_OF_YEAR = { month: 'short', day: 'numeric' } as const;
const WALL_TIME = { ...DAY_OF_YEAR, hour: 'numeric', minute: '2-digit' } as const;

const dayNumber = (at: Date, timeZone: string): number => {
  // The Swedish date is the ISO date, in any zone.
  const day = formatter(Intl.DateTimeFormat, 'sv', { timeZone, dateStyle: 'short' }).format(at);
  return Date.parse(day) / DAY;
};

/** Spanish as in the United States, with its dollars and its clock; Arabic in the digits of our own words, as not all browsers write it. */
export const TAGS: Record<string, string> = { es: 'es-US', ar: 'ar-u-nu-latn' };

/** Makes the formats of a language. `timeZone` is the viewer's, by default the machine's; `null` where it is not known. */
export const createFormat = (language: string, timeZone?: string | null): Format => {
  const locale = TAGS[language] ?? language;
  const isRtl = language === 'ar';
  const currencyFormat = (currency: string, isWhole: boolean): Intl.NumberFormat =>
    formatter(Intl.NumberFormat, locale, {
      style: 'currency',
      currency,
      // Between words from right to left the signs of `US$` change places.
      currencyDisplay: isRtl ? 'name' : 'symbol',
      ...(isWhole && { maximumFractionDigits: 0 }),
    });
  const minorUnits = (currency: string): number =>
    10 ** (currencyFormat(currency, false).resolvedOptions().maximumFractionDigits ?? 2);
  const time = (at: Date, options: Intl.DateTimeFormatOptions): string =>
    formatter(Intl.DateTimeFormat, locale, options).format(at);
  const wallTime = (at: Date, zone: string) => time(at, { ...WALL_TIME, timeZone: zone });
  const zoneOfViewer = () =>
    timeZone === undefined ? formatter(Intl.DateTimeFormat, locale).resolvedOptions().timeZone : timeZone;
  /** A long list writes the same moments again whenever rows are added. */
  const instants = new WeakMap<ZonedInstant, ShownInstant>();
  const relative = (value: number, unit: Intl.RelativeTimeFormatUnit): string =>
    formatter(Intl.RelativeTimeFormat, locale, { numeric: 'auto' }).format(value, unit);

  return {
    minorUnits,
    number: (value) => formatter(Intl.NumberFormat, locale).format(value),
    money: ({ amount, currency }) => {
      const units = minorUnits(currency);
      return currencyFormat(currency, amount % units === 0).format(amount / units);
    },
    rate: ({ amount, currency }, hours) =>
      currencyFormat(currency, true).format(Math.floor(amount / minorUnits(currency) / hours)),
    date: (date) =>
      time(new Date(`${date}T00:00:00Z`), { ...DAY_OF_YEAR, weekday: 'short', timeZone: 'UTC' }),
    day: ({ at, timeZone: zone }) => time(new Date(at), { ...DAY_OF_YEAR, timeZone: zone }),
    time: (at) => time(at, { timeStyle: 'short' }),
    instant: (stated) => {
      const known = instants.get(stated);
      if (known) return known;
      const { at, timeZone: zone } = stated;
      const moment = new Date(at);
      const ofAuthor = wallTime(moment, zone);
      const viewerZone = zoneOfViewer();
      const ofViewer = viewerZone === null ? ofAuthor : wallTime(moment, viewerZone);
      const shown = {
        // Chromium writes the city of a short name in Latin letters.
        text: time(moment, {
          ...WALL_TIME,
          timeZone: zone,
          timeZoneName: `${isRtl ? 'long' : 'short'}Generic`,
        }),
        viewerText: ofViewer === ofAuthor ? undefined : ofViewer,
        dateTime: moment.toISOString(),
      };
      instants.set(stated, shown);
      return shown;
    },
    relative: ({ at, timeZone: zone }, now) => {
      const moment = new Date(at);
      const left = moment.getTime() - now.getTime();
      if (Math.abs(left) < HOUR) return relative(Math.trunc(left / MINUTE), 'minute');
      if (Math.abs(left) < DAY) return relative(Math.trunc(left / HOUR), 'hour');
      return relative(dayNumber(moment, zone) - dayNumber(now, zone), 'day');
    },
    list: (items, type = 'conjunction') =>
      formatter(Intl.ListFormat, locale, { type }).format(isRtl ? items.map(isolate) : items),
    languageName: (tag) => new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag,
  };
};
