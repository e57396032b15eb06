import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import {
  ARRANGEMENTS,
  CLASSIFICATIONS,
  DEPARTMENTS,
  PAYERS,
  STATUSES,
} from '../../src/contract/primitives.ts';
import { QUESTION_KINDS } from '../../src/contract/questions.ts';
import { STATEMENTS } from '../../src/contract/statements.ts';
import { share } from '../../server/domain/money.ts';
import { ruleViolations } from '../../server/domain/rules.ts';
import { contract } from '../../server/import/contract.ts';
import { campuses } from '../data/campuses.ts';
import { asRow, generatePostings, generateWithEmployers, type Generated } from './generate.ts';
import { english } from './tables/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = new Date('2026-03-01T12:00:00Z');

const postings = (count: number, seed = 1, now = NOW) => [...generatePostings({ count, seed, now })];

const many = [...generateWithEmployers({ count: 3000, seed: 7, now: NOW })];
const all = many.map(({ posting }) => posting);

const onTheWire = ({
  posting,
  employer: { email: _, source: _source, slug: __, ...employer },
}: Generated) => {
  const {
    sourceId: _id,
    takeHomePercent,
    applicationLimit: _limit,
    questions,
    retentionDays,
    ...rest
  } = posting;
  return {
    ...rest,
    id: posting.slug,
    employer,
    ...(posting.fee && { takeHome: share(posting.fee, takeHomePercent) }),
    questions: { version: 1, items: questions },
    privacy: { version: '1', retentionDays },
  };
};

const valuesOf = <Value>(pick: (posting: (typeof all)[number]) => Value): Set<Value> =>
  new Set(all.map(pick));

describe('generatePostings', () => {
  for (const count of [0, 1, 4, 10, 113])
    it(`makes ${count} where ${count} are asked for`, () => {
      assert.equal(postings(count).length, count);
    });

  it('makes the same postings of the same seed and moment, and more of them begin alike', () => {
    assert.deepEqual(postings(113), postings(113));
    assert.deepEqual(postings(113).slice(0, 10), postings(10));
  });

  it('makes other postings of another seed', () => {
    assert.notDeepEqual(postings(10, 1), postings(10, 2));
  });

  it('makes them one by one, as they are taken', () => {
    const first = generatePostings({ count: 1e9, seed: 1, now: NOW }).next();

    assert.equal(first.value?.sourceId, '0');
  });

  it('gives each a name of its own', () => {
    assert.equal(valuesOf(({ slug }) => slug).size, all.length);
    assert.equal(valuesOf(({ sourceId }) => sourceId).size, all.length);
  });
});

describe('a generated posting', () => {
  it('fits the contract', () => {
    for (const generated of many.slice(0, 500)) {
      const wire = onTheWire(generated);

      assert.deepEqual(MicroInternship.parse(wire), wire);
    }
  });

  it('goes through the import as it is', () => {
    const text = many.slice(0, 500).map(asRow).join('\n');

    for (const [index, row] of contract.read(text, { now: NOW }).entries()) {
      assert.ok(row.ok, JSON.stringify(row));
      assert.deepEqual({ posting: row.posting, employer: row.employer }, many[index]);
    }
  });

  it('keeps the rules of the marketplace', () => {
    for (const posting of all) assert.deepEqual(ruleViolations(posting), [], posting.slug);
  });

  it('has its dates in order', () => {
    for (const {
      slug,
      publishedAt,
      applicationOpens,
      applicationDeadline,
      decisionBy,
      kickOff,
      due,
    } of all) {
      assert.ok(Date.parse(publishedAt) < NOW.getTime(), slug);
      const opens = applicationOpens && Date.parse(applicationOpens.at);
      const closes = applicationDeadline && Date.parse(applicationDeadline.at);
      if (opens && closes) assert.ok(opens < closes, slug);
      if (closes && decisionBy) assert.ok(closes < Date.parse(decisionBy.at), slug);
      if (decisionBy && kickOff) assert.ok(Date.parse(decisionBy.at) < Date.parse(kickOff) + DAY, slug);
      if (kickOff && due && 'date' in due) assert.ok(kickOff < due.date, slug);
    }
  });

  it('leaves no slot unfilled and says nothing twice', () => {
    for (const { title, summary, description, questions } of all) {
      assert.doesNotMatch(
        JSON.stringify([title, summary, description, questions]),
        /[{}]\w+\}|\bour our\b|undefined/i,
      );
      assert.ok(title.length <= 120, title);
      assert.ok(summary.length <= 300, summary);
      assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length);
    }
  });
});

describe('generated postings together', () => {
  it('have every department, arrangement, payer, classification and statement', () => {
    assert.deepEqual(
      valuesOf(({ department }) => department),
      new Set(DEPARTMENTS),
    );
    assert.deepEqual(
      valuesOf(({ arrangement }) => arrangement),
      new Set([...ARRANGEMENTS, undefined]),
    );
    assert.deepEqual(
      valuesOf(({ paidBy }) => paidBy),
      new Set([...PAYERS, undefined]),
    );
    assert.deepEqual(
      valuesOf(({ classification }) => classification),
      new Set([...CLASSIFICATIONS, undefined]),
    );
    assert.deepEqual(new Set(all.flatMap(({ statements }) => statements)), new Set(STATEMENTS));
  });

  it('have every status that a posting is given', () => {
    assert.deepEqual(
      valuesOf(({ status }) => status),
      new Set(STATUSES.filter((status) => status !== 'other')),
    );
  });

  it('ask every kind of question', () => {
    const kinds = new Set<string>(all.flatMap(({ questions }) => questions.map(({ kind }) => kind)));

    for (const kind of QUESTION_KINDS) assert.ok(kinds.has(kind), kind);
  });

  it('are mostly English and paid in US dollars', () => {
    const count = (fits: (posting: (typeof all)[number]) => boolean) => all.filter(fits).length;

    assert.deepEqual(
      valuesOf(({ language }) => language),
      new Set(['en', 'fr', 'es']),
    );
    assert.ok(count(({ language }) => language === 'en') > all.length * 0.8);
    assert.deepEqual(
      valuesOf(({ fee }) => fee?.currency),
      new Set(['USD', 'CAD', undefined]),
    );
    assert.ok(count(({ fee }) => fee?.currency === 'USD') > all.length * 0.7);
    assert.ok(count(({ status }) => status === 'open') > all.length * 0.7);
  });

  it('are done in the country whose money they are paid in', () => {
    for (const { slug, country, fee } of all) {
      if (country !== undefined && fee) assert.equal(country, fee.currency.slice(0, 2), slug);
    }
    assert.deepEqual(
      valuesOf(({ country }) => country),
      new Set(['US', 'CA', undefined]),
    );
  });

  it('are for everyone or for one of the campuses', () => {
    assert.deepEqual(
      valuesOf(({ exclusiveTo }) => exclusiveTo),
      new Set([...campuses.map(({ slug }) => slug), undefined]),
    );
  });

  it('close over the next 45 days', () => {
    const days = all
      .filter(({ status }) => status === 'open')
      .flatMap(({ applicationDeadline }) =>
        applicationDeadline ? Math.floor((Date.parse(applicationDeadline.at) - NOW.getTime()) / DAY) : [],
      );

    assert.ok(new Set(days).size >= 44);
    assert.ok(Math.min(...days) >= 0 && Math.max(...days) <= 46);
  });

  for (const field of [
    'hours',
    'fee',
    'paidBy',
    'applicationOpens',
    'applicationDeadline',
    'decisionBy',
    'kickOff',
    'due',
    'arrangement',
    'location',
    'country',
    'applicationLimit',
  ] as const)
    it(`state ${field} mostly or sometimes, and sometimes not`, () => {
      const stated = all.filter((posting) => field in posting).length;

      assert.ok(stated > 100 && stated < all.length - 30, String(stated));
    });

  it('are due on a day or after a number of days, long ones in paid milestones', () => {
    assert.ok(all.some(({ due }) => due && 'date' in due));
    assert.ok(all.some(({ due }) => due && 'daysAfterKickOff' in due));
    assert.ok(all.some(({ hours, milestones }) => hours && hours.max > 40 && milestones.length > 1));
    assert.ok(all.some(({ featured }) => featured) && all.some(({ openings }) => openings > 1));
  });
});

describe('the tables', () => {
  for (const department of DEPARTMENTS)
    it(`have twelve titles or more for ${department}`, () => {
      const { titles, tasks, deliverables, skills, prompts } = english[department];

      assert.ok(new Set(titles).size >= 12);
      for (const lines of [titles, tasks, deliverables, skills, prompts]) {
        assert.ok(lines.length >= 4 && lines.every((line) => line !== ''));
        assert.equal(new Set(lines).size, lines.length);
      }
    });
});
