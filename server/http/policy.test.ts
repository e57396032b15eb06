import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { FeedAnswer } from '../../src/contract/feed.ts';
import { Problem } from '../../src/contract/problem.ts';
import { SimilarAnswer } from '../../src/contract/similar.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus, anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { saveCampus } from '../store/campuses.ts';

const deadline = { at: '2099-01-01T00:00:00Z', timeZone: 'UTC' };

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace();
  await savePostings(
    marketplace.database,
    aPosting({
      slug: 'shown',
      title: 'Shown one',
      classification: 'employee',
      applicationDeadline: deadline,
    }),
    aPosting({
      slug: 'hidden',
      title: 'Hidden one',
      classification: 'unpaid',
      applicationDeadline: deadline,
    }),
  );
  await save({ slug: 'strict', classifications: ['employee'] });
});
after(() => marketplace.close());

const save = (overrides: Partial<CampusRecord>) => saveCampus(marketplace.database, aCampus(overrides));

const get = (path: string) => fetch(new URL(path, marketplace.url));

const feed = async (query: string) =>
  FeedAnswer.parse(await (await get(`/v1/micro-internships?${query}`)).json());

const kindOf = async (response: Response) => {
  const { type, status } = Problem.parse(await response.json());
  return `${status} ${type.replace('/problems/', '')}`;
};

const apply = (slug: string, campus?: string) =>
  fetch(new URL('/v1/applications', marketplace.url), {
    method: 'POST',
    body: JSON.stringify(anApplication({ microInternship: slug, ...(campus && { campus }) })),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
  });

describe('what the policy of a campus hides', () => {
  it('is in none of its lists, whatever they ask', async () => {
    for (const path of [
      '/v1/micro-internships?campus=strict',
      '/v1/micro-internships?campus=strict&q=one&sort=match',
      '/v1/micro-internships/shown/similar?campus=strict',
      '/v1/feed.rss?campus=strict',
      '/v1/feed.atom?campus=strict',
      '/v1/feed.json?campus=strict',
      '/v1/feed.ics?campus=strict',
      '/c/strict',
      '/c/strict?q=hidden',
      '/embed/strict',
    ]) {
      const response = await get(path);
      assert.equal(response.status, 200, path);
      assert.doesNotMatch(await response.text(), /Hidden one/, path);
      const elsewhere = await (await get(path.replace('strict', 'elmwood'))).text();
      assert.match(elsewhere, /Hidden one/, path);
    }
  });

  it('is not counted', async () => {
    const { total, facets } = await feed('campus=strict');

    assert.equal(total, 1);
    assert.deepEqual(facets.department, [{ value: 'operations', count: 1 }]);
  });

  it('is not there for the campus, and there for the others', async () => {
    for (const path of [
      '/v1/micro-internships/hidden?campus=strict',
      '/v1/micro-internships/hidden/similar?campus=strict',
      '/m/hidden?campus=strict',
      '/m/hidden/apply?campus=strict',
      '/embed/strict/hidden',
      '/embed/strict/hidden/apply',
      `/oembed?url=${encodeURIComponent(`${marketplace.url}/m/hidden?campus=strict`)}`,
    ]) {
      assert.equal((await get(path)).status, 404, path);
      assert.equal((await get(path.replace('strict', 'elmwood'))).status, 200, path);
      assert.equal((await get(path.replace('hidden', 'shown'))).status, 200, path);
    }
    assert.equal(await kindOf(await get('/v1/micro-internships/hidden?campus=strict')), '404 not-found');
    assert.equal((await get('/v1/micro-internships/hidden')).status, 200);
  });

  it('takes no application from its pages', async () => {
    const refused = await apply('hidden', 'strict');
    const { errors } = Problem.parse(await refused.clone().json());

    assert.equal(await kindOf(refused), '404 not-found');
    assert.deepEqual(errors, [{ pointer: '/microInternship', code: 'choice' }]);
    assert.equal((await apply('hidden', 'elmwood')).status, 201);
    assert.equal((await apply('hidden')).status, 201);
    assert.equal((await apply('shown', 'strict')).status, 201);
  });

  it('takes none from a form without script either', async () => {
    const response = await fetch(new URL('/embed/strict/hidden/apply', marketplace.url), {
      method: 'POST',
      body: new URLSearchParams({ token: '' }),
    });

    assert.equal(response.status, 404);
  });

  it('is not told of', async () => {
    const { campus } = await feed('campus=strict');

    assert.deepEqual(Object.keys(campus ?? {}), ['slug', 'name', 'currency', 'timeZone', 'url']);
  });
});

describe('a campus that shows its own first', () => {
  before(async () => {
    await save({ slug: 'first', scope: 'own-first' });
    await savePostings(
      marketplace.database,
      aPosting({ slug: 'for-first', status: 'paused', exclusiveTo: 'first' }),
    );
  });

  it('shows the wider marketplace while it has none, and says so', async () => {
    const { items, wider } = await feed('campus=first');

    assert.deepEqual([items.map(({ slug }) => slug).toSorted(), wider], [['hidden', 'shown'], true]);
    assert.equal((await get('/v1/micro-internships/shown?campus=first')).status, 200);
    assert.equal((await apply('shown', 'first')).status, 201);
    assert.equal('wider' in (await feed('campus=elmwood')), false);
  });

  it('shows nothing else as soon as it has one', async () => {
    await savePostings(marketplace.database, aPosting({ slug: 'now', exclusiveTo: 'first' }));

    const { items, wider } = await feed('campus=first');

    assert.deepEqual([items.map(({ slug }) => slug), wider], [['now'], undefined]);
    assert.equal((await get('/v1/micro-internships/shown?campus=first')).status, 404);
    assert.equal(await kindOf(await apply('shown', 'first')), '404 not-found');
    assert.equal((await apply('now', 'first')).status, 201);
  });
});

describe('a campus in answers', () => {
  it('has what it states of its looks and words', async () => {
    const looks = {
      accent: '#1a5fb4',
      hostUrl: 'https://careers.elmwood.example/host',
      nouns: { one: 'Elmwood project', many: 'Elmwood projects' },
    };
    await save({ slug: 'branded', ...looks });

    const { campus } = await feed('campus=branded');

    assert.deepEqual(campus, {
      slug: 'branded',
      name: 'Elmwood College',
      currency: 'USD',
      timeZone: 'America/New_York',
      url: `${marketplace.url}/c/branded`,
      ...looks,
    });
  });
});

describe('similar postings', () => {
  it('fit the contract, and may be kept as the list is', async () => {
    const response = await get('/v1/micro-internships/shown/similar');
    const list = await get('/v1/micro-internships');
    const body: unknown = await response.json();

    const { items } = SimilarAnswer.parse(body);

    assert.deepEqual({ items }, body);
    assert.ok(items.length <= 3 && items.every(({ slug }) => slug !== 'shown'));
    assert.ok(items.some(({ slug }) => slug === 'hidden'));
    for (const header of ['Cache-Control', 'Access-Control-Allow-Origin'])
      assert.equal(response.headers.get(header), list.headers.get(header));
    assert.ok(response.headers.get('ETag'));
  });

  it('are those of a posting that has closed as well', async () => {
    await savePostings(marketplace.database, aPosting({ slug: 'over', status: 'closed' }));

    const { items } = SimilarAnswer.parse(await (await get('/v1/micro-internships/over/similar')).json());

    assert.equal(items.length, 2);
  });

  it('are not there where the posting or the campus is not', async () => {
    await savePostings(marketplace.database, aPosting({ slug: 'draft', status: 'draft' }));

    for (const [path, kind] of [
      ['nothing/similar', '404 not-found'],
      ['A%20B/similar', '404 not-found'],
      ['draft/similar', '404 not-found'],
      ['shown/similar?campus=atlantis', '404 unknown-campus'],
      ['shown?campus=atlantis', '404 unknown-campus'],
      ['shown?campus=', '404 unknown-campus'],
    ] as const)
      assert.equal(await kindOf(await get(`/v1/micro-internships/${path}`)), kind, path);
  });
});
