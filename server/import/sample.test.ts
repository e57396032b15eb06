import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { asSample } from './sample.ts';

const NEW_YORK = 'America/New_York';

const posting = (fields: Partial<Posting> = {}): Posting => ({
  source: 'test',
  sourceId: '1',
  slug: 'a',
  employer: 'c',
  title: 'A',
  department: 'technology',
  summary: '',
  description: [],
  deliverables: [],
  milestones: [],
  publishedAt: '2016-01-11T18:00:00Z',
  applicationOpens: { at: '2016-01-11T18:00:00Z', timeZone: NEW_YORK },
  applicationDeadline: { at: '2016-01-12T22:00:00Z', timeZone: NEW_YORK },
  skills: [],
  openings: 1,
  filled: 0,
  eligibility: {},
  requiredDocuments: [],
  questions: [],
  statements: [],
  featured: false,
  sample: false,
  language: 'en',
  status: 'open',
  retentionDays: 180,
  takeHomePercent: 90,
  ...fields,
});

const clock = (at: string | undefined, timeZone: string): string =>
  new Date(at ?? NaN).toLocaleTimeString('en-GB', { timeZone });

/** Every sixth hour of a year, so that both changes of the clocks are among them. */
const nows = Array.from({ length: 365 * 4 }, (_, i) => new Date(Date.UTC(2026, 0, 1) + (i * DAY) / 4));

describe('asSample', () => {
  it('is open at any time of the year, for 7 to 28 days, and marked', () => {
    for (const now of nows) {
      const sample = asSample(posting({ sourceId: now.toISOString() }), now);

      const left = (Date.parse(sample.applicationDeadline?.at ?? '') - now.getTime()) / DAY;
      assert.ok(left > 7 && left < 28, `${now.toISOString()}: ${left} days`);
      assert.ok(Date.parse(sample.applicationOpens?.at ?? '') < now.getTime());
      assert.ok(Date.parse(sample.publishedAt) <= now.getTime());
      assert.equal(sample.sample, true);
    }
  });

  it('keeps the time of day in the zone of the posting, summer and winter', () => {
    for (const now of nows) {
      const { applicationDeadline, applicationOpens } = asSample(posting(), now);

      assert.equal(clock(applicationDeadline?.at, NEW_YORK), '17:00:00');
      assert.equal(clock(applicationOpens?.at, NEW_YORK), '13:00:00');
    }
  });

  it('keeps the time of day in zones far from UTC, on the day of the change too', () => {
    for (const timeZone of [
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Europe/Berlin',
      'Australia/Lord_Howe',
    ])
      for (const now of nows.filter((_, i) => i % 3 === 0)) {
        const at = '2016-06-12T22:45:00.000Z';
        const { applicationDeadline } = asSample(posting({ applicationDeadline: { at, timeZone } }), now);

        assert.equal(clock(applicationDeadline?.at, timeZone), clock(at, timeZone), now.toISOString());
      }
  });

  it('moves kick-off, due days and decision as far as the deadline', () => {
    const sample = asSample(
      posting({
        applicationDeadline: { at: '2016-02-28T12:00:00Z', timeZone: 'UTC' },
        decisionBy: { at: '2016-02-29T12:00:00Z', timeZone: 'UTC' },
        kickOff: '2016-03-01',
        due: { date: '2016-03-31' },
        milestones: [
          { title: 'Draft', due: { date: '2016-03-02' } },
          { title: 'Rest', due: { daysAfterKickOff: 3 } },
          { title: 'End' },
        ],
      }),
      new Date('2026-05-01T00:00:00Z'),
    );

    const deadline = Date.parse(sample.applicationDeadline?.at ?? '');
    const after = (days: number) => new Date(deadline + days * DAY).toISOString();
    const day = (days: number) => after(days).slice(0, 10);
    assert.deepEqual(sample.decisionBy, { at: after(1), timeZone: 'UTC' });
    assert.equal(sample.kickOff, day(2));
    assert.deepEqual(sample.due, { date: day(32) });
    assert.deepEqual(sample.milestones, [
      { title: 'Draft', due: { date: day(3) } },
      { title: 'Rest', due: { daysAfterKickOff: 3 } },
      { title: 'End' },
    ]);
  });

  it('closes postings on different days, each always the same', () => {
    const now = new Date('2026-05-01T00:00:00Z');
    const closing = (sourceId: string) => asSample(posting({ sourceId }), now).applicationDeadline?.at;
    const ids = Array.from({ length: 21 }, (_, i) => `18f-${i + 3}`);

    assert.ok(new Set(ids.map(closing)).size > 10);
    assert.deepEqual(ids.map(closing), ids.map(closing));
  });

  it('is published yesterday where the posting has no deadline', () => {
    const { applicationOpens: _, applicationDeadline: __, ...rest } = posting();

    const sample = asSample({ ...rest, kickOff: '2016-01-12' }, new Date('2026-05-01T00:00:00Z'));

    assert.equal(sample.publishedAt, '2026-04-30T18:00:00.000Z');
    assert.equal(sample.kickOff, '2026-05-01');
    assert.ok(!('applicationDeadline' in sample));
  });

  it('leaves the posting it is made of alone', () => {
    const original = posting();

    asSample(original, new Date());

    assert.deepEqual(original, posting());
  });
});
