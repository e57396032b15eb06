import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { campuses } from '../../demo/data/campuses.ts';
import { generateWithEmployers } from '../../demo/generator/generate.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import {
  addDays,
  createQueryMaker,
  pick,
  random,
  skillSlug,
  type Dice,
} from '../../test/kit/random-query.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { DAY } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { importRows } from '../import/import.ts';
import { saveCampus } from './campuses.ts';
import type { Database } from './database.ts';
import { queryFeed } from './feed.ts';

const NOW = new Date('2026-11-22T15:00:00Z');
const POSTINGS = 5000;
const COMBINATIONS = process.env.TEST_FULL ? 500 : 150;

type Query = Record<string, unknown>;

const isLive = (posting: Posting): boolean =>
  posting.status === 'open' &&
  posting.filled < posting.openings &&
  (!posting.applicationOpens || Date.parse(posting.applicationOpens.at) <= NOW.getTime()) &&
  (!posting.applicationDeadline || Date.parse(posting.applicationDeadline.at) > NOW.getTime());

const TODAY = '2026-11-22';

const dueOn = ({ due, kickOff = TODAY }: Posting): string | undefined =>
  due && ('date' in due ? due.date : addDays(kickOff, due.daysAfterKickOff));

/** Facet values of a posting. */
const VALUES: Record<string, (posting: Posting, campus: string) => string[]> = {
  department: ({ department }) => [department],
  arrangement: ({ arrangement }) => (arrangement ? [arrangement] : []),
  skill: ({ skills }) => skills.map(skillSlug),
  language: ({ language }) => [language.split('-')[0] ?? ''],
  funded: ({ paidBy }) => (['campus', 'state', 'foundation'].includes(paidBy ?? '') ? ['true'] : []),
  exclusive: ({ exclusiveTo }, campus) => (exclusiveTo === campus ? ['true'] : []),
  short: ({ hours }) => (hours && hours.max <= 10 ? ['true'] : []),
  'closing-soon': ({ applicationDeadline }) =>
    applicationDeadline && Date.parse(applicationDeadline.at) <= NOW.getTime() + 3 * DAY ? ['true'] : [],
};

const meets = (posting: Posting, name: string, query: Query, campus: string): boolean => {
  const wanted = query[name];
  if (wanted === undefined) return true;
  const own = VALUES[name]?.(posting, campus) ?? [];
  return wanted === true ? own.length > 0 : (wanted as string[]).some((value) => own.includes(value));
};

const isWithin = (posting: Posting, query: Query, currency: string): boolean => {
  const { hours, fee, kickOff = TODAY } = posting;
  const due = dueOn(posting);
  const checks: Record<string, (value: never) => boolean> = {
    'min-hours': (least: number) => hours !== undefined && hours.max >= least,
    'max-hours': (most: number) => hours !== undefined && hours.min <= most,
    'min-fee': (least: number) => fee?.currency === currency && fee.amount >= least * 100,
    'due-by': (day: string) => due !== undefined && due <= day,
    from: (day: string) => kickOff >= day,
    until: (day: string) => due !== undefined && due <= day,
  };
  return Object.entries(checks).every(
    ([key, holds]) => query[key] === undefined || holds(query[key] as never),
  );
};

/** Postings that pass a campus's policy, before its scope. */
const suits = ({ classification, fee, employer }: Posting, campus: CampusRecord): boolean => {
  const { classifications, minFee, employers, currency } = campus;
  const isClassified =
    classifications.length === 0 ||
    classification === undefined ||
    (classifications as string[]).includes(classification);
  const isPaid = minFee === null || (fee?.currency === currency && fee.amount >= minFee * 100);
  const isOfEmployer =
    employers === null ||
    ('only' in employers ? employers.only.includes(employer) : !employers.never.includes(employer));
  return isClassified && isPaid && isOfEmployer;
};

/** Postings of a campus, and a flag when they are the fallback from the wider marketplace. */
const shownTo = (rows: readonly Posting[], campus: CampusRecord) => {
  const shown = rows
    .filter(({ exclusiveTo }) => exclusiveTo === undefined || exclusiveTo === campus.slug)
    .filter((posting) => suits(posting, campus));
  const own = shown.filter(({ exclusiveTo }) => exclusiveTo === campus.slug);
  if (campus.scope === 'own') return { shown: own, isWider: false };
  if (campus.scope === 'own-first' && own.length > 0) return { shown: own, isWider: false };
  return { shown, isWider: campus.scope === 'own-first' };
};

const bruteForce = (rows: readonly Posting[], query: Query, record: CampusRecord) => {
  const { slug: campus, currency } = record;
  const { shown, isWider } = shownTo(rows, record);
  const base = shown.filter((posting) => isWithin(posting, query, currency));
  const names = Object.keys(VALUES);
  const matching = (except?: string) =>
    base.filter((posting) => names.every((name) => name === except || meets(posting, name, query, campus)));
  const facets = names.map((name) => {
    const counts = new Map<string, number>();
    for (const posting of matching(name)) {
      for (const value of new Set(VALUES[name]?.(posting, campus))) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [
      name,
      Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    ] as const;
  });
  return { total: matching().length, facets: Object.fromEntries(facets), isWider };
};

/** The totals of an empty list without each of its keys, where there are any. */
const relaxedBruteForce = (rows: readonly Posting[], query: Query, campus: CampusRecord) => {
  const keys = Object.keys(query);
  if (keys.length === 0 || bruteForce(rows, query, campus).total > 0) return undefined;
  return keys
    .map((value) => ({ value, count: bruteForce(rows, { ...query, [value]: undefined }, campus).total }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
};

/** Makes policies in which each field says something every other time. */
const createPolicyMaker = (next: Dice, employers: readonly string[]) => {
  const some = <Item>(items: readonly Item[], share: number) => items.filter(() => next() < share);
  return (campus: CampusRecord): CampusRecord => {
    const listed = some(employers, 0.5);
    return {
      ...campus,
      classifications:
        next() < 0.5 ? [] : some(['contractor', 'employee', 'stipend', 'unpaid'] as const, 0.5),
      minFee: next() < 0.5 ? null : Math.floor(next() * 700),
      employers: next() < 0.5 ? null : next() < 0.5 ? { only: listed } : { never: listed },
      scope: pick(next, ['marketplace', 'own-first', 'own'] as const),
    };
  };
};

describe('facet counts', () => {
  let database: Database;
  let close: () => Promise<void>;
  let live: Posting[];

  before(async () => {
    ({ database, close } = await openTestDatabase());
    for (const campus of campuses) await saveCampus(database, campus);
    const generated = [...generateWithEmployers({ count: POSTINGS, seed: 7, now: NOW })];
    const rows = generated.map((row, index) => ({ ok: true as const, line: index + 1, ...row }));
    const { added } = await importRows(database, rows);
    assert.equal(added, POSTINGS);
    live = generated.map(({ posting }) => posting).filter(isLive);
  });
  after(() => close());

  const equalBruteForce = async (
    next: Dice,
    policyOf: (campus: CampusRecord) => CampusRecord,
  ): Promise<{ empty: number; wider: number }> => {
    const seen = { empty: 0, wider: 0 };
    const skills = [...new Set(live.flatMap((posting) => posting.skills.map(skillSlug)))].toSorted();
    const ask = createQueryMaker(next, { skills, today: TODAY });

    for (let round = 0; round < COMBINATIONS; round += 1) {
      const campus = policyOf(pick(next, campuses));
      const query = ask();
      const { total, facets, isWider, relaxed } = await queryFeed(
        database,
        { ...query, campus: campus.slug, 'page-size': 1 },
        { now: NOW, campus },
      );
      const expected = bruteForce(live, query, campus);

      const counted = Object.fromEntries(
        Object.entries(facets).map(([name, counts]) => [
          name,
          Object.fromEntries(
            counts
              .map(({ value, count }) => [value, count] as const)
              .toSorted(([one], [other]) => (one < other ? -1 : 1)),
          ),
        ]),
      );
      // Of the skills the commonest are counted.
      const shownSkills = Object.keys(counted.skill ?? {});
      const { skill = {}, ...others } = expected.facets;
      const mostCommon = Object.fromEntries(
        Object.entries(skill).filter(([value]) => shownSkills.includes(value)),
      );
      assert.deepEqual(
        { total, isWider, facets: counted },
        { ...expected, facets: { ...others, skill: mostCommon } },
        JSON.stringify({ query, campus }),
      );
      assert.deepEqual(relaxed, relaxedBruteForce(live, query, campus), JSON.stringify({ query, campus }));
      seen.empty += Number(total === 0);
      seen.wider += Number(isWider);
      const least = Math.min(...Object.values(mostCommon));
      const leftOut = Object.entries(skill).filter(([value]) => !shownSkills.includes(value));
      assert.ok(leftOut.every(([, count]) => count <= least));
      assert.ok(leftOut.length === 0 || shownSkills.length === 30);
    }
    return seen;
  };

  it(`equal a brute force for ${COMBINATIONS} random queries over ${POSTINGS} postings`, async () => {
    await equalBruteForce(random(20_261_122), (campus) => campus);
  });

  it(`equal it under ${COMBINATIONS} random policies as well`, async () => {
    const next = random(20_261_123);
    const employers = [...new Set(live.map(({ employer }) => employer))].toSorted();

    const { empty, wider } = await equalBruteForce(next, createPolicyMaker(next, employers));

    assert.ok(empty < COMBINATIONS * 0.6, `${empty} of the lists are empty`);
    assert.ok(wider > 0);
  });
});
