import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Pool } from 'pg';
import { createDatabase, type TemporaryDatabase } from '../../test/kit/database.ts';
import { eventually } from '../../test/kit/marketplace.ts';
import { openDatabase, type OpenDatabase } from '../store/database.ts';
import { rateLimits } from '../store/schema/index.ts';
import { createLimiter, type Limiter } from './limits.ts';
import { ProblemError } from './problems.ts';

const serverUrl = process.env.DATABASE_URL;

/** How many of so many requests at once are allowed, in turn by each of the servers. */
const countAllowed = async (limiters: readonly Limiter[], key: string, requests: number): Promise<number> => {
  const answers = await Promise.all(
    Array.from({ length: requests }, (_, index) => limiters[index % limiters.length]!.allows(key)),
  );
  return answers.filter(Boolean).length;
};

describe('a limit of servers on one PostgreSQL', { skip: !serverUrl && 'needs PostgreSQL' }, () => {
  let own: TemporaryDatabase;
  let servers: OpenDatabase[];
  before(async () => {
    own = await createDatabase(serverUrl ?? '');
    const { databaseUrl } = own;
    servers = [await openDatabase({ databaseUrl }), await openDatabase({ databaseUrl })];
  });
  after(async () => {
    for (const { close } of servers) await close();
    await own.drop();
  });

  const limiters = (limit: { name: string; points: number; seconds?: number }) =>
    servers.map((server) => createLimiter(server, limit));

  it('is the same over all of them', async () => {
    const both = limiters({ name: 'same', points: 30 });

    assert.equal(await countAllowed(both, 'ada@elmwood.example', 80), 30);
    for (const limiter of both)
      await assert.rejects(
        limiter.refuseIfExhausted('ada@elmwood.example'),
        ({ code, headers }: ProblemError) =>
          code === 'too-many-requests' && Number(headers['Retry-After']) > 3500,
      );
    assert.equal(await countAllowed(both, 'grace@elmwood.example', 1), 1);
  });

  it('is remembered by a server that starts again', async () => {
    const [one] = limiters({ name: 'again', points: 5 });
    for (let used = 0; used < 5; used += 1) await one!.penalize('key');

    const [restarted] = limiters({ name: 'again', points: 5 });

    await assert.rejects(restarted!.refuseIfExhausted('key'));
    assert.equal(await restarted!.allows('key'), false);
  });

  it('is kept apart from another one, and begins anew after its window', async () => {
    const [one, other] = [
      ...limiters({ name: 'one', points: 1, seconds: 1 }),
      ...limiters({ name: 'other', points: 1, seconds: 1 }),
    ].filter((_, index) => index % 2 === 0);
    await one!.consume('key');
    assert.equal(await other!.allows('key'), true);

    assert.equal(await one!.allows('key'), false);
    await eventually(() => one!.allows('key'), Boolean);
  });

  it('stores nothing that somebody can be told by', async () => {
    const [limiter] = limiters({ name: 'hashed', points: 5 });
    await limiter!.consume('ada@elmwood.example');
    await limiter!.consume('198.51.100.7');

    const keys = (await servers[0]!.database.select().from(rateLimits)).map(({ key }) => key);

    assert.ok(keys.filter((key) => key.startsWith('hashed:')).length === 2, String(keys));
    assert.ok(
      keys.every((key) => /^[a-z-]+:[\w-]{43}$/.test(key)),
      String(keys),
    );
  });
});

describe('a limit while the database does not answer', () => {
  it('is counted by each server for itself', async () => {
    const pool = new Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    const limiter = createLimiter({ pool }, { name: randomUUID(), points: 3 });

    assert.equal(await countAllowed([limiter], 'key', 10), 3);
    await assert.rejects(limiter.refuseIfExhausted('key'), ProblemError);
    await limiter.penalize('other');
    await limiter.refuseIfExhausted('other');
    await pool.end();
  });
});
