import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus } from '../../test/kit/postings.ts';
import { saveCampus } from '../store/campuses.ts';
import { createReadQueue, isExpensive, readCost, READ_POINTS } from './read-queue.ts';
import type { ProblemError } from './problems.ts';

describe('the cost of a read', () => {
  for (const [address, cost] of [
    ['', 0],
    ['campus=elmwood&sort=fee&page-size=50', 0],
    ['mi-sort=closing&lang=es&limit=10', 0],
    ['q=&department=', 0],
    ['department=data', 1],
    ['mi-department=data&mi-department=finance&default-skill=sql', 2],
    ['cursor=abc', 1],
    ['q=jam', 5],
    ['mi-q=jam&short=true', 6],
  ] as const)
    it(`of "${address}" is ${cost}`, () => assert.equal(readCost(new URLSearchParams(address)), cost));

  it('makes a search and a filter wait for their turn, and the list as it stands not', () => {
    assert.equal(isExpensive({ campus: 'elmwood', sort: 'fee', 'page-size': 50, q: '' }), false);
    assert.equal(isExpensive({ q: 'jam' }), true);
    assert.equal(isExpensive({ short: true }), true);
    assert.equal(isExpensive({ cursor: 'abc' }), true);
  });
});

describe('a limit on reads', () => {
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace({ trustedProxies: '127.0.0.1, ::1' });
    await saveCampus(marketplace.database, aCampus());
  });
  after(() => marketplace.close());

  const ask = async (path: string, from = '198.51.100.7'): Promise<Response> => {
    const response = await fetch(new URL(path, marketplace.url), { headers: { 'X-Forwarded-For': from } });
    await response.arrayBuffer();
    return response;
  };

  it('refuses a network that searches without end, for a minute at the most, and no other', async () => {
    // An address of many parameters is refused by the contract, but has cost what it asks.
    const costly = Array.from({ length: 500 }, (_, index) => `x${index}=1`).join('&');
    for (let used = 0; used < READ_POINTS; used += 500)
      assert.equal((await ask(`/v1/micro-internships?${costly}`)).status, 400);

    for (const path of ['/v1/micro-internships?q=jam', '/v1/feed.rss?short=true', '/c/elmwood?mi-q=jam']) {
      const refused = await ask(path);
      const wait = Number(refused.headers.get('Retry-After'));
      assert.equal(refused.status, 429, path);
      assert.ok(wait > 0 && wait <= 60, String(wait));
      assert.equal((await ask(path, '198.51.100.8')).status, 200, path);
    }
  });

  it('never refuses a list as it stands', async () => {
    for (const path of [
      '/v1/micro-internships?campus=elmwood',
      '/c/elmwood',
      '/embed/elmwood',
      '/v1/feed.atom',
    ])
      assert.equal((await ask(path)).status, 200, path);
  });
});

describe('a queue of expensive reads', () => {
  it('runs so many at a time, and lets others be heard between two of them', async () => {
    const queue = createReadQueue(2);
    let running = 0;
    let most = 0;
    let heard = 0;
    const listening = setInterval(() => (heard += 1));

    await Promise.all(
      Array.from({ length: 10 }, () =>
        queue.run(async () => {
          most = Math.max(most, (running += 1));
          const end = performance.now() + 5;
          while (performance.now() < end);
          await Promise.resolve();
          running -= 1;
        }),
      ),
    );

    clearInterval(listening);
    assert.equal(most, 2);
    assert.ok(heard >= 3, `${heard} times`);
  });

  it('refuses whoever waits too long, and takes the next once there is room', async () => {
    const queue = createReadQueue(1, 20);
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = queue.run(() => promise);

    await assert.rejects(
      queue.run(() => Promise.resolve('second')),
      ({ code, headers }: ProblemError) => code === 'unavailable' && headers['Retry-After'] === '5',
    );
    resolve('first');

    assert.equal(await first, 'first');
    assert.equal(await queue.run(() => Promise.resolve('third')), 'third');
  });

  it('goes on after a read that fails', async () => {
    const queue = createReadQueue(1);
    await assert.rejects(
      queue.run(() => Promise.reject(new Error('broken'))),
      /broken/,
    );

    assert.equal(await queue.run(() => Promise.resolve('next')), 'next');
  });
});
