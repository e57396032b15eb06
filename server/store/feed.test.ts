import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SORTS, type FeedQuery, type Sort } from '../../src/contract/feed.ts';
import { DEPARTMENTS, STATUSES } from '../../src/contract/primitives.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aCampus, anEmployer, aPosting, savePostings } from '../../test/kit/postings.ts';
import { MINUTE } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { saveCampus } from './campuses.ts';
import { saveEmployers } from './save-employers.ts';
import { CursorError } from './cursor.ts';
import type { OpenDatabase } from './database.ts';
import { queryFeed } from './feed.ts';
import { microInternships, questionSets } from './schema/index.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

const at = (milliseconds: number) => ({
  at: new Date(NOW.getTime() + milliseconds).toISOString(),
  timeZone: 'UTC',
});

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
});
after(() => open.close());

/** Makes these the only postings there are. */
const only = async (...postings: Posting[]) => {
  await open.database.delete(questionSets);
  await open.database.delete(microInternships);
  await savePostings(open.database, ...postings);
};

const ask = (query: FeedQuery = {}) =>
  queryFeed(open.database, query, {
    now: NOW,
    campus: query.campus === undefined ? undefined : aCampus({ slug: query.campus }),
  });

const slugs = async (query: FeedQuery = {}) => (await ask(query)).rows.map(({ posting }) => posting.slug);

const sorted = async (query: FeedQuery = {}) => (await slugs(query)).toSorted();

describe('live rows', () => {
  it('are those with a status of open', async () => {
    const all = STATUSES.map((status) => aPosting({ slug: `is-${status}`, status }));
    await only(...all);

    assert.deepEqual(await slugs(), ['is-open']);
  });

  it('are past their opening and before their deadline', async () => {
    await only(
      aPosting({ slug: 'opens-now', applicationOpens: at(0) }),
      aPosting({ slug: 'opens-soon', applicationOpens: at(1) }),
      aPosting({ slug: 'closes-now', applicationDeadline: at(0) }),
      aPosting({ slug: 'closes-soon', applicationDeadline: at(1) }),
    );

    assert.deepEqual(await sorted(), ['closes-soon', 'opens-now']);
  });

  it('have an opening left', async () => {
    await only(
      aPosting({ slug: 'full', openings: 2, filled: 2 }),
      aPosting({ slug: 'room', openings: 2, filled: 1 }),
    );

    assert.deepEqual(await slugs(), ['room']);
  });

  it('are shown to the campus they are exclusive to alone', async () => {
    await saveCampus(open.database, aCampus({ slug: 'other' }));
    await only(
      aPosting({ slug: 'for-all' }),
      aPosting({ slug: 'for-elmwood', exclusiveTo: 'elmwood' }),
      aPosting({ slug: 'for-other', exclusiveTo: 'other' }),
    );

    assert.deepEqual(await sorted(), ['for-all']);
    assert.deepEqual(await sorted({ campus: 'elmwood' }), ['for-all', 'for-elmwood']);
    assert.equal((await ask({ campus: 'other' })).total, 2);
  });
});

describe('department', () => {
  it('keeps one or several', async () => {
    await only(
      aPosting({ slug: 'd', department: 'data' }),
      aPosting({ slug: 'f', department: 'finance' }),
      aPosting({ slug: 's', department: 'sales' }),
    );

    assert.deepEqual(await slugs({ department: ['data'] }), ['d']);
    assert.deepEqual(await sorted({ department: ['data', 'sales'] }), ['d', 's']);
    assert.deepEqual(await slugs({ department: ['design'] }), []);
    assert.equal((await ask({ department: [] })).total, 3);
  });
});

describe('q', () => {
  const posting = aPosting({
    slug: 'found',
    title: 'Interviewing beekeepers',
    summary: 'Ten calls.',
    skills: ['Transcription'],
    deliverables: ['A glossary'],
    description: [
      {
        type: 'list',
        ordered: false,
        items: [[{ type: 'paragraph', children: [{ type: 'text', text: 'Honey prices' }] }]],
      },
    ],
  });

  for (const [where, words] of [
    ['title', 'beekeepers'],
    ['title, whatever its ending', 'interview'],
    ['summary', 'calls'],
    ['employer’s name', 'gristmill'],
    ['skills', 'transcription'],
    ['description', 'honey'],
    ['deliverables', 'glossary'],
    ['title and description together', 'HONEY beekeeper'],
  ] as const)
    it(`finds words of the ${where}`, async () => {
      await only(posting, aPosting({ slug: 'other', employer: 'plain' }));

      assert.deepEqual(await slugs({ q: words }), ['found']);
    });

  before(() => saveEmployers(open.database, [anEmployer({ slug: 'plain', name: 'Plain' })]));

  it('finds nothing where one of the words is absent, or excluded', async () => {
    await only(posting);

    assert.deepEqual(await slugs({ q: 'honey wasps' }), []);
    assert.deepEqual(await slugs({ q: 'honey -beekeepers' }), []);
  });

  it('asks for nothing where it is empty', async () => {
    await only(posting);

    assert.deepEqual(await slugs({ q: '' }), ['found']);
  });

  for (const words of ['"', "'; drop table mails; --", ':* & |', '\\', '(((', 'a:b <-> c', '😀', '\0'])
    it(`takes ${JSON.stringify(words)} as it comes`, async () => {
      await only(posting);

      await assert.doesNotReject(ask({ q: words, sort: 'match' }));
    });
});

describe('sort', () => {
  const order = (sort: Sort, query: FeedQuery = {}) => slugs({ ...query, sort });

  it('puts the newest first, also where nothing is asked', async () => {
    await only(
      aPosting({ slug: 'b', publishedAt: '2026-01-02T00:00:00Z' }),
      aPosting({ slug: 'c', publishedAt: '2026-01-03T00:00:00+01:00' }),
      aPosting({ slug: 'a', publishedAt: '2026-01-01T00:00:00Z' }),
    );

    assert.deepEqual(await order('newest'), ['c', 'b', 'a']);
    assert.deepEqual(await slugs(), ['c', 'b', 'a']);
    assert.deepEqual(await order('match'), ['c', 'b', 'a']);
  });

  it('puts what closes soonest first and what never does last', async () => {
    await only(
      aPosting({ slug: 'never' }),
      aPosting({ slug: 'later', applicationDeadline: at(2 * MINUTE) }),
      aPosting({ slug: 'soon', applicationDeadline: at(MINUTE) }),
    );

    assert.deepEqual(await order('closing'), ['soon', 'later', 'never']);
  });

  it('puts the highest fee first and what states none last', async () => {
    const { fee: _fee, ...unstated } = aPosting({ slug: 'none' });
    await only(
      aPosting({ slug: 'low', fee: { amount: 0, currency: 'USD' } }),
      unstated,
      aPosting({ slug: 'high', fee: { amount: 90_000, currency: 'USD' } }),
    );

    assert.deepEqual(await order('fee'), ['high', 'low', 'none']);
  });

  it('puts the fewest hours first and what states none last', async () => {
    const { hours: _hours, ...unstated } = aPosting({ slug: 'none' });
    await only(
      aPosting({ slug: 'long', hours: { min: 20, max: 20 } }),
      unstated,
      aPosting({ slug: 'short', hours: { min: 7.5, max: 40 } }),
    );

    assert.deepEqual(await order('hours'), ['short', 'long', 'none']);
  });

  it('puts what has the words in its title before what has them in its description', async () => {
    const text = (words: string) => [
      { type: 'paragraph' as const, children: [{ type: 'text' as const, text: words }] },
    ];
    await only(
      aPosting({ slug: 'in-prose', description: text('A few honey jars.') }),
      aPosting({ slug: 'in-title', title: 'Honey', publishedAt: '2025-01-01T00:00:00Z' }),
    );

    assert.deepEqual(await order('match', { q: 'honey' }), ['in-title', 'in-prose']);
  });
});

describe('the order where a campus asks for none', () => {
  const day = (number: number) => `2026-01-0${number}T00:00:00Z`;
  const postings = [
    aPosting({ slug: 'wide-5', publishedAt: day(5) }),
    aPosting({ slug: 'own-4', publishedAt: day(4), exclusiveTo: 'elmwood' }),
    aPosting({ slug: 'wide-3', publishedAt: day(3) }),
    aPosting({ slug: 'own-2', publishedAt: day(2), exclusiveTo: 'elmwood', paidBy: 'campus' }),
    aPosting({ slug: 'wide-1', publishedAt: day(1) }),
  ];
  const campus = aCampus().slug;

  it('puts the campus’s own first, and the newest first of each', async () => {
    await only(...postings);

    assert.deepEqual(await slugs({ campus }), ['own-4', 'own-2', 'wide-5', 'wide-3', 'wide-1']);
  });

  it('is the newest first for the others, and where it is asked for', async () => {
    await only(...postings);

    assert.deepEqual(await slugs(), ['wide-5', 'wide-3', 'wide-1']);
    assert.deepEqual(await slugs({ campus, sort: 'newest' }), [
      'wide-5',
      'own-4',
      'wide-3',
      'own-2',
      'wide-1',
    ]);
  });

  for (const size of [1, 2, 3, 4])
    it(`goes on from page to page of ${size}`, async () => {
      await only(...postings);

      const pages = await pagesOf({ campus, 'page-size': size });

      assert.equal(pages.length, Math.ceil(5 / size));
      assert.deepEqual(
        pages.flatMap(({ rows }) => rows.map(({ posting }) => posting.slug)),
        ['own-4', 'own-2', 'wide-5', 'wide-3', 'wide-1'],
      );
    });

  it('has cursors of its own', async () => {
    await only(...postings);
    const { nextCursor: cursor } = await ask({ campus, 'page-size': 1 });
    const { nextCursor: newest } = await ask({ campus, sort: 'newest', 'page-size': 1 });

    assert.ok(cursor && newest);
    await assert.rejects(ask({ campus, sort: 'newest', cursor }), CursorError);
    await assert.rejects(ask({ campus, cursor: newest }), CursorError);
    await assert.rejects(ask({ cursor }), CursorError);
  });
});

describe('an empty list', () => {
  before(() =>
    only(
      aPosting({ slug: 'a', department: 'data', arrangement: 'remote', skills: ['SQL'] }),
      aPosting({ slug: 'b', department: 'data', arrangement: 'on-site', hours: { min: 30, max: 40 } }),
      aPosting({ slug: 'c', department: 'design', arrangement: 'remote', kickOff: '2026-05-01' }),
    ),
  );

  const relaxed = async (query: FeedQuery) => {
    const { relaxed: counts, total } = await ask(query);
    assert.equal(total, 0);
    return counts?.map(({ value, count }) => `${value} ${count}`);
  };

  it('tells how many rows there are without each key that was asked, the most first', async () => {
    assert.deepEqual(await relaxed({ q: 'zeppelin' }), ['q 3']);
    assert.deepEqual(await relaxed({ q: 'zeppelin', department: ['data'] }), ['q 2']);
    assert.deepEqual(await relaxed({ department: ['design'], arrangement: ['on-site'] }), [
      'arrangement 1',
      'department 1',
    ]);
    assert.deepEqual(await relaxed({ department: ['data'], from: '2026-04-01' }), ['from 2', 'department 1']);
    assert.deepEqual(await relaxed({ skill: ['sql'], 'min-hours': 20, 'max-hours': 50 }), [
      'min-hours 1',
      'skill 1',
    ]);
    assert.deepEqual(await relaxed({ 'min-hours': 50, 'max-hours': 60 }), ['min-hours 3']);
    assert.deepEqual(await relaxed({ funded: true, short: true, exclusive: true }), []);
  });

  it('tells nothing where nothing narrows the list, or something matches', async () => {
    assert.equal((await ask({ department: ['data'] })).relaxed, undefined);
    await open.database.delete(questionSets);
    await open.database.delete(microInternships);

    for (const query of [
      {},
      { campus: 'elmwood', sort: 'fee', 'page-size': 3 },
      { q: '', department: [], funded: false },
    ] as const)
      assert.equal(await relaxed(query as FeedQuery), undefined);
  });
});

/** Rows in which every key has ties and most are absent at times. */
const many = (length = 60) =>
  Array.from({ length }, (_, index) => {
    const {
      fee: _fee,
      hours: _hours,
      ...bare
    } = aPosting({
      title: index % 4 === 0 ? 'Honey tasting' : 'Tasting',
      summary: index % 3 === 0 ? 'Honey.' : 'Jam.',
      department: DEPARTMENTS[(index * 7) % DEPARTMENTS.length] ?? 'other',
      publishedAt: new Date(NOW.getTime() - (index % 9) * MINUTE - (index % 2)).toISOString(),
    });
    return {
      ...bare,
      ...(index % 3 !== 0 && {
        fee: { amount: (index % 5) * 1000, currency: index % 7 === 0 ? 'JPY' : 'USD' },
      }),
      ...(index % 4 !== 0 && { hours: { min: (index % 6) + 0.5, max: 40 } }),
      ...(index % 5 !== 0 && { applicationDeadline: at((1 + (index % 7)) * MINUTE + (index % 2)) }),
    };
  });

const pagesOf = async (query: FeedQuery) => {
  const pages = [await ask(query)];
  for (let cursor = pages[0]?.nextCursor; cursor !== undefined; cursor = pages.at(-1)?.nextCursor) {
    assert.ok(pages.length < 20, 'the pages end');
    pages.push(await ask({ ...query, cursor }));
  }
  return pages;
};

describe('pages', () => {
  before(() => only(...many()));

  for (const sort of SORTS)
    for (const q of [undefined, 'tasting'])
      it(`hold every row once, in the order of one page, by ${sort}${q ? ' with words' : ''}`, async () => {
        const query = { sort, ...(q && { q }) };
        const whole = await slugs({ ...query, 'page-size': 100 });

        const pages = await pagesOf({ ...query, 'page-size': 7 });

        assert.deepEqual(
          pages.map(({ rows }) => rows.length),
          [7, 7, 7, 7, 7, 7, 7, 7, 4],
        );
        assert.deepEqual(
          pages.flatMap(({ rows }) => rows.map(({ posting }) => posting.slug)),
          whole,
        );
        assert.equal(new Set(whole).size, 60);
      });

  it('hold every row once by the fee of the campus’s currency, then those of another or none', async () => {
    const query = { campus: 'elmwood', sort: 'fee' } as const;
    const feeOf = ({ feeAmount, feeCurrency }: { feeAmount: number | null; feeCurrency: string | null }) =>
      feeCurrency === 'USD' ? (feeAmount ?? -1) : -1;

    const pages = await pagesOf({ ...query, 'page-size': 7 });

    const rows = pages.flatMap(({ rows }) => rows.map(({ posting }) => posting));
    const fees = rows.map(feeOf);
    assert.equal(new Set(rows.map(({ id }) => id)).size, 60);
    assert.deepEqual(
      fees,
      fees.toSorted((one, other) => other - one),
    );
    assert.ok(rows.some(({ feeCurrency }) => feeCurrency === 'JPY'));
  });

  it('hold every row that the filters keep', async () => {
    const query: FeedQuery = { sort: 'fee', q: 'honey', department: ['data', 'sales', 'marketing', 'other'] };

    const pages = await pagesOf({ ...query, 'page-size': 2 });

    const rows = pages.flatMap(({ rows }) => rows);
    assert.ok(pages.length > 1);
    assert.ok(pages.every(({ total }) => total === rows.length));
    assert.equal(new Set(rows.map(({ posting }) => posting.id)).size, rows.length);
  });

  it('have 20 rows unless told otherwise, and no cursor on the last', async () => {
    const page = await ask();

    assert.equal(page.rows.length, 20);
    assert.ok(page.nextCursor);
    assert.equal((await ask({ 'page-size': 60 })).nextCursor, undefined);
    assert.ok((await ask({ 'page-size': 59 })).nextCursor);
  });
});

describe('pages of more rows than are sorted', () => {
  const ROWS = 1100;
  before(async () => {
    await only();
    const rows = many(ROWS);
    for (let start = 0; start < ROWS; start += 100)
      await savePostings(open.database, ...rows.slice(start, start + 100));
  });

  for (const sort of SORTS)
    for (const campus of [undefined, 'elmwood'])
      it(`hold them in the same order, by ${sort}${campus ? ' for a campus' : ''}`, async () => {
        const query = { sort, ...(campus && { campus }), 'page-size': 100 };
        const few: FeedQuery = { ...query, department: ['data'] };

        const pages = await pagesOf(query);

        const rows = pages.flatMap(({ rows }) => rows.map(({ posting }) => posting));
        assert.equal(new Set(rows.map(({ id }) => id)).size, ROWS);
        assert.deepEqual(
          rows.filter(({ department }) => department === 'data').map(({ slug }) => slug),
          await slugs(few),
        );
      });
});

describe('a cursor', () => {
  const ID = '6f1d2c1e-0000-4000-8000-000000000001';
  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  before(() => only(...many()));

  it('of another order is refused', async () => {
    const { nextCursor } = await ask({ sort: 'fee' });

    assert.ok(nextCursor);
    await assert.rejects(ask({ sort: 'hours', cursor: nextCursor }), CursorError);
    await assert.rejects(ask({ cursor: nextCursor }), CursorError);
  });

  for (const [what, sort, cursor] of [
    ['of no meaning', 'newest', '!'],
    ['that is empty', 'newest', ''],
    ['that is JSON of another kind', 'newest', Buffer.from('null').toString('base64url')],
    ['without an id', 'fee', made('fee', '1')],
    ['with another kind of id', 'fee', made('fee', '1', '1')],
    ['with an expression for a key', 'fee', made('fee', '1 or 1=1', ID)],
    ['with a number for a date', 'newest', made('newest', '5', ID)],
    ['with a day that is none', 'closing', made('closing', '2026-02-31 12:00:00+00', ID)],
    ['with endlessness for a fee', 'fee', made('fee', 'infinity', ID)],
    ['with a fee out of range', 'fee', made('fee', '99999999999', ID)],
    ['with a date for hours', 'hours', made('hours', '2026-03-01 12:00:00+00', ID)],
  ] as const)
    it(`${what} is refused`, async () => {
      await assert.rejects(ask({ sort, cursor }), CursorError);
    });
});

describe('counts', () => {
  before(() => only(...many()));

  const bruteForce = async (query: FeedQuery) => {
    const { rows } = await ask({ ...query, 'page-size': 100 });
    const counts = Map.groupBy(rows, ({ posting }) => posting.department);
    return [...counts]
      .map(([value, { length: count }]) => ({ value, count }))
      .toSorted((a, b) => (a.value < b.value ? -1 : 1));
  };

  for (const query of [{}, { q: 'honey' }, { q: 'nothing-has-this' }])
    it(`of departments are those of the rows, for ${JSON.stringify(query)}`, async () => {
      const { facets, total } = await ask(query);

      assert.deepEqual(facets.department, await bruteForce(query));
      assert.equal(total, (await ask({ ...query, 'page-size': 100 })).rows.length);
    });

  it('of departments are those of every department whichever is chosen; the total is of the chosen', async () => {
    const all = await ask();
    const chosen = await ask({ department: ['data', 'sales'] });

    assert.deepEqual(chosen.facets.department, all.facets.department);
    assert.equal(chosen.total, (await slugs({ department: ['data', 'sales'], 'page-size': 100 })).length);
    assert.ok(chosen.total > 0 && chosen.total < all.total);
  });

  it('are the same on every page', async () => {
    const pages = await pagesOf({ 'page-size': 25 });

    for (const { total, facets } of pages)
      assert.deepEqual({ total, facets }, { total: 60, facets: pages[0]?.facets });
  });
});
