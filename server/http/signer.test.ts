import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestDatabase } from '../../test/kit/database.ts';
import type { OpenDatabase } from '../store/database.ts';
import { createSigner } from './signer.ts';

const START = new Date('2026-03-02T15:00:00Z');

describe('a signed token', () => {
  let open: OpenDatabase;
  let now = START;
  before(async () => {
    open = await openTestDatabase();
  });
  after(() => open.close());

  const signer = (name: string) => createSigner({ database: open.database, clock: () => now, name });

  it('says what was signed, at every server on the database', async () => {
    const claims = { sub: 'it', jti: 'key', more: 'words' };

    assert.deepEqual(await signer('one').read(await signer('one').sign(claims)), claims);
  });

  it('is good for its own kind alone', async () => {
    assert.equal(await signer('two').read(await signer('one').sign({ sub: 'it' })), undefined);
  });

  it('ends when it says, by the clock of the marketplace', async () => {
    const exp = START.getTime() / 1000 + 60;
    const token = await signer('one').sign({ sub: 'it', exp });

    now = new Date(exp * 1000 - 1);
    assert.deepEqual(await signer('one').read(token), { sub: 'it', exp });
    now = new Date(exp * 1000);
    assert.equal(await signer('one').read(token), undefined);
    assert.deepEqual(await signer('one').read(token, { evenEnded: true }), { sub: 'it', exp });
  });

  it('asks nothing of the database once it is prepared, so that it can be made within a transaction', async () => {
    const prepared = signer('one');
    await prepared.prepare();

    const token = await open.database.transaction(() => prepared.sign({ sub: 'it' }));

    assert.deepEqual(await prepared.read(token), { sub: 'it' });
  });
});
