import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { Upload } from '../src/contract/upload.ts';
import { confirmAnswer } from '../test/kit/confirm.ts';
import { createDatabase } from '../test/kit/database.ts';
import { aPdf } from '../test/kit/files.ts';
import { eventually, makeDataDir } from '../test/kit/marketplace.ts';
import { anErasure } from '../test/kit/erasure.ts';
import { startPostgres } from '../test/kit/postgres.ts';
import { anApplication, aPosting, savePostings } from '../test/kit/postings.ts';
import { startServerProcess, type ServerProcess } from '../test/kit/process.ts';
import { startProxy, type Fate, type TestProxy } from '../test/kit/s3-proxy.ts';
import { startS3 } from '../test/kit/s3.ts';
import { aFileQuestion, uploadTokenOf } from '../test/kit/uploads.ts';
import { parseFilesUrl } from './adapters/files/files-location.ts';
import { openFiles, type Files } from './adapters/files/open-files.ts';
import { openDatabase, type Database } from './store/database.ts';
import { eraseOrphans } from './services/erase-leftovers.ts';
import { attachments, mails, uploads } from './store/schema/index.ts';

const ROUNDS = process.env.TEST_FULL === '1' ? 12 : 4;
const PUBLIC_URL = 'http://projects.example';
const DAYS = 86_400_000;

const postgres = await startPostgres();
const skip = postgres ? false : 'no PostgreSQL is installed under /usr/lib/postgresql';

describe('two servers on one PostgreSQL and one S3 store', { skip }, () => {
  const closing: (() => unknown)[] = [];
  let environment: Record<string, string>;
  let database: Database;
  let stored: Files;
  let proxy: TestProxy;
  let one: ServerProcess;
  let other: ServerProcess;
  let slug: string;
  let uploadToken: string;

  /** A server as it runs on a machine of its own: nothing in its folder is anybody else's. */
  const start = async (more: Record<string, string> = {}): Promise<ServerProcess> => {
    const { dataDir, remove } = await makeDataDir();
    closing.unshift(remove);
    const server = await startServerProcess({ ...environment, DATA_DIR: dataDir, ...more });
    closing.unshift(server.stop);
    return server;
  };

  before(async () => {
    assert.ok(postgres);
    closing.unshift(postgres.stop);
    const s3 = await startS3();
    closing.unshift(s3.stop);
    proxy = await startProxy(s3.endpoint);
    closing.unshift(proxy.stop);
    const { databaseUrl } = await createDatabase(postgres.url);
    environment = {
      ...s3.environment,
      PUBLIC_URL,
      DATABASE_URL: databaseUrl,
      FILES_URL: s3.filesUrl('site', proxy.url),
    };
    Object.assign(process.env, s3.environment);
    stored = openFiles(parseFilesUrl(s3.filesUrl('site')));
    closing.unshift(stored.close);
    const opened = await openDatabase({ databaseUrl });
    database = opened.database;
    closing.unshift(opened.close);
    const posting = aPosting({ questions: [aFileQuestion()] });
    slug = posting.slug;
    await savePostings(database, posting);
    [one, other] = await Promise.all([start(), start()]);
    uploadToken = await uploadTokenOf(one.url, slug);
  });
  beforeEach(() => {
    proxy.decide(() => 'pass');
    proxy.seen.length = 0;
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const send = (at: ServerProcess, bytes: Buffer, key: string): Promise<Response> => {
    const body = new FormData();
    body.set('file', new File([new Uint8Array(bytes)], 'cv.pdf'));
    const headers = { 'Idempotency-Key': key, 'Upload-Token': uploadToken };
    return fetch(`${at.url}/v1/uploads`, { method: 'POST', body, headers });
  };

  const upload = async (at: ServerProcess, bytes: Buffer, key: string = randomUUID()): Promise<string> => {
    const response = await send(at, bytes, key);
    assert.equal(response.status, 201);
    return Upload.parse(await response.json()).id;
  };

  const apply = async (at: ServerProcess, resume: string): Promise<string> => {
    const response = await fetch(`${at.url}/v1/applications`, {
      method: 'POST',
      body: JSON.stringify(anApplication({ microInternship: slug, answers: { resume } })),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    });
    return (await confirmAnswer({ url: at.url, database }, response)).id;
  };

  /** The path at which the employer downloads the file of an application. */
  const downloadPath = async (application: string): Promise<string> => {
    const letters = await database.select().from(mails).where(eq(mails.application, application));
    const [link] = letters.flatMap(({ text }) => /http\S+\/review\/\S+/.exec(text) ?? []);
    return `${new URL(link ?? assert.fail('no link')).pathname}/files/${application}/resume`;
  };

  const assertDownload = async (application: string, bytes: Buffer): Promise<void> => {
    const path = await downloadPath(application);
    for (const server of [one, other]) {
      const response = await fetch(`${server.url}${path}`);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Content-Length'), String(bytes.length));
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
    }
  };

  const sweep = async (): Promise<void> => {
    await eraseOrphans({ database }, new Date(Date.now() + 2 * DAYS));
    await anErasure(database, { files: stored.files }).removeDeletedFiles();
  };

  const rowsOf = (key: string) => database.select().from(uploads).where(eq(uploads.idempotencyKey, key));

  const storedKeys = async (): Promise<string[]> => {
    const keys = [];
    for await (const { key } of stored.files.list()) keys.push(key);
    return keys.toSorted();
  };

  it('take a file at one and an application at the other, and give it to the employer at either', async () => {
    const bytes = aPdf('x'.repeat(3_000_000));

    const file = await upload(one, bytes);
    const application = await apply(other, file);

    await assertDownload(application, bytes);
  });

  it('are one upload for one key, however often it comes to both at once', async () => {
    const key = randomUUID();

    const ids = await Promise.all([one, other, one, other].map((at) => upload(at, aPdf('once'), key)));

    assert.equal(new Set(ids).size, 1);
    const [row] = await rowsOf(key);
    assert.ok((await storedKeys()).includes(row?.key ?? ''));
  });

  it('show the same logos', async () => {
    const logo = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await stored.logos.put('employer.svg', logo);

    const answers = await Promise.all(
      [one, other].map(async ({ url }) => {
        const { status, headers, ...answer } = await fetch(`${url}/v1/logos/employer.svg`).then(
          async (response) => ({
            status: response.status,
            headers: response.headers,
            text: await response.text(),
          }),
        );
        return { status, type: headers.get('Content-Type'), tag: headers.get('ETag'), text: answer.text };
      }),
    );

    assert.deepEqual(answers[0], answers[1]);
    assert.deepEqual(
      [answers[0]?.status, answers[0]?.text, answers[0]?.tag],
      [200, logo.toString(), `"${createHash('sha1').update(logo).digest('hex')}"`],
    );
  });

  it('remove a file wherever it was taken', async () => {
    const key = randomUUID();
    await upload(one, aPdf('nobody applies with it'), key);
    const [row] = await rowsOf(key);
    assert.ok(row);
    const response = await fetch(`${other.url}/readyz`);
    assert.equal(response.status, 200);

    await sweep();

    assert.deepEqual(await rowsOf(key), []);
    assert.equal(await stored.files.get(row.key), undefined);
  });

  for (const [when, fate, isStored] of [
    ['before the store has taken it', 'hold', false],
    ['after the store has taken it, before anybody knows', 'mute', true],
  ] as const satisfies [string, Fate, boolean][])
    it(`mend at the other an upload in which one is killed ${when}`, async () => {
      const [key, bytes] = [randomUUID(), aPdf(`killed ${when}`)];
      const doomed = await start();
      // It writes as it starts, to see whether it can.
      proxy.seen.length = 0;
      proxy.decide(({ method }) => (method === 'PUT' ? fate : 'pass'));

      const lost = send(doomed, bytes, key).then(
        ({ status }) => status,
        () => 'no answer',
      );
      await eventually(
        () => Promise.resolve(proxy.seen),
        (seen) => seen.some(({ method }) => method === 'PUT'),
      );
      await doomed.kill();
      proxy.decide(() => 'pass');

      assert.equal(await lost, 'no answer');
      const [row] = await rowsOf(key);
      assert.ok(row);
      assert.equal((await storedKeys()).includes(row.key), isStored);
      const refused = await send(other, aPdf('another file'), key);
      assert.equal(refused.status, 422);
      const file = await upload(other, bytes, key);
      assert.equal(file, row.id);
      await assertDownload(await apply(one, file), bytes);
      assert.equal((await rowsOf(key)).length, 1);
    });

  it('leave of uploads in which one is killed nothing that blocks or stays', async () => {
    const receipts = new Map<string, string>();
    const attempts: { key: string; bytes: Buffer }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const doomed = await start();
      proxy.seen.length = 0;
      const begun = Array.from({ length: 3 }, (_, file) => ({
        key: randomUUID(),
        bytes: aPdf(`round ${round}, file ${file} ${'x'.repeat(200_000)}`),
      }));
      // The kill meets them at another point each time: as many requests have reached the store by then.
      const sent = begun.map(({ key, bytes }) =>
        upload(doomed, bytes, key).then(
          (id) => receipts.set(key, id),
          () => undefined,
        ),
      );
      await eventually(
        () => Promise.resolve(proxy.seen.filter(({ method }) => method === 'PUT').length),
        (puts) => puts >= round % (begun.length + 1),
      );
      await doomed.kill();
      await Promise.all(sent);
      proxy.seen.length = 0;
      attempts.push(...begun);
    }

    const keys = new Set(await storedKeys());
    for (const [key, id] of receipts) {
      const [row] = await rowsOf(key);
      assert.equal(row?.id, id);
      assert.ok(keys.has(row.key), 'a receipt has its file');
    }
    for (const { key, bytes } of attempts.slice(0, -3)) {
      const id = await upload(other, bytes, key);
      assert.equal(id, receipts.get(key) ?? id);
      const [row] = await rowsOf(key);
      assert.equal(row?.id, id);
      assert.ok((await storedKeys()).includes(row.key));
    }
    await sweep();
    const named = await database
      .select({ key: uploads.key })
      .from(uploads)
      .innerJoin(attachments, eq(attachments.upload, uploads.id));
    assert.deepEqual(await database.select({ key: uploads.key }).from(uploads), named);
    assert.deepEqual(await storedKeys(), named.map(({ key }) => key).toSorted());
  });

  it('are not ready while the store is away, and take applications without a file all the same', async () => {
    const server = await start();
    proxy.decide(() => 'drop');

    const ready = await fetch(`${server.url}/readyz`);
    const refused = await send(server, aPdf('away'), randomUUID());

    assert.equal(ready.status, 503);
    assert.match(await ready.text(), /Not ready: files\./);
    assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [503, '60']);
    assert.equal((await fetch(`${server.url}/v1/micro-internships`)).status, 200);
    assert.ok(!server.output().includes('S3RVER'));
  });

  for (const [what, more, said] of [
    [
      'a store that cannot be reached',
      { FILES_URL: 's3://site?endpoint=http://127.0.0.1:1&region=a' },
      /FILES_URL: the files cannot be used \(ECONNREFUSED\)/,
    ],
    ['a folder of its own', { FILES_URL: '', FILES_SHARED: 'no' }, /FILES_URL: .* FILES_SHARED=yes/],
  ] as const)
    it(`do not start on ${what}, and say why`, async () => {
      await assert.rejects(start(more), said);
    });

  it('start on a folder where the operator says that it is shared', async () => {
    const server = await start({ FILES_URL: '', FILES_SHARED: 'yes' });

    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });
});
