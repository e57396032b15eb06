import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { execFileSync } from 'node:child_process';
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { aBareSummary } from '../../test/mocks/data.ts';
import { openTestPages, PUBLIC_URL, type TestPages } from '../../test/kit/pages.ts';
import { aPosting, savePostings } from '../../test/kit/postings.ts';
import { readByIcalJs, readByNodeIcal, type ReadEvent } from '../../test/kit/readers.ts';
import { DAY, HOUR } from '../domain/durations.ts';
import { calendarOf, calendarRoutes, eventId } from './icalendar.ts';

const NOW = new Date('2026-10-01T12:00:00Z');

/** The moments at which the clocks of a zone change, to the minute. */
const findChanges = (zone: string, from: number, to: number): number[] => {
  const offset = (at: number) => DateTime.fromMillis(at, { zone }).offset;
  const changes: number[] = [];
  for (let start = from; start < to; start += 7 * DAY) {
    let [low, high] = [start, start + 7 * DAY];
    if (offset(low) === offset(high)) continue;
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
};

const SELF = `${PUBLIC_URL}/v1/feed.ics`;

const entry = (overrides: Partial<MicroInternshipSummary>) => ({
  item: aBareSummary({ url: `${PUBLIC_URL}/m/count-the-birds`, ...overrides }),
  revision: 3,
  updatedAt: new Date('2026-09-30T08:15:30.500Z'),
});

const calendarFor = (...deadlines: { at: string; timeZone: string }[]): string =>
  calendarOf(
    {
      title: 'Deadlines',
      self: SELF,
      entries: deadlines.map((applicationDeadline, index) =>
        entry({ id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, applicationDeadline }),
      ),
    },
    NOW,
  );

const readers: [string, (text: string) => ReadEvent[]][] = [
  ['ical.js', readByIcalJs],
  ['node-ical', readByNodeIcal],
];

/** Every hour of two days around a moment. */
const hoursAround = (at: string): string[] =>
  Array.from({ length: 49 }, (_, index) => new Date(Date.parse(at) + (index - 24) * HOUR).toISOString());

describe('a deadline in a calendar', () => {
  it('is an event with all that a calendar shows', () => {
    const calendar = calendarOf(
      {
        title: 'Deadlines',
        self: SELF,
        entries: [
          entry({
            title: 'Count; the, birds',
            hours: { min: 5, max: 8 },
            applicationDeadline: { at: '2026-11-20T05:59:00Z', timeZone: 'America/Chicago' },
          }),
        ],
      },
      NOW,
    );

    for (const [name, read] of readers) {
      const [event] = read(calendar);
      assert.deepEqual(
        { ...event, description: event?.description.replaceAll(/[^\S\n]/gu, ' ') },
        {
          uid: '00000000-0000-4000-8000-000000000001@projects.example',
          at: '2026-11-20T05:59:00.000Z',
          summary: 'Apply by: Count; the, birds',
          description:
            'Find out which birds are back.\nMarsh Wardens\nTime: 5–8 hours\nApply by: Nov 19, 11:59 PM CT\nhttps://projects.example/m/count-the-birds',
          url: 'https://projects.example/m/count-the-birds',
          status: 'CONFIRMED',
          sequence: 3,
          changed: '2026-09-30T08:15:30.000Z',
        },
        name,
      );
    }
    assert.match(calendar, /^DTSTART;TZID=America\/Chicago:20261119T235900\r$/m);
    assert.match(calendar, /^DTSTAMP:20260930T081530Z\r$/m);
    assert.match(calendar, /^TRANSP:TRANSPARENT\r$/m);
  });

  it('is left out where none is stated', () => {
    const calendar = calendarOf({ title: 'Deadlines', self: SELF, entries: [entry({})] }, NOW);

    assert.doesNotMatch(calendar, /VEVENT/);
  });

  it('is known by the id of the API', () => {
    assert.equal(eventId('a-b', 'https://projects.example:8443'), 'a-b@projects.example');
  });

  for (const [status, deadline, expected] of [
    ['open', '2026-10-02T00:00:00Z', 'CONFIRMED'],
    ['paused', '2026-10-02T00:00:00Z', 'TENTATIVE'],
    ['closed', '2026-10-02T00:00:00Z', 'CANCELLED'],
    ['filled', '2026-10-02T00:00:00Z', 'CANCELLED'],
    ['cancelled', '2026-10-02T00:00:00Z', 'CANCELLED'],
    ['cancelled', '2026-09-30T00:00:00Z', 'CANCELLED'],
    ['closed', '2026-10-01T12:00:00Z', 'CONFIRMED'],
    ['selecting', '2026-09-30T00:00:00Z', 'CONFIRMED'],
  ] as const) {
    it(`is ${expected} where the posting is ${status} and the deadline ${deadline}`, () => {
      const applicationDeadline = { at: deadline, timeZone: 'America/New_York' };
      const entries = [entry({ status, applicationDeadline })];

      const calendar = calendarOf({ title: 'Deadlines', self: SELF, entries }, NOW);

      for (const [name, read] of readers) assert.equal(read(calendar)[0]?.status, expected, name);
    });
  }
});

describe('a calendar', () => {
  const calendar = calendarOf(
    {
      title: 'a, b; c\\\r\nX-EVIL:1\u0007',
      self: SELF,
      entries: [
        entry({
          title: 'ä'.repeat(120),
          summary: 'one\r\nBEGIN:VEVENT\r\ntwo',
          applicationDeadline: { at: '2026-11-20T05:59:00Z', timeZone: 'Asia/Kolkata' },
        }),
        entry({ applicationDeadline: { at: '2026-12-20T05:59:00Z', timeZone: 'Asia/Kolkata' } }),
      ],
    },
    NOW,
  );

  it('is made of lines of 75 octets that end in CRLF', () => {
    assert.ok(calendar.endsWith('END:VCALENDAR\r\n'));
    assert.doesNotMatch(calendar.replaceAll('\r\n', ''), /[\r\n]/);
    assert.ok(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  });

  it('holds each zone once and before the events, and nothing that a text brought in', () => {
    const lines = calendar.replaceAll('\r\n ', '').split('\r\n');

    assert.equal(lines.filter((line) => line === 'TZID:Asia/Kolkata').length, 1);
    assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, 2);
    assert.ok(lines.indexOf('BEGIN:VTIMEZONE') < lines.indexOf('BEGIN:VEVENT'));
    assert.ok(lines.includes('NAME:a\\, b\\; c\\\\ X-EVIL:1'));
    assert.ok(!lines.some((line) => line.startsWith('X-EVIL')));
  });

  it('has all its own properties before its zones and events', () => {
    const [, ...children] = calendar.split('BEGIN:V');
    const depths = children
      .slice(1)
      .join('BEGIN:V')
      .split(/END:V(?:EVENT|TIMEZONE)\r\n/)
      .slice(0, -1);

    assert.ok(depths.every((part) => /^(?:BEGIN:V)?(?:EVENT|TIMEZONE)\r\n/.test(part)));
  });

  it('reads the same however the clock of the machine is set', () => {
    const script = `
      const { calendarOf } = await import(${JSON.stringify(new URL('icalendar.ts', import.meta.url).href)});
      const { aBareSummary } = await import(${JSON.stringify(new URL('../../test/mocks/data.ts', import.meta.url).href)});
      const applicationDeadline = { at: '2026-11-01T05:30:00Z', timeZone: 'America/New_York' };
      const other = { at: '2027-03-14T07:00:00Z', timeZone: 'Asia/Gaza' };
      const entries = [applicationDeadline, other].map((applicationDeadline) => ({
        item: aBareSummary({ applicationDeadline }), revision: 0, updatedAt: new Date('2026-03-08T02:30:00Z') }));
      process.stdout.write(calendarOf({ title: 'x', self: 'https://x.example/', entries }, new Date(0)));`;
    const run = (environment: Record<string, string>) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, ...environment },
        encoding: 'utf8',
      });

    const inUtc = run({ TZ: 'UTC', LANG: 'C' });

    assert.match(inUtc, /END:VCALENDAR/);
    assert.equal(run({ TZ: 'America/New_York', LANG: 'de_DE.UTF-8' }), inUtc);
    assert.equal(run({ TZ: 'Pacific/Apia', LANG: 'ar_EG.UTF-8' }), inUtc);
  });
});

describe('the moment of a deadline', () => {
  for (const [what, at, timeZone] of [
    ['the end of daylight time on 1 November 2026', '2026-11-01T06:00:00Z', 'America/New_York'],
    ['the start of daylight time on 14 March 2027', '2027-03-14T07:00:00Z', 'America/New_York'],
    ['the end of daylight time in Chicago', '2026-11-01T07:00:00Z', 'America/Chicago'],
    ['the start of daylight time in Los Angeles', '2027-03-14T10:00:00Z', 'America/Los_Angeles'],
    ['1 November in Phoenix, which knows no daylight time', '2026-11-01T07:00:00Z', 'America/Phoenix'],
    ['the end of summer time in Berlin', '2026-10-25T01:00:00Z', 'Europe/Berlin'],
    ['a change of half an hour on Lord Howe', '2027-04-03T15:00:00Z', 'Australia/Lord_Howe'],
    ['a day in Kathmandu, a quarter off the hour', '2026-11-01T06:00:00Z', 'Asia/Kathmandu'],
  ] as const) {
    it(`is read right by both readers around ${what}`, () => {
      const moments = hoursAround(at);

      const calendar = calendarFor(...moments.map((moment) => ({ at: moment, timeZone })));

      for (const [name, read] of readers) {
        assert.deepEqual(
          read(calendar).map((event) => event.at),
          moments,
          name,
        );
      }
    });
  }

  it('is told in its zone but for the hour that comes twice', () => {
    const moments = hoursAround('2026-11-01T06:00:00Z');

    const starts = [
      ...calendarFor(...moments.map((at) => ({ at, timeZone: 'America/New_York' }))).matchAll(
        /^DTSTART[^\r]+Z\r$/gm,
      ),
    ];

    assert.deepEqual(
      starts.map(([line]) => line.trim()),
      ['DTSTART:20261101T050000Z', 'DTSTART:20261101T060000Z'],
    );
  });

  it('is told in UTC where the zone is none that a calendar can bring', () => {
    for (const timeZone of ['UTC', '+05:30', 'Asia/Gaza', 'Asia/Tel_Aviv', 'Africa/Cairo']) {
      const calendar = calendarFor({ at: '2027-01-20T12:00:00Z', timeZone });

      assert.match(calendar, /^DTSTART:20270120T120000Z\r$/m, timeZone);
      assert.doesNotMatch(calendar, /VTIMEZONE/);
    }
  });

  it('is read right in every zone by the rules that the calendar brings, whenever its clocks change until 2031', () => {
    let inZone = 0;
    let inUtc = 0;
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      const [from, to] = [Date.UTC(2026, 10, 22), Date.UTC(2031, 0, 1)];
      const moments = [from, ...findChanges(timeZone, from, to)].flatMap((moment) =>
        [-6 * DAY, -HOUR / 2, 0, HOUR / 2, 6 * DAY].map((after) => new Date(moment + after).toISOString()),
      );

      const calendar = calendarFor(...moments.map((at) => ({ at, timeZone })));

      const component = new ICAL.Component(ICAL.parse(calendar));
      const starts = component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).startDate);
      assert.deepEqual(
        starts.map((start) => new Date(start.toUnixTime() * 1000).toISOString()),
        moments,
        timeZone,
      );
      const told = starts.filter((start) => start.zone.tzid === timeZone).length;
      inZone += told;
      inUtc += starts.length - told;
    }
    assert.ok(inZone > inUtc * 3, `${inZone} in their zone, ${inUtc} in UTC`);
  });
});

describe('the calendar of one posting', () => {
  const deadline = { at: '2026-11-01T16:00:00Z', timeZone: 'America/New_York' };
  let pages: TestPages;
  before(async () => {
    pages = await openTestPages((app, services) => app.route('/v1', calendarRoutes(services)), {
      now: () => NOW,
    });
    await savePostings(
      pages.database,
      aPosting({ slug: 'undated' }),
      aPosting({ slug: 'draft', status: 'draft', applicationDeadline: deadline }),
    );
  });
  after(() => pages.close());

  const path = (slug: string) => `/v1/micro-internships/${slug}/deadline.ics`;

  it('is a file that may be kept for a while', async () => {
    await savePostings(pages.database, aPosting({ slug: 'birds', applicationDeadline: deadline }));

    const { status, headers } = await pages.get(path('birds'));

    assert.equal(status, 200);
    assert.equal(headers.get('Content-Type'), 'text/calendar; charset=utf-8');
    assert.equal(headers.get('Content-Disposition'), 'attachment; filename="birds.ics"');
    assert.match(headers.get('Cache-Control') ?? '', /^public, max-age=\d+/);
  });

  it('keeps its id and counts on as the posting changes, until it is called off', async () => {
    const posting = aPosting({ slug: 'changing', applicationDeadline: deadline });
    const read = async () => readByIcalJs(await pages.text(path('changing')))[0];

    await savePostings(pages.database, posting);
    const first = await read();
    await savePostings(pages.database, posting);
    const same = await read();
    const later = { ...deadline, at: '2026-11-02T17:00:00Z' };
    await savePostings(pages.database, { ...posting, applicationDeadline: later });
    const moved = await read();
    await savePostings(pages.database, { ...posting, applicationDeadline: later, status: 'closed' });
    const closed = await read();

    assert.deepEqual(same, first);
    assert.ok(first && moved && closed);
    assert.deepEqual([moved.uid, closed.uid], [first.uid, first.uid]);
    assert.deepEqual([first.at, moved.at], ['2026-11-01T16:00:00.000Z', '2026-11-02T17:00:00.000Z']);
    assert.deepEqual([first.sequence, moved.sequence, closed.sequence], [0, 1, 2]);
    assert.deepEqual([first.status, moved.status, closed.status], ['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    assert.ok(first.changed <= moved.changed && moved.changed <= closed.changed);
  });

  it('has that of the decision beside it, which stands once nobody can apply any more', async () => {
    const posting = aPosting({
      slug: 'awaited',
      title: 'Count the gulls',
      applicationDeadline: deadline,
      decisionBy: { at: '2026-11-09T17:00:00Z', timeZone: 'America/Chicago' },
      status: 'closed',
    });
    await savePostings(pages.database, posting);

    const response = await pages.get('/v1/micro-internships/awaited/decision.ics');
    const [event, ...others] = readByIcalJs(await response.text());
    const [closing] = readByIcalJs(await pages.text(path('awaited')));

    assert.equal(response.headers.get('Content-Disposition'), 'attachment; filename="awaited.ics"');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [event?.summary, event?.at, event?.status],
      ['Decision by: Count the gulls', '2026-11-09T17:00:00.000Z', 'CONFIRMED'],
    );
    assert.match(event?.uid ?? '', /^decisionBy\./);
    assert.notEqual(event?.uid, closing?.uid);
    assert.equal((await pages.get('/v1/micro-internships/undated/decision.ics')).status, 404);
  });

  it('is not found where there is none', async () => {
    for (const slug of ['undated', 'draft', 'nothing', 'No%20Slug', '%00', '..%2f']) {
      const response = await pages.get(path(slug));

      assert.equal(response.status, 404, slug);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    }
  });
});
