import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sign } from 'hono/jwt';
import { openTestDatabase } from '../../../test/kit/database.ts';
import { HOUR } from '../../domain/durations.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { findSigningKeys } from '../../store/signing-keys.ts';
import { createFormTokens, formVersion, type FormTokens } from './form-token.ts';

const START = new Date('2026-03-02T15:00:00Z');

const beer = {
  slug: 'beer',
  questions: { version: 3, items: [] },
  privacy: { version: '2026-01', retentionDays: 180 },
};

let now = START;
let open: OpenDatabase;
let tokens: FormTokens;
const clock = () => now;
before(async () => {
  open = await openTestDatabase();
  tokens = createFormTokens({ database: open.database, clock });
});
beforeEach(() => {
  now = START;
});
after(() => open.close());

const issue = async (): Promise<string> => (await tokens.issue(beer)).token;

const decoded = (part: string | undefined): unknown =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

describe('a form token', () => {
  it('holds the key of one form and the version of what stands in it', async () => {
    const { token, ...form } = await tokens.issue(beer);

    assert.match(form.idempotencyKey, /^[\x21-\x7e]{8,200}$/);
    assert.equal(form.version, formVersion(beer));
    assert.deepEqual(await tokens.read(token, 'beer'), form);
  });

  it('holds another key each time', async () => {
    const forms = await Promise.all(
      Array.from({ length: 20 }, async () => tokens.read(await issue(), 'beer')),
    );

    assert.equal(new Set(forms.map((form) => form?.idempotencyKey)).size, 20);
  });

  it('names no person', async () => {
    const [header, payload] = (await issue()).split('.');

    const { kid, ...named } = decoded(header) as { kid: string };
    assert.match(kid, /^[\da-f-]{36}$/);
    assert.deepEqual(named, { alg: 'HS256', typ: 'JWT' });
    const { jti, ...rest } = decoded(payload) as { jti: string };
    assert.equal(typeof jti, 'string');
    assert.deepEqual(rest, { sub: 'beer', exp: START.getTime() / 1000 + 86_400, version: '3 2026-01' });
  });

  it('is good for its own posting alone', async () => {
    assert.equal(await tokens.read(await issue(), 'bread'), undefined);
  });

  it('is good for a day', async () => {
    const token = await issue();

    now = new Date(START.getTime() + 24 * HOUR - 1000);
    assert.ok(await tokens.read(token, 'beer'));
    now = new Date(START.getTime() + 24 * HOUR);
    assert.equal(await tokens.read(token, 'beer'), undefined);
  });

  it('is good at every server on the database', async () => {
    const other = createFormTokens({ database: open.database, clock });

    const token = await issue();

    assert.deepEqual(await other.read(token, 'beer'), await tokens.read(token, 'beer'));
    assert.ok(await other.read(token, 'beer'));
  });

  it('is another one once the questions or the privacy notice are', () => {
    const asked = { ...beer, questions: { version: 4, items: [] } };
    const noticed = { ...beer, privacy: { ...beer.privacy, version: '2026-02' } };

    assert.equal(new Set([beer, asked, noticed].map(formVersion)).size, 3);
  });
});

describe('a forged form token', () => {
  const payload = {
    sub: 'beer',
    jti: 'a-key-of-their-own',
    exp: START.getTime() / 1000 + 60,
    version: '3 2026-01',
  };
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const ours = async () => (await findSigningKeys(open.database, 'form-tokens', START))[0]?.secret ?? '';

  const FORGED: Record<string, () => Promise<string> | string> = {
    'is empty': () => '',
    'is no token': () => 'a.b.c',
    'is long': () => 'a'.repeat(100_000),
    'is signed by nobody': () => `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(payload)}.`,
    'is signed by somebody else': () => sign(payload, 'a secret of their own', 'HS256'),
    'is signed in another way': async () => sign(payload, await ours(), 'HS512'),
    'has been changed': async () => {
      const [header, , signature] = (await issue()).split('.');
      return [header, encoded(payload), signature].join('.');
    },
    'never ends': async () => sign({ sub: 'beer', jti: 'key', version: '3 2026-01' }, await ours(), 'HS256'),
    'has no key': async () => sign({ ...payload, jti: 7 }, await ours(), 'HS256'),
    'has no version': async () => sign({ ...payload, version: undefined }, await ours(), 'HS256'),
  };
  for (const [how, forge] of Object.entries(FORGED))
    it(`is not good where it ${how}`, async () => {
      assert.equal(await tokens.read(await forge(), 'beer'), undefined);
    });

  it('would be good if it were not forged', async () => {
    assert.ok(await tokens.read(await sign(payload, await ours(), 'HS256'), 'beer'));
  });
});

describe('a database that is away for a while', () => {
  it('keeps tokens from being made only for that while', async () => {
    let isAway = true;
    const database = new Proxy(open.database, {
      get: (target, name, receiver) => {
        if (isAway) throw new Error('away');
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    const flaky = createFormTokens({ database, clock });

    await assert.rejects(flaky.issue(beer));
    await assert.rejects(flaky.read('a.b.c', 'beer'));
    isAway = false;

    assert.ok(await flaky.read((await flaky.issue(beer)).token, 'beer'));
  });
});
