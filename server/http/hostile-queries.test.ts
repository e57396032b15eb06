import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { FeedQuery } from '../../src/contract/feed.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus, aPosting, savePostings } from '../../test/kit/postings.ts';

const QUERIES = process.env.TEST_FULL === '1' ? 3000 : 150;

const posting = aPosting({ slug: 'hostile-queries' });
const campus = aCampus().slug;

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace();
  await savePostings(marketplace.database, posting, aPosting({ slug: 'another' }));
});
after(() => marketplace.close());

const get = (path: string) => fetch(new URL(path, marketplace.url), { redirect: 'manual' });

const API = ['/v1/micro-internships', '/v1/feed.rss', '/v1/feed.atom', '/v1/feed.json', '/v1/feed.ics'];
const PAGES = [
  `/c/${campus}`,
  `/embed/${campus}`,
  `/m/${posting.slug}`,
  `/embed/${campus}/${posting.slug}`,
  `/m/${posting.slug}/apply`,
  `/c/${campus}/embed`,
  '/oembed',
  `/v1/micro-internships/${posting.slug}`,
  `/v1/micro-internships/${posting.slug}/similar`,
];

const DAYS = ['due-by', 'from', 'until'];

const STRINGS = new URL('../../../shared/data/naughty-strings.json', import.meta.url);
const STRANGE = existsSync(STRINGS) ? (JSON.parse(readFileSync(STRINGS, 'utf8')) as string[]) : ['undefined'];

/** Days of every kind: those that are, those that never were, and those that no database holds. */
const day = fc.oneof(
  fc
    .tuple(fc.nat(10_000), fc.nat(13), fc.nat(32))
    .map(([year, ...rest]) =>
      [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-'),
    ),
  fc.constantFrom('0000-01-01', '0000-12-31', '0001-01-01', '9999-12-31', '10000-01-01', '+012026-01-01'),
  fc.constantFrom(
    '-000001-01-01',
    '-271821-04-20',
    '275760-09-13',
    'infinity',
    '-infinity',
    'today',
    'epoch',
  ),
);
const number = fc.oneof(
  fc.double().map(String),
  fc.maxSafeInteger().map(String),
  fc.constantFrom(
    '1e400',
    '-1e400',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '٣',
    '-0',
    '0',
    '100',
    '2147483648',
    '9'.repeat(300),
  ),
);
const cursor = fc
  .tuple(
    fc.constantFrom('newest', 'own', 'wider', 'fee', 'fee-elsewhere', 'closing', 'hours', 'match', 'x'),
    fc.oneof(
      number,
      day.map((date) => `${date} 00:00:00+00`),
      fc.constantFrom('infinity', '0000-00-00 99:99:99+99', '99999-01-01 00:00:00.000000+00'),
    ),
    fc.oneof(fc.uuid(), fc.constant('00000000-0000-0000-0000-000000000000'), fc.string()),
  )
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));
const value = fc.oneof(
  day,
  number,
  cursor,
  fc.constantFrom(...STRANGE),
  fc.constantFrom('newest', 'fee', 'closing', 'true', 'false', 'data', 'remote', 'en', campus, ''),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const KEYS = [...Object.keys(FeedQuery.shape), 'lang', 'accent', 'limit', 'url', 'maxwidth', 'format'];
const key = fc
  .tuple(fc.constantFrom('', 'mi-', 'default-'), fc.constantFrom(...KEYS, '__proto__', 'constructor', ''))
  .map(([prefix, name]) => prefix + name);
/** A value of its own kind for half of the keys, so that it gets as far as the database. */
const pair = fc.oneof(
  fc.tuple(key, value),
  fc.tuple(fc.constantFrom(...DAYS, ...DAYS.map((name) => `mi-${name}`)), day),
  fc.tuple(fc.constantFrom('min-hours', 'max-hours', 'min-fee', 'page-size', 'mi-min-fee'), number),
  fc.tuple(fc.constantFrom('cursor', 'mi-cursor'), cursor),
);

const addressOf = (path: string, pairs: [string, string][]) =>
  `${path}?${new URLSearchParams(pairs.map(([name, text]) => [name.toWellFormed(), text.toWellFormed()])).toString()}`;

describe('a query', () => {
  it(`is never a failure of the server, whatever stands in it: ${QUERIES} of them`, async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...API, ...PAGES),
        fc.array(pair, { minLength: 1, maxLength: 4 }),
        async (path, pairs) => {
          const response = await get(addressOf(path, pairs));
          await response.text();
          seen.add(response.status);
          assert.ok(response.status < 500 || response.status === 501, `${response.status}`);
        },
      ),
      { numRuns: QUERIES },
    );

    assert.ok(seen.has(200) && seen.has(400), [...seen].join());
  });

  for (const name of DAYS)
    it(`asks for a day of the years 1 to 9999: ${name}`, async () => {
      const statusOf = async (date: string) => (await get(`/v1/micro-internships?${name}=${date}`)).status;

      for (const date of ['0001-01-01', '2026-02-28', '9999-12-31'])
        assert.equal(await statusOf(date), 200, date);
      for (const date of ['0000-01-01', '0000-12-31', '10000-01-01', '%2B012026-01-01', '-000001-01-01'])
        assert.equal(await statusOf(date), 400, date);
      // A page leaves out what it cannot read.
      assert.equal((await get(`/c/${campus}?mi-${name}=0000-01-01`)).status, 200);
      assert.equal((await get(`/c/${campus}?${name}=0000-01-01`)).status, 200);
    });

  it('of thousands of keys is refused without holding up others', async () => {
    const keys = Array.from({ length: 3000 }, (_, index) => index.toString(36)).join('&');
    const started = performance.now();

    const response = await get(`/v1/micro-internships?${keys}`);

    assert.equal(response.status, 400);
    assert.ok(performance.now() - started < 2000);
  });
});
