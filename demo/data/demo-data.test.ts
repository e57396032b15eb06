import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Due } from '../../src/contract/summary.ts';
import { DEPARTMENTS } from '../../src/contract/primitives.ts';
import { QUESTION_KINDS, type Question } from '../../src/contract/questions.ts';
import { isCountry } from '../../server/domain/country.ts';
import type { Posting } from '../../server/domain/posting.ts';
import { campuses } from './campuses.ts';
import { employers } from './employers.ts';
import { addDays, localDate, wallTime } from './dates.ts';
import { microInternships } from './micro-internships.ts';

const DAY = 24 * 60 * 60 * 1000;

const moments = [
  '2026-01-30T12:00:00Z',
  '2026-03-07T04:30:00Z',
  '2026-06-19T23:59:30Z',
  '2026-10-31T05:10:00Z',
  '2027-12-24T00:00:00Z',
].map((moment) => new Date(moment));

const now = moments[0] as Date;
const postings = microInternships(now);

const the = (role: string, isIt: (posting: Posting) => boolean): Posting => {
  const [found, ...others] = postings.filter(isIt);
  assert.ok(found, `a posting is ${role}`);
  assert.deepEqual(others, [], `only one posting is ${role}`);
  return found;
};

const kindsOf = ({ questions }: Posting) => new Set<Question['kind']>(questions.map(({ kind }) => kind));

const onTheWire = ({ employer: slug, questions, retentionDays, ...posting }: Posting) => {
  const { sourceId: _, takeHomePercent, ...shown } = posting;
  const {
    email: _email,
    source: _source,
    slug: _slug,
    logo,
    ...employer
  } = employers.find((candidate) => candidate.slug === slug)!;
  return {
    ...shown,
    id: shown.slug,
    employer: logo === undefined ? employer : { ...employer, logo: `https://files.example/${logo}` },
    takeHome: { ...posting.fee!, amount: (posting.fee!.amount * takeHomePercent) / 100 },
    questions: { version: 1, items: questions },
    privacy: { version: '1', retentionDays },
  };
};

const dayOf = (due: Due, kickOff: string) =>
  'date' in due ? due.date : addDays(kickOff, due.daysAfterKickOff);

const daysBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / DAY;

describe('demo micro-internships', () => {
  it('are 24, each with an address of its own', () => {
    assert.equal(postings.length, 24);
    assert.equal(new Set(postings.map(({ slug }) => slug)).size, 24);
  });

  for (const posting of postings) {
    it(`fits the contract: ${posting.slug}`, () => {
      const wire = onTheWire(posting);

      assert.deepEqual(MicroInternship.parse(wire), wire);
    });
  }

  it('are written for employers that exist, all of them', () => {
    assert.deepEqual(
      new Set(postings.map(({ employer }) => employer)),
      new Set(employers.map(({ slug }) => slug)),
    );
  });

  it('come from every department', () => {
    assert.deepEqual(new Set(postings.map(({ department }) => department)), new Set(DEPARTMENTS));
  });

  it('take 5 to 40 hours, or are paid in segments that add up to the fee', () => {
    for (const { slug, hours, fee, milestones } of postings) {
      assert.ok(hours && fee && hours.min >= 5 && hours.min <= hours.max, slug);
      const paid = milestones.flatMap(({ pay }) => pay ?? []);
      if (hours.max > 40) assert.ok(paid.length > 1, slug);
      if (paid.length === 0) continue;
      assert.equal(paid.length, milestones.length, slug);
      assert.equal(
        paid.reduce((sum, { amount }) => sum + amount, 0),
        fee.amount,
        slug,
      );
    }
  });

  it('pay at least 20 per estimated hour, and all of it where a campus or a state pays', () => {
    for (const { slug, hours, fee, paidBy, takeHomePercent } of postings) {
      assert.ok(fee!.amount >= hours!.max * 2000, slug);
      assert.equal(takeHomePercent, paidBy === 'campus' || paidBy === 'state' ? 100 : 90, slug);
    }
  });

  it('ask at most six questions, each under a name of its own', () => {
    for (const { slug, questions } of postings) {
      assert.ok(questions.length <= 6, slug);
      assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length, slug);
      for (const question of questions) {
        if (question.kind === 'long-text') assert.ok(question.maxLength, slug);
      }
    }
  });

  it('say where, unless the work is remote', () => {
    for (const { slug, arrangement, location } of postings) {
      assert.equal(location === undefined, arrangement === 'remote', slug);
    }
  });

  it('say in which country', () => {
    assert.ok(postings.every(({ country }) => country !== undefined && isCountry(country)));
  });

  it('have prose with headings that start at level 1', () => {
    for (const { slug, description } of postings) {
      const levels = description.flatMap((block) => (block.type === 'heading' ? [block.level] : []));
      assert.ok(
        description.some(({ type }) => type === 'list'),
        slug,
      );
      levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1, slug));
    }
  });
});

describe('demo dates', () => {
  for (const moment of moments) {
    it(`are in order when the demo starts at ${moment.toISOString()}`, () => {
      for (const posting of microInternships(moment)) {
        const { slug, publishedAt, applicationOpens, applicationDeadline, decisionBy, kickOff, due } =
          posting;
        assert.ok(applicationOpens && applicationDeadline && decisionBy && kickOff && due, slug);
        const opens = Date.parse(applicationOpens.at);
        const deadline = Date.parse(applicationDeadline.at);
        const decision = Date.parse(decisionBy.at);
        const wait = (decision - deadline) / DAY;
        const length = daysBetween(kickOff, dayOf(due, kickOff));

        assert.ok(Date.parse(publishedAt) < moment.getTime(), slug);
        assert.ok(opens < moment.getTime() && opens < deadline, slug);
        assert.ok(deadline < moment.getTime() + 31 * DAY, slug);
        assert.ok(wait >= 3 && wait <= 10, `${slug}: decision after ${wait} days`);
        assert.ok(kickOff > localDate(new Date(decision), decisionBy.timeZone), slug);
        assert.ok(length >= 7 && length <= 31, `${slug}: due after ${length} days`);
        for (const milestone of posting.milestones) {
          assert.ok(milestone.due && dayOf(milestone.due, kickOff) <= dayOf(due, kickOff), slug);
        }
      }
    });
  }

  it('close at a minute to midnight where the employer is', () => {
    const closings = postings.map(({ applicationDeadline }) =>
      new Date(applicationDeadline!.at).toLocaleTimeString('en-GB', {
        timeZone: applicationDeadline!.timeZone,
        timeStyle: 'short',
      }),
    );

    assert.equal(closings.filter((time) => time === '23:59').length, 23);
  });

  it('follow the clocks of the zone', () => {
    assert.equal(wallTime('2026-01-15', '23:59', 'America/Chicago'), '2026-01-16T05:59:00Z');
    assert.equal(wallTime('2026-07-15', '23:59', 'America/Chicago'), '2026-07-16T04:59:00Z');
    assert.equal(wallTime('2026-03-08', '23:59', 'America/New_York'), '2026-03-09T03:59:00Z');
    assert.equal(wallTime('2026-11-01', '23:59', 'America/Denver'), '2026-11-02T06:59:00Z');
    assert.equal(localDate(new Date('2026-06-20T03:00:00Z'), 'America/Toronto'), '2026-06-19');
  });

  it('are stated in days after kick-off by several', () => {
    assert.ok(postings.filter(({ due }) => due && 'daysAfterKickOff' in due).length >= 4);
  });

  it('are fresh for some', () => {
    assert.ok(
      postings.filter(({ publishedAt }) => now.getTime() - Date.parse(publishedAt) < 3 * DAY).length >= 5,
    );
  });
});

describe('special demo rows', () => {
  const closesIn = ({ applicationDeadline }: Posting) => Date.parse(applicationDeadline!.at) - now.getTime();

  it('hold one that closes in ten minutes', () => {
    assert.equal(
      closesIn(the('about to close', (posting) => closesIn(posting) > 0 && closesIn(posting) < DAY)),
      600_000,
    );
  });

  it('hold one that has closed by the clock alone', () => {
    assert.equal(the('closed', (posting) => closesIn(posting) < 0).status, 'open');
  });

  it('hold one that is filled', () => {
    const { openings, filled } = the('filled', ({ status }) => status === 'filled');

    assert.deepEqual({ openings, filled }, { openings: 1, filled: 1 });
  });

  it('hold one with two openings', () => {
    assert.equal(the('for two', ({ openings }) => openings > 1).openings, 2);
  });

  it('hold one for Lakeshore alone', () => {
    const { exclusiveTo } = the('exclusive', (posting) => posting.exclusiveTo !== undefined);

    assert.ok(exclusiveTo === 'lakeshore' && campuses.some(({ slug }) => slug === exclusiveTo));
  });

  it('hold one that a campus pays for and features', () => {
    assert.equal(the('paid by a campus', ({ paidBy }) => paidBy === 'campus').featured, true);
  });

  it('hold one of 60 hours in three paid segments', () => {
    assert.equal(the('longer than 40 hours', ({ hours }) => hours?.max === 60).milestones.length, 3);
  });

  it('hold one in French, from Canada and paid in its dollars', () => {
    const { country, fee } = the('in French', ({ language }) => language === 'fr');

    assert.deepEqual([country, fee?.currency], ['CA', 'CAD']);
  });

  it('hold one with a title of 120 characters', () => {
    the('long in its title', ({ title }) => title.length === 120);
  });

  it('hold one without questions, and together all kinds of them', () => {
    the('without questions', ({ questions }) => questions.length === 0);

    assert.deepEqual(new Set(postings.flatMap((row) => [...kindsOf(row)])), new Set(QUESTION_KINDS));
  });

  it('are real offers, all of them', () => {
    assert.ok(postings.every(({ sample }) => !sample));
  });
});

describe('demo employers', () => {
  it('have a logo in the folder, but for one', () => {
    const logos = employers.flatMap(({ logo }) => logo ?? []);

    assert.equal(logos.length, employers.length - 1);
    for (const logo of logos) {
      const file = new URL(`logos/${logo}`, import.meta.url);
      assert.ok(existsSync(file), logo);
      assert.ok(readFileSync(file).length < 1024, logo);
    }
  });

  it('get their mail nowhere', () => {
    assert.ok(employers.every(({ email }) => email.endsWith('.example')));
  });
});
