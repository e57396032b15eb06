import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { Receipt } from '../../src/contract/application.ts';
import type { Question } from '../../src/contract/questions.ts';
import { Upload } from '../../src/contract/upload.ts';
import { confirmByOutbox } from '../../test/kit/confirm.ts';
import { createDatabase, prepareDataDir } from '../../test/kit/database.ts';
import { aPdf } from '../../test/kit/files.ts';
import { eventually, makeDataDir } from '../../test/kit/marketplace.ts';
import { startPostgres } from '../../test/kit/postgres.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { runScript, startServerProcess, type ServerProcess } from '../../test/kit/process.ts';
import { uploadTokenOf } from '../../test/kit/uploads.ts';
import { folderFiles } from '../adapters/files/folder-files.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { applications, attachments, mails, microInternships, uploads } from '../store/schema/index.ts';

const isOnPostgres =
  process.env.DATABASE_URL !== undefined && 'the embedded engine is rehearsed without DATABASE_URL';

const CV: Question = { id: 'cv', kind: 'file', label: 'CV', required: true };
const run = promisify(execFile);

const posting = aPosting({ questions: [CV], retentionDays: 3650 });

interface Sent {
  id: string;
  email: string;
  /** Content of its file. */
  content: string;
}

/** A server and the folder that holds its outbox. */
interface Running {
  url: string;
  dataDir: string;
}

/** Uploads a file, applies with it and confirms that. */
const applyAt = async ({ url, dataDir }: Running): Promise<Sent> => {
  const content = randomUUID() as string;
  const form = new FormData();
  form.set('file', new File([new Uint8Array(aPdf(content))], 'cv.pdf'));
  const ask = async (
    path: string,
    body: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': randomUUID(), ...headers },
    });
    assert.equal(response.status, 201);
    return response.json();
  };
  const token = await uploadTokenOf(url, posting.slug);
  const { id: cv } = Upload.parse(await ask('/v1/uploads', form, { 'Upload-Token': token }));
  const request = anApplication({ microInternship: posting.slug, answers: { cv } });
  const headers = { 'Content-Type': 'application/json' };
  const receipt = Receipt.parse(await ask('/v1/applications', JSON.stringify(request), headers));
  const { email } = request.person;
  await confirmByOutbox({ url, dataDir }, receipt, email);
  return { id: receipt.id, email, content };
};

/** Keeps applying, three at a time, until told to stop; gives back all that was answered. */
const keepApplying = (running: Running) => {
  let isStopped = false;
  const sent: Sent[] = [];
  const loop = async () => {
    while (!isStopped) sent.push(await applyAt(running));
  };
  const loops = Promise.all([loop(), loop(), loop()]);
  return {
    sent,
    stop: async () => {
      isStopped = true;
      await loops;
      return sent;
    },
  };
};

/** An application as it is stored. */
interface Stored {
  /** Content of its file, or the mark of a missing one. */
  content: string;
  isConfirmed: boolean;
}

/** The applications of a database with the content of their files. */
const storedIn = async (database: Database, filesDir: string): Promise<Map<string, Stored>> => {
  const files = folderFiles(filesDir);
  const rows = await database
    .select({ id: applications.id, confirmedAt: applications.confirmedAt, key: uploads.key })
    .from(applications)
    .innerJoin(attachments, eq(attachments.application, applications.id))
    .innerJoin(uploads, eq(uploads.id, attachments.upload));
  const stored = new Map<string, Stored>();
  for (const { id, confirmedAt, key } of rows) {
    const file = await files.get(key);
    const content = file ? (await buffer(file.stream)).toString('latin1') : 'no file';
    stored.set(id, { content, isConfirmed: confirmedAt !== null });
  }
  return stored;
};

/** True when an application is there as confirmed, with its file. */
const holds = (stored: Map<string, Stored>, { id, content }: Sent): boolean => {
  const found = stored.get(id);
  return found !== undefined && found.isConfirmed && found.content.includes(content);
};

/** How many count: one that was on its way to be confirmed does not. */
const confirmedIn = (stored: Map<string, Stored>): number =>
  [...stored.values()].filter(({ isConfirmed }) => isConfirmed).length;

const deleteAs = async (environment: Record<string, string>, { email }: Sent): Promise<void> => {
  const { code, stderr } = await runScript('server/cli/person.ts', [email, '--delete'], environment);
  assert.deepEqual([code, stderr], [0, '']);
};

const countOf = async (database: Database): Promise<number> =>
  (await database.select().from(microInternships).where(eq(microInternships.slug, posting.slug)))[0]
    ?.applicationCount ?? assert.fail('no posting');

describe('a backup of the embedded engine', { skip: isOnPostgres }, () => {
  const closing: (() => Promise<void>)[] = [];
  let folder: string;
  let dataDir: string;
  let server: ServerProcess;
  before(async () => {
    const made = await makeDataDir();
    closing.unshift(made.remove);
    folder = made.dataDir;
    dataDir = join(folder, 'data');
    await mkdir(join(dataDir, 'logos'), { recursive: true });
    await writeFile(join(dataDir, 'logos', 'logo.svg'), '<svg/>');
    await prepareDataDir(dataDir);
    const { database, close } = await openDatabase({ dataDir });
    await savePostings(database, posting);
    await close();
    server = await startServerProcess({ DATA_DIR: dataDir });
    closing.unshift(() => server.stop());
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const backup = (to: string) => runScript('server/cli/backup.ts', [to], { DATA_DIR: dataDir });
  const restore = (to: string, ...parameters: string[]) =>
    runScript('server/cli/restore.ts', parameters, { DATA_DIR: to });

  it('taken under load, holds every receipt from before it began, and a restore deletes again who left since', async () => {
    const load = keepApplying({ url: server.url, dataDir });
    await eventually(
      () => Promise.resolve(load.sent.length),
      (count) => count >= 8,
    );
    const answered = [...load.sent];
    const to = join(folder, 'backup');

    const taken = await backup(to);

    assert.deepEqual([taken.code, taken.stderr], [0, '']);
    assert.match(taken.stdout, /^backed up as of \S+Z, with \d+ files\n$/);
    await eventually(
      () => Promise.resolve(load.sent.length),
      (count) => count >= answered.length + 3,
    );
    await load.stop();
    const [first, second] = answered;
    assert.ok(first && second);
    const gone = [first, second];
    for (const sent of gone) await deleteAs({ DATA_DIR: dataDir }, sent);

    const restored = join(folder, 'restored');
    const log = join(dataDir, 'deletions.log');
    const { code, stdout, stderr } = await restore(restored, to, '--apply-deletions', log);

    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^restored as of .*\ndeleted again: 2 applications, 2 files, by 2 records\n$/);
    const { database, close } = await openDatabase({ dataDir: restored });
    const stored = await storedIn(database, join(restored, 'files'));
    const kept = answered.filter((sent) => !gone.includes(sent));
    assert.deepEqual(
      kept.filter((sent) => !holds(stored, sent)),
      [],
    );
    assert.deepEqual(
      [...stored.values()].filter(({ content }) => content === 'no file'),
      [],
    );
    assert.deepEqual(
      gone.filter(({ id }) => stored.has(id)),
      [],
    );
    assert.equal(await countOf(database), confirmedIn(stored));
    for (const { content } of gone)
      for (const name of await readdir(join(restored, 'files')))
        assert.ok(!(await readFile(join(restored, 'files', name), 'latin1')).includes(content));
    await close();
    assert.equal(await readFile(join(restored, 'logos', 'logo.svg'), 'utf8'), '<svg/>');
    assert.equal((await stat(join(restored, 'files'))).mode & 0o777, 0o700);
  });

  it('restored is a marketplace that takes applications, and lets people see theirs by the link they have', async () => {
    const sent = await applyAt({ url: server.url, dataDir });
    const to = join(folder, 'backup-2');
    assert.equal((await backup(to)).code, 0);
    const restored = join(folder, 'restored-2');
    assert.equal((await restore(restored, to)).code, 0);

    const again = await startServerProcess({ DATA_DIR: restored });
    try {
      const fresh = await applyAt({ url: again.url, dataDir: restored });
      const listed = await runScript('server/cli/person.ts', [sent.email], { DATA_DIR: restored });
      assert.match(listed.stdout, /^1 applications, 1 files, /);
      assert.notEqual(fresh.id, sent.id);
    } finally {
      await again.stop();
    }
  });

  it('is refused into a folder that is not empty, and restored into none that is used', async () => {
    const to = join(folder, 'backup-3');
    assert.equal((await backup(to)).code, 0);
    const used = join(folder, 'used');
    await mkdir(used);
    await writeFile(join(used, 'notes.txt'), '');

    const [twice, onto] = [await backup(to), await restore(used, to)];

    assert.deepEqual(
      [twice.code, twice.stderr],
      [1, `${to}: is not empty; name a new folder for each backup\n`],
    );
    assert.deepEqual(
      [onto.code, onto.stderr],
      [1, `DATA_DIR: ${used} is not empty (notes.txt); name a new folder\n`],
    );
    assert.deepEqual(await readdir(used), ['notes.txt']);
  });

  for (const { what, spoil, message } of [
    {
      what: 'without its manifest',
      spoil: (to: string) => rm(join(to, 'manifest.json')),
      message: /holds no whole backup/,
    },
    {
      what: 'whose database has changed',
      spoil: (to: string) => appendFile(join(to, 'database.tar.gz'), 'x'),
      message: /database\.tar\.gz: is not what was backed up/,
    },
    {
      what: 'that lacks a file',
      spoil: async (to: string) => rm(join(to, 'files', (await readdir(join(to, 'files')))[0] ?? '')),
      message: /cannot be read \(ENOENT\)/,
    },
    {
      what: 'of which a file has changed',
      spoil: async (to: string) =>
        appendFile(join(to, 'files', (await readdir(join(to, 'files')))[0] ?? ''), 'x'),
      message: /is not what was backed up/,
    },
  ])
    it(`${what} is not restored, and leaves nothing behind`, async () => {
      const to = join(folder, `spoilt-${randomUUID()}`);
      await applyAt({ url: server.url, dataDir });
      assert.equal((await backup(to)).code, 0);
      await spoil(to);
      const target = join(folder, randomUUID());

      const { code, stderr } = await restore(target, to);

      assert.equal(code, 1);
      assert.match(stderr, message);
      assert.deepEqual(await readdir(target).catch(() => []), []);
    });

  it('is restored beside a deletion log that survived, which is applied unasked', async () => {
    const sent = await applyAt({ url: server.url, dataDir });
    const to = join(folder, 'backup-4');
    assert.equal((await backup(to)).code, 0);
    await deleteAs({ DATA_DIR: dataDir }, sent);
    const target = join(folder, 'survivor');
    await mkdir(target);
    await cp(join(dataDir, 'deletions.log'), join(target, 'deletions.log'));

    const { code, stdout } = await restore(target, to);

    assert.equal(code, 0);
    assert.match(stdout, /deleted again: 1 applications, 1 files, /);
  });
});

const postgres = await startPostgres();
const skip = postgres ? false : 'no PostgreSQL is installed under /usr/lib/postgresql';

describe('a backup of PostgreSQL', { skip }, () => {
  const closing: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of closing) await close();
  });

  it('taken under load by pg_dump and a copy of the files, holds every receipt, and deletes again who left since', async () => {
    assert.ok(postgres);
    closing.unshift(postgres.stop);
    const { dataDir: folder, remove } = await makeDataDir();
    closing.unshift(remove);
    const [own, other] = [await createDatabase(postgres.url), await createDatabase(postgres.url)];
    const dataDir = join(folder, 'data');
    const environment = { DATABASE_URL: own.databaseUrl, DATA_DIR: dataDir, FILES_SHARED: 'yes' };
    const { database, close } = await openDatabase({ databaseUrl: own.databaseUrl });
    await savePostings(database, posting);
    await close();
    const server = await startServerProcess(environment);
    closing.unshift(() => server.stop());
    const load = keepApplying({ url: server.url, dataDir });
    await eventually(
      () => Promise.resolve(load.sent.length),
      (count) => count >= 8,
    );
    const answered = [...load.sent];
    const refused = await runScript('server/cli/backup.ts', [join(folder, 'no')], environment);

    // The database first, then its files.
    await run('pg_dump', ['-Fc', '-f', join(folder, 'database.dump'), own.databaseUrl]);
    await cp(join(dataDir, 'files'), join(folder, 'files'), {
      recursive: true,
      // A file on its way in, which has another name a moment later.
      filter: (source) => !basename(source).startsWith('.'),
    });

    await load.stop();
    const [gone] = answered;
    assert.ok(gone);
    await deleteAs(environment, gone);
    const restored = { ...environment, DATABASE_URL: other.databaseUrl, DATA_DIR: join(folder, 'restored') };
    await run('pg_restore', ['--no-owner', '-d', other.databaseUrl, join(folder, 'database.dump')]);
    await cp(join(folder, 'files'), join(folder, 'restored', 'files'), { recursive: true });
    const log = join(dataDir, 'deletions.log');
    const { code, stdout, stderr } = await runScript('server/cli/deletions.ts', [log], restored);

    assert.deepEqual(
      [code, stderr, stdout],
      [0, '', 'deleted again: 1 applications, 1 files, by 1 records\n'],
    );
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /pg_dump/);
    const copy = await openDatabase({ databaseUrl: other.databaseUrl });
    closing.unshift(copy.close);
    const stored = await storedIn(copy.database, join(folder, 'restored', 'files'));
    assert.deepEqual(
      answered.filter((sent) => sent !== gone && !holds(stored, sent)),
      [],
    );
    assert.ok(!stored.has(gone.id));
    assert.equal(await countOf(copy.database), confirmedIn(stored));
    assert.equal(await copy.database.$count(mails, eq(mails.application, gone.id)), 0);
  });
});
