import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { decode, sign } from 'hono/jwt';
import { openTestDatabase } from '../../test/kit/database.ts';
import { DAY, MINUTE, SECOND } from '../domain/durations.ts';
import { SIGNING_PURPOSES, type SigningPurpose } from '../domain/signing.ts';
import { rotateSigningKeys } from '../services/rotate-signing-keys.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { signingKeys } from '../store/schema/index.ts';
import { openSigner } from '../services/tokens/signer.ts';

const START = new Date('2026-03-02T15:00:00Z');

let open: OpenDatabase;
let now = START;
before(async () => {
  open = await openTestDatabase();
});
beforeEach(async () => {
  now = START;
  await open.database.delete(signingKeys);
});
after(() => open.close());

const signer = (name: SigningPurpose = 'review-links', database: Database = open.database) =>
  openSigner({ database, clock: () => now }, name);

const pass = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

const rotate = (
  options: { revoke?: boolean } = {},
  purposes = SIGNING_PURPOSES as readonly SigningPurpose[],
) => rotateSigningKeys(open.database, purposes, { now, revoke: false, ...options });

describe('a signed token', () => {
  it('says what was signed, at every server on the database', async () => {
    const claims = { sub: 'it', jti: 'key', more: 'words' };

    assert.deepEqual(await signer().read(await signer().sign(claims)), claims);
  });

  it('is good for its own purpose alone', async () => {
    for (const purpose of SIGNING_PURPOSES)
      for (const other of SIGNING_PURPOSES) {
        const read = await signer(other).read(await signer(purpose).sign({ sub: 'it' }));
        assert.equal(read?.sub, purpose === other ? 'it' : undefined, `${purpose} as ${other}`);
      }
  });

  it('ends when it says, by the clock of the marketplace', async () => {
    const exp = START.getTime() / SECOND + 60;
    const token = await signer().sign({ sub: 'it', exp });

    now = new Date(exp * SECOND - 1);
    assert.deepEqual(await signer().read(token), { sub: 'it', exp });
    now = new Date(exp * SECOND);
    assert.equal(await signer().read(token), undefined);
    assert.deepEqual(await signer().inspect(token), { claims: { sub: 'it', exp }, isGood: false });
  });

  it('asks nothing of the database once it is prepared, so that it can be made within a transaction', async () => {
    const prepared = signer();
    await prepared.prepare();

    const token = await open.database.transaction(() => prepared.sign({ sub: 'it' }));

    assert.deepEqual(await prepared.read(token), { sub: 'it' });
  });

  it('names its key, of which there is one however many servers start at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, () => signer().sign({ sub: 'it' })));

    const keys = await open.database.select().from(signingKeys);
    assert.equal(keys.length, 1);
    for (const token of tokens)
      assert.deepEqual(decode(token).header, { alg: 'HS256', typ: 'JWT', kid: keys[0]?.kid });
  });

  for (const [what, header] of Object.entries({
    'no key of ours': { alg: 'HS256', typ: 'JWT', kid: 'unknown' },
    'a number as its key': { alg: 'HS256', typ: 'JWT', kid: 7 },
    'no algorithm': { alg: 'none', typ: 'JWT' },
    nothing: null,
  }))
    it(`is refused where its header names ${what}`, async () => {
      const token = await signer().sign({ sub: 'it' });
      const [, payload, signature] = token.split('.');
      const forged = Buffer.from(JSON.stringify(header)).toString('base64url');

      assert.equal(await signer().inspect([forged, payload, signature].join('.')), undefined);
    });
});

describe('a rotation of keys', () => {
  it('signs with another key and lets earlier tokens live as long as they say', async () => {
    const exp = START.getTime() / SECOND + 30 * 86_400;
    const earlier = await signer().sign({ sub: 'earlier', exp });
    await rotate();
    const later = await signer().sign({ sub: 'later' });

    assert.notEqual(decode(later).header.kid, decode(earlier).header.kid);
    assert.equal((await signer().read(earlier))?.sub, 'earlier');
    assert.equal((await signer().read(later))?.sub, 'later');
    now = new Date(exp * SECOND - 1);
    assert.equal((await signer().read(earlier))?.sub, 'earlier');
  });

  it('retires a key once its last token has ended, even for a token that says it has not', async () => {
    const token = await signer().sign({ sub: 'it', exp: START.getTime() / SECOND + 365 * 86_400 });
    await rotate();

    pass(30 * DAY + 5 * MINUTE);

    assert.equal(await signer().read(token), undefined);
    assert.equal((await signer().inspect(token))?.isGood, false);
  });

  it('that revokes ends every earlier token, those of retired keys too, and none of another purpose', async () => {
    const first = await signer().sign({ sub: 'first' });
    const other = await signer('application-links').sign({ sub: 'other' });
    await rotate();
    const second = await signer().sign({ sub: 'second' });

    await rotate({ revoke: true }, ['review-links']);
    const third = await signer().sign({ sub: 'third' });

    assert.equal(await signer().read(first), undefined);
    assert.equal(await signer().read(second), undefined);
    assert.equal((await signer().inspect(second))?.isGood, false);
    assert.equal((await signer().read(third))?.sub, 'third');
    assert.equal((await signer('application-links').inspect(other))?.claims.sub, 'other');
  });

  it('is noticed by a running server at once where a token of the new key comes, and within a minute in any case', async () => {
    const running = signer();
    const earlier = await running.sign({ sub: 'earlier' });
    await rotate({ revoke: true });
    assert.equal((await running.read(earlier))?.sub, 'earlier');

    pass(MINUTE);
    assert.equal(await running.read(earlier), undefined);

    await rotate();
    const later = await signer().sign({ sub: 'later' });
    assert.equal((await running.read(later))?.sub, 'later');
    assert.equal(decode(await running.sign({ sub: 'own' })).header.kid, decode(later).header.kid);
  });

  it('leaves one key that signs, however many run at once', async () => {
    await signer().prepare();
    await Promise.all(Array.from({ length: 4 }, () => rotate({}, ['review-links'])));

    const keys = await open.database.select().from(signingKeys);
    assert.equal(keys.filter(({ retiredAt }) => retiredAt === null).length, 1);
    assert.equal(keys.length, 5);
  });
});

describe('a token from before the key ring', () => {
  const old = async () => {
    await signer().prepare();
    const [key] = await open.database.select().from(signingKeys);
    return sign({ sub: 'old' }, key?.secret ?? '', 'HS256');
  };

  it('is good by the oldest key, after rotations too, until that is revoked', async () => {
    const token = await old();
    assert.equal((await signer().read(token))?.sub, 'old');

    pass(SECOND);
    await rotate();
    assert.equal((await signer().read(token))?.sub, 'old');
    pass(SECOND);
    await rotate({ revoke: true });
    assert.equal(await signer().read(token), undefined);
  });
});
