import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FeedQuery } from '../../src/contract/feed.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aCampus, anEmployer, aPosting, savePostings } from '../../test/kit/postings.ts';
import type { CampusRecord } from '../domain/campus.ts';
import type { Posting } from '../domain/posting.ts';
import { findCampus, saveCampus } from './campuses.ts';
import { saveEmployers } from './save-employers.ts';
import type { OpenDatabase } from './database.ts';
import { queryFeed } from './feed.ts';
import { findPosting } from './postings.ts';
import { microInternships, questionSets } from './schema/index.ts';
import { createViewer } from './visibility.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
  await saveCampus(open.database, aCampus({ slug: 'other' }));
  await saveEmployers(open.database, [anEmployer({ slug: 'second' })]);
});
after(() => open.close());

/** Makes these the only postings there are. */
const only = async (...postings: Posting[]) => {
  await open.database.delete(questionSets);
  await open.database.delete(microInternships);
  await savePostings(open.database, ...postings);
};

type Policy = Partial<CampusRecord>;

const ask = (policy: Policy, query: FeedQuery = {}) =>
  queryFeed(open.database, query, { now: NOW, campus: aCampus(policy) });

const isFound = async (policy: Policy, slug: string) => {
  const viewer = await createViewer(open.database, { now: NOW, campus: aCampus(policy) });
  return (await findPosting(open.database, slug, { viewer })) !== undefined;
};

/** The slugs that a campus is shown, after it is made sure that total, counts and single postings say the same. */
const shown = async (policy: Policy): Promise<string[]> => {
  const { rows, total, facets } = await ask(policy, { 'page-size': 100 });
  const slugs = rows.map(({ posting }) => posting.slug).toSorted();
  assert.equal(total, slugs.length);
  assert.equal(
    facets.department?.reduce((sum, { count }) => sum + count, 0),
    total,
  );
  const all = await open.database.select({ slug: microInternships.slug }).from(microInternships);
  const found = await Promise.all(all.map(async ({ slug }) => ((await isFound(policy, slug)) ? [slug] : [])));
  // What is for another campus is in no list, but its page may be opened.
  const listed = found.flat().filter((slug) => !slug.startsWith('for-other'));
  assert.deepEqual(listed.toSorted(), slugs);
  return slugs;
};

const unstated = (slug: string, key: 'fee' | 'hours'): Posting => {
  const { [key]: _, ...posting } = aPosting({ slug });
  return posting;
};

describe('a policy', () => {
  it('that says nothing shows everything', async () => {
    await only(
      aPosting({ slug: 'unpaid', classification: 'unpaid' }),
      aPosting({ slug: 'cheap', fee: { amount: 0, currency: 'JPY' } }),
      unstated('no-fee', 'fee'),
      aPosting({ slug: 'for-elmwood', exclusiveTo: 'elmwood' }),
      aPosting({ slug: 'for-other', exclusiveTo: 'other' }),
    );

    assert.deepEqual(await shown({}), ['cheap', 'for-elmwood', 'no-fee', 'unpaid']);
  });

  it('of classifications shows those and what states none', async () => {
    await only(
      aPosting({ slug: 'none' }),
      ...(['contractor', 'employee', 'stipend', 'unpaid', 'other'] as const).map((classification) =>
        aPosting({ slug: classification, classification }),
      ),
    );

    assert.deepEqual(await shown({ classifications: ['employee', 'stipend'] }), [
      'employee',
      'none',
      'stipend',
    ]);
  });

  it('of a least fee shows what pays it in the campus currency', async () => {
    await only(
      aPosting({ slug: 'enough', fee: { amount: 30_000, currency: 'USD' } }),
      aPosting({ slug: 'a-cent-less', fee: { amount: 29_999, currency: 'USD' } }),
      aPosting({ slug: 'in-yen', fee: { amount: 300_000, currency: 'JPY' } }),
      unstated('no-fee', 'fee'),
    );

    assert.deepEqual(await shown({ minFee: 300 }), ['enough']);
    assert.deepEqual(await shown({ minFee: 300, currency: 'JPY' }), ['in-yen']);
    assert.deepEqual(await shown({ minFee: 0 }), ['a-cent-less', 'enough']);
  });

  it('of employers shows those alone, or all others', async () => {
    await only(aPosting({ slug: 'first' }), aPosting({ slug: 'second', employer: 'second' }));

    assert.deepEqual(await shown({ employers: { only: ['second', 'unknown'] } }), ['second']);
    assert.deepEqual(await shown({ employers: { never: ['second', 'unknown'] } }), ['first']);
  });

  it('holds for the campus’s own as well, and all of it at once', async () => {
    await only(
      aPosting({ slug: 'good', exclusiveTo: 'elmwood', classification: 'employee' }),
      aPosting({ slug: 'unpaid', exclusiveTo: 'elmwood', classification: 'unpaid' }),
      aPosting({ slug: 'cheap', fee: { amount: 100, currency: 'USD' } }),
      aPosting({ slug: 'refused', employer: 'second' }),
    );

    const policy: Policy = { classifications: ['employee'], minFee: 300, employers: { never: ['second'] } };
    assert.deepEqual(await shown(policy), ['good']);
  });

  it('is not overridden by what is asked', async () => {
    await only(aPosting({ slug: 'cheap', fee: { amount: 10_000, currency: 'USD' } }));

    const { rows, total, relaxed } = await ask({ minFee: 300 }, { 'min-fee': 50, q: 'letterpress' });

    assert.deepEqual([rows, total, relaxed], [[], 0, []]);
  });
});

describe('the scope', () => {
  const own = aPosting({ slug: 'own', exclusiveTo: 'elmwood' });
  const wide = aPosting({ slug: 'wide' });
  const foreign = aPosting({ slug: 'for-other', exclusiveTo: 'other' });

  it('of own shows the wider marketplace never', async () => {
    await only(own, wide, foreign);
    assert.deepEqual(await shown({ scope: 'own' }), ['own']);

    await only(wide, foreign);
    assert.deepEqual(await shown({ scope: 'own' }), []);
  });

  it('of own-first shows the wider marketplace where there is no live one of its own, and says so', async () => {
    await only(own, wide, foreign);
    assert.deepEqual(await shown({ scope: 'own-first' }), ['own']);
    assert.equal((await ask({ scope: 'own-first' })).isWider, false);

    await only({ ...own, status: 'paused' }, wide, foreign);
    const { rows, isWider } = await ask({ scope: 'own-first' });
    assert.deepEqual(
      rows.map(({ posting }) => posting.slug),
      ['wide'],
    );
    assert.equal(isWider, true);
  });

  it('of own-first is decided without what the visitor asks', async () => {
    await only(own, { ...wide, department: 'design' });

    const { total, isWider, relaxed } = await ask({ scope: 'own-first' }, { department: ['design'] });

    assert.deepEqual([total, isWider, relaxed], [0, false, [{ value: 'department', count: 1 }]]);
  });

  it('of own-first counts no own posting that the rest of the policy hides', async () => {
    await only({ ...own, classification: 'unpaid' }, wide);

    assert.deepEqual(await shown({ scope: 'own-first', classifications: ['contractor'] }), ['wide']);
  });

  it('of the marketplace is never wider', async () => {
    await only(wide);

    assert.equal((await ask({})).isWider, false);
    assert.equal((await ask({ scope: 'own' })).isWider, false);
  });
});

describe('a campus', () => {
  it('keeps its policy as it was saved, and loses what is saved no more', async () => {
    const strict = aCampus({
      slug: 'strict',
      classifications: ['employee', 'stipend'],
      minFee: 250,
      employers: { never: ['second'] },
      scope: 'own-first',
      accent: '#1a5fb4',
      hostUrl: 'https://strict.example/host',
      nouns: { one: 'Strict project', many: 'Strict projects' },
    });

    await saveCampus(open.database, strict);
    assert.deepEqual(await findCampus(open.database, 'strict'), strict);

    await saveCampus(open.database, aCampus({ slug: 'strict' }));
    assert.deepEqual(await findCampus(open.database, 'strict'), aCampus({ slug: 'strict' }));
  });
});
