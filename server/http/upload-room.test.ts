import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq, isNull } from 'drizzle-orm';
import { Hono } from 'hono';
import { MAX_FILE_BYTES } from '../../src/contract/upload.ts';
import { anErasure } from '../../test/kit/erasure.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aPdf } from '../../test/kit/files.ts';
import { aPosting, anApplication, savePostings } from '../../test/kit/postings.ts';
import { aFileQuestion } from '../../test/kit/uploads.ts';
import { testServices } from '../../test/kit/services.ts';
import { acceptApplication } from '../domain/application.ts';
import { HOUR } from '../domain/durations.ts';
import { UNATTACHED_BYTES } from '../domain/upload.ts';
import { createFreeSpace } from '../adapters/files/free-space.ts';
import { eraseCrowding } from '../services/erase-expired.ts';
import { storeApplication } from '../store/applications.ts';
import type { OpenDatabase } from '../store/database.ts';
import { findPosting } from '../store/postings.ts';
import { applications, attachments, mails, uploads } from '../store/schema/index.ts';
import { createApp } from '../app.ts';
import { respondProblem, ProblemError } from './problems.ts';
import { readPosting } from '../services/read-postings.ts';
import type { Services } from '../context.ts';
import { uploadRoutes } from '../api/uploads.ts';
import { createUploadLimits } from '../services/receive-upload.ts';

const KIBIBYTE = 1024;
const posting = aPosting({ questions: [aFileQuestion({ required: false })] });

let open: OpenDatabase;
let isFull = false;
let services: Services;
let token: string;
before(async () => {
  open = await openTestDatabase();
  await savePostings(open.database, posting);
  services = testServices(open.database, {
    freeSpace: { check: () => (isFull ? Promise.reject(new Error('full')) : Promise.resolve()) },
  });
  token = (await readPosting(services, posting.slug)).uploadToken ?? assert.fail('no token');
});
beforeEach(async () => {
  isFull = false;
  await open.database.delete(attachments);
  await open.database.delete(mails);
  await open.database.delete(applications);
  await open.database.delete(uploads);
});
after(() => open.close());

/** A file of so many kibibytes. */
const file = (kibibytes: number) =>
  new File([new Uint8Array(aPdf('x'.repeat(kibibytes * KIBIBYTE - aPdf().length - 4)))], 'a.pdf');

const sendTo = (
  app: Hono,
  path: string,
  body: BodyInit,
  headers: Record<string, string>,
  from = '198.51.100.7',
) =>
  app.request(
    path,
    { method: 'POST', body, headers: { 'Idempotency-Key': randomUUID(), ...headers } },
    { incoming: { headers: {}, socket: { remoteAddress: from } } },
  );

const upload = async (app: Hono, kibibytes: number, from?: string): Promise<number> => {
  const form = new FormData();
  form.append('file', file(kibibytes));
  const response = await sendTo(app, '/v1/uploads', form, { 'Upload-Token': token }, from);
  const needsWait = response.status === 429 || response.status === 503;
  assert.equal(response.headers.has('Retry-After'), needsWait);
  return response.status;
};

const appOf = (mostBytes: { network: number; all: number }): Hono => {
  const uploadLimits = createUploadLimits(services, mostBytes);
  const app = new Hono().route('/v1/uploads', uploadRoutes({ ...services, uploadLimits }));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return respondProblem(context, error);
    throw error;
  });
  return app;
};

describe('the bytes of files that wait for an application', () => {
  it('are limited for a network, whose prefix counts, and not for another', async () => {
    const app = appOf({ network: 50 * KIBIBYTE, all: 1000 * KIBIBYTE });

    assert.deepEqual(
      [
        await upload(app, 30, '2001:db8::1'),
        await upload(app, 30, '2001:db8::2'),
        await upload(app, 10, '2001:db8:0:1::1'),
      ],
      [201, 429, 201],
    );
  });

  it('are limited in all, as long as no application names them', async () => {
    const app = appOf({ network: 1000 * KIBIBYTE, all: 50 * KIBIBYTE });

    assert.deepEqual(
      [await upload(app, 30, '198.51.100.1'), await upload(app, 30, '198.51.100.2')],
      [201, 201],
    );
    assert.equal(await upload(app, 1, '198.51.100.3'), 503);
    await open.database.delete(uploads);
    assert.equal(await upload(app, 1, '198.51.100.3'), 201);
  });

  const nameIn = async (confirmedAt: Date | null, receivedAt = new Date()): Promise<string> => {
    const [free] = await open.database
      .select({ id: uploads.id })
      .from(uploads)
      .leftJoin(attachments, eq(attachments.upload, uploads.id))
      .where(isNull(attachments.upload))
      .limit(1);
    const target = await findPosting(open.database, posting.slug);
    assert.ok(free && target);
    const request = anApplication({ microInternship: posting.slug, answers: {} });
    const accepted = acceptApplication(target, request, receivedAt);
    const [{ id: question } = assert.fail('no question')] = posting.questions;
    await storeApplication(
      open.database,
      { ...accepted, confirmedAt, idempotencyKey: randomUUID(), fingerprint: '' },
      [],
      [{ question, upload: free.id }],
    );
    return accepted.id;
  };

  it('are limited in all as long as the application that names them is not confirmed', async () => {
    const app = appOf({ network: 1000 * KIBIBYTE, all: 50 * KIBIBYTE });
    assert.equal(await upload(app, 30, '198.51.100.11'), 201);
    const id = await nameIn(null);
    assert.equal(await upload(app, 30, '198.51.100.12'), 201);
    await nameIn(null);

    assert.equal(await upload(app, 1, '198.51.100.13'), 503);
    await open.database.update(applications).set({ confirmedAt: new Date() }).where(eq(applications.id, id));
    assert.equal(await upload(app, 1, '198.51.100.13'), 201);
  });

  it('let a class hand in as much as it likes as it confirms', async () => {
    const app = appOf({ network: 1000 * KIBIBYTE, all: 50 * KIBIBYTE });
    for (let each = 0; each < 10; each += 1) {
      assert.equal(await upload(app, 30, '198.51.100.14'), 201);
      await nameIn(new Date());
    }
  });

  it('are no longer counted after two hours, so that a flood refuses nobody for long', async () => {
    const app = appOf({ network: 1000 * KIBIBYTE, all: 20 * KIBIBYTE });
    assert.equal(await upload(app, 30, '198.51.100.15'), 201);
    await nameIn(null);
    assert.equal(await upload(app, 1, '198.51.100.16'), 503);
    await open.database.update(uploads).set({ createdAt: new Date(Date.now() - 2 * HOUR - 1000) });

    assert.equal(await upload(app, 1, '198.51.100.16'), 201);
  });

  it('of unconfirmed applications never take more room than they have, and the largest go first', async () => {
    const app = appOf({ network: 1000 * KIBIBYTE, all: 1000 * KIBIBYTE });
    const old = new Date(Date.now() - 3 * HOUR);
    const named: Record<string, string> = {};
    for (const [name, size, confirmedAt, receivedAt] of [
      ['small', 2, null, old],
      ['large', 40, null, old],
      ['largest', 50, null, old],
      ['middle', 30, null, old],
      ['confirmed', 60, new Date(), old],
      ['new', 70, null, new Date()],
    ] as const) {
      assert.equal(await upload(app, size, '198.51.100.17'), 201);
      named[name] = await nameIn(confirmedAt, receivedAt);
    }
    const parts = { database: open.database, erasure: anErasure(open.database) };

    assert.equal(await eraseCrowding(parts, new Date(), 200 * KIBIBYTE), 0);
    assert.equal(await eraseCrowding(parts, new Date(), 70 * KIBIBYTE), 2);

    const left = (await open.database.select().from(applications)).map(({ id }) => id);
    assert.deepEqual(
      Object.entries(named).flatMap(([name, id]) => (left.includes(id) ? [name] : [])),
      ['small', 'middle', 'confirmed', 'new'],
    );
    assert.equal((await open.database.select().from(uploads)).length, 4);
  });

  it('let a class of 300 hand in files of 5 MiB within the hour', () => {
    const { network, all } = UNATTACHED_BYTES;
    assert.ok(300 * MAX_FILE_BYTES < network && network < all);
  });
});

describe('a disk that is all but full', () => {
  const apply = (app: Hono) =>
    sendTo(
      app,
      '/v1/applications',
      JSON.stringify(anApplication({ microInternship: posting.slug, answers: {} })),
      {
        'Content-Type': 'application/json',
      },
    );

  it('refuses files and takes applications without any, and the server says that it is not ready', async () => {
    const app = createApp({
      ...services,
      readiness: [{ name: 'disk', check: () => services.freeSpace?.check() ?? Promise.resolve() }],
    });
    assert.equal((await app.request('/readyz')).status, 200);
    isFull = true;

    assert.equal(await upload(app, 1), 503);
    assert.equal((await apply(app)).status, 201);
    const ready = await app.request('/readyz');
    assert.equal(ready.status, 503);
    assert.match(await ready.text(), /Not ready: disk\./);
    assert.equal((await app.request('/healthz')).status, 200);
    isFull = false;
    assert.equal(await upload(app, 1), 201);
  });

  for (const [what, disk, isEnough] of [
    ['a large disk with more than a gibibyte', { blocks: 1e8, bavail: 3e5 }, true],
    ['a large disk with less than a gibibyte', { blocks: 1e8, bavail: 2e5 }, false],
    ['a small disk with more than a twentieth', { blocks: 1e5, bavail: 6000 }, true],
    ['a small disk with less than a twentieth', { blocks: 1e5, bavail: 4000 }, false],
  ] as const)
    it(`is told by its free space: ${what}`, async () => {
      const space = createFreeSpace(tmpdir(), () => Promise.resolve({ bsize: 4096, ...disk }));

      await (isEnough ? space.check() : assert.rejects(space.check(), /all but full/));
    });

  it('is measured where there is one', () => createFreeSpace(tmpdir()).check());
});
