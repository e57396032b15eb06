import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DateTime } from 'luxon';
import { createFormat } from '../../src/i18n/format.ts';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';

/** Time zones whose clocks change, and when they do in 2026. */
const CHANGES = {
  'America/New_York': ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  'Europe/Berlin': ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
};
type AuthorZone = keyof typeof CHANGES;

const VIEWERS = ['America/New_York', 'America/Phoenix', 'Europe/Berlin', 'Asia/Kolkata'];

/** Before, at and after a change, and at the last minute of the days around it. */
const momentsAround = (change: string, zone: string): DateTime[] => {
  const at = DateTime.fromISO(change, { zone });
  const minutes = [-61, -60, -1, 0, 1, 59, 60, 61].map((minute) => at.plus({ minutes: minute }));
  const ends = [-1, 0, 1].map((days) => at.plus({ days }).set({ hour: 23, minute: 59 }));
  return [...minutes, ...ends];
};

interface Written {
  months: Record<number, string>;
  halves: [am: string, pm: string];
  zones: Record<AuthorZone, string>;
  write: (time: { month: string; day: number; clock: string; half: string }) => string;
}

const WRITTEN: Record<Locale, Written> = {
  en: {
    months: { 3: 'Mar', 10: 'Oct', 11: 'Nov' },
    halves: ['AM', 'PM'],
    zones: { 'America/New_York': 'ET', 'Europe/Berlin': 'Germany Time' },
    write: ({ month, day, clock, half }) => `${month} ${day}, ${clock} ${half}`,
  },
  es: {
    months: { 3: 'mar', 10: 'oct', 11: 'nov' },
    halves: ['a.m.', 'p.m.'],
    zones: { 'America/New_York': 'ET', 'Europe/Berlin': 'hora de Alemania' },
    write: ({ month, day, clock, half }) => `${day} ${month}, ${clock} ${half}`,
  },
  ar: {
    months: { 3: 'مارس', 10: 'أكتوبر', 11: 'نوفمبر' },
    halves: ['ص', 'م'],
    zones: {
      'America/New_York': 'التوقيت الشرقي لأمريكا الشمالية',
      'Europe/Berlin': 'توقيت وسط أوروبا',
    },
    write: ({ month, day, clock, half }) => `${day} ${month}، ${clock} ${half}`,
  },
};

/** Wall-clock time in a language. */
const onTheWall = ({ month, day, hour, minute }: DateTime, locale: Locale): string => {
  const { months, halves, write } = WRITTEN[locale];
  return write({
    month: months[month] ?? '',
    day,
    clock: `${hour % 12 || 12}:${String(minute).padStart(2, '0')}`,
    half: halves[hour < 12 ? 0 : 1],
  });
};

/** `Intl` writes spaces of several kinds. */
const plain = (text: string | undefined): string | undefined => text?.replace(/\s/gu, ' ');

describe('a deadline', () => {
  for (const locale of LOCALES)
    for (const [author, changes] of Object.entries(CHANGES) as [AuthorZone, string[]][])
      for (const viewer of VIEWERS)
        it(`of ${author} says its day, time and zone in ${viewer}, and the time there where it differs: ${locale}`, () => {
          const { instant } = createFormat(locale, viewer);

          for (const at of changes.flatMap((change) => momentsAround(change, author))) {
            const shown = instant({ at: at.toUTC().toISO() ?? '', timeZone: author });

            const there = at.setZone(viewer);
            const isSame = there.offset === at.offset;
            assert.equal(
              // In the hour that comes twice the name has its country as well.
              plain(shown.text)?.replace(/ \(ألمانيا\)$/, ''),
              `${onTheWall(at, locale)} ${WRITTEN[locale].zones[author]}`,
              at.toISO() ?? '',
            );
            assert.equal(
              plain(shown.viewerText),
              isSame ? undefined : onTheWall(there, locale),
              at.toISO() ?? '',
            );
            assert.equal(Date.parse(shown.dateTime), at.toMillis());
          }
        });
});
