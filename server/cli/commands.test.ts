import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { Receipt } from '../../src/contract/application.ts';
import type { Question } from '../../src/contract/questions.ts';
import { Upload } from '../../src/contract/upload.ts';
import { confirmByOutbox } from '../../test/kit/confirm.ts';
import { createDatabase, prepareDataDir } from '../../test/kit/database.ts';
import { aPdf } from '../../test/kit/files.ts';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { anEmployer, anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { runScript, startServerProcess } from '../../test/kit/process.ts';
import { uploadTokenOf } from '../../test/kit/uploads.ts';
import { referenceOf } from '../domain/reference.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { applications, mails, reports } from '../store/schema/index.ts';

const CV: Question = { id: 'cv', kind: 'file', label: 'CV', required: true };
const posting = aPosting({ questions: [CV], retentionDays: 3650 });
const DETAILS = 'It asks \u001B[31m\u202Efor money\u2066';
/** Without what the API drops. */
const STORED_DETAILS = 'It asks [31m\u202Efor money\u2066';

const serverUrl = process.env.DATABASE_URL;

/** Reads the database that the server has; nothing where it is embedded in that. */
const onDatabase = async (url: string | undefined, look: (database: Database) => Promise<void>) => {
  if (url === undefined) return;
  const { database, close } = await openDatabase({ databaseUrl: url });
  await look(database);
  await close();
};

describe(`commands, on ${serverUrl ? 'PostgreSQL' : 'the embedded database'} while a server runs,`, () => {
  const closing: (() => Promise<void>)[] = [];
  let environment: Record<string, string>;
  let dataDir: string;
  let url: string;

  before(async () => {
    const made = await makeDataDir();
    closing.unshift(made.remove);
    dataDir = made.dataDir;
    environment = { DATA_DIR: dataDir };
    if (serverUrl) {
      const own = await createDatabase(serverUrl);
      closing.unshift(own.drop);
      environment.DATABASE_URL = own.databaseUrl;
    } else await prepareDataDir(dataDir);
    const { database, close } = await openDatabase({ dataDir, databaseUrl: environment.DATABASE_URL });
    await savePostings(database, posting);
    await close();
    const server = await startServerProcess(environment);
    closing.unshift(server.stop);
    ({ url } = server);
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const run = (name: string, ...parameters: string[]) =>
    runScript(`server/cli/${name}.ts`, parameters, environment);

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
    assert.equal(response.status, 201, path);
    return response.json();
  };

  const applied = async (email: string) => {
    const content = randomUUID() as string;
    const form = new FormData();
    form.set('file', new File([new Uint8Array(aPdf(content))], 'my cv.pdf'));
    const token = await uploadTokenOf(url, posting.slug);
    const { id: cv } = Upload.parse(await ask('/v1/uploads', form, { 'Upload-Token': token }));
    const request = anApplication({ microInternship: posting.slug, answers: { cv } });
    const body = JSON.stringify({ ...request, person: { ...request.person, email } });
    const answer = await ask('/v1/applications', body, { 'Content-Type': 'application/json' });
    const receipt = Receipt.parse(answer);
    await confirmByOutbox({ url, dataDir }, receipt, email);
    return { id: receipt.id, content };
  };

  it('tell how much is kept about an address, however it is written', async () => {
    const { id } = await applied('Ada.Person@Elmwood.example');
    await applied('someone.else@elmwood.example');

    for (const email of ['Ada.Person@Elmwood.example', ' ada.person@elmwood.EXAMPLE ']) {
      const { code, stdout, stderr } = await run('person', email);

      assert.deepEqual([code, stderr], [0, '']);
      const [counts, application, file, ...told] = stdout.trim().split('\n');
      assert.equal(counts, `1 applications, 1 files, 3 mails`);
      assert.match(
        application ?? '',
        new RegExp(`^application ${referenceOf(id)} for ${posting.slug}, received 2`),
      );
      assert.match(file ?? '', /^file my cv\.pdf \(\d+ bytes\) of application /);
      assert.equal(told.length, 3);
    }
  });

  it('export all of it with the files, for nobody else to read', async () => {
    const { id, content } = await applied('export@elmwood.example');

    const { code, stdout } = await run('person', 'export@elmwood.example', '--export');

    assert.equal(code, 0);
    const [, folder = ''] = /^exported to (.+)\n$/.exec(stdout) ?? [];
    try {
      const data = JSON.parse(await readFile(join(folder, 'data.json'), 'utf8')) as {
        applications: { id: string; consents: unknown[]; confirmedAt?: string; request: object }[];
      };
      const [application] = data.applications;
      assert.equal(application?.id, id);
      assert.equal(application.consents.length, 1);
      assert.deepEqual(Object.keys(application.request), ['idempotencyKey', 'fingerprint']);
      const [name = ''] = await readdir(join(folder, id));
      assert.equal(name, 'cv-my_cv.pdf');
      assert.ok((await readFile(join(folder, id, name), 'latin1')).includes(content));
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
      assert.equal((await stat(join(folder, id, name))).mode & 0o777, 0o600);
    } finally {
      assert.match(folder, /person-export-/);
      await rm(folder, { recursive: true });
    }
  });

  it('delete all of it as the person could, tell the employer, and leave others alone', async () => {
    const [gone, other] = [await applied('gone@elmwood.example'), await applied('other@elmwood.example')];

    const deleted = await run('person', 'GONE@elmwood.example', '--delete');
    const again = await run('person', 'gone@elmwood.example');

    assert.deepEqual([deleted.code, deleted.stderr], [0, '']);
    assert.equal(deleted.stdout, 'deleted: 1 applications, 1 files, 3 mails\n');
    assert.equal(again.stdout, '0 applications, 0 files, 0 mails\n');
    assert.match(await readFile(join(dataDir, 'deletions.log'), 'utf8'), new RegExp(gone.id));
    for (const name of await readdir(join(dataDir, 'files')))
      assert.ok(!(await readFile(join(dataDir, 'files', name), 'latin1')).includes(gone.content));
    assert.match((await run('person', 'other@elmwood.example')).stdout, /^1 applications/);
    assert.match((await run('person', anEmployer().email)).stdout, /Deleted application/);
    await onDatabase(environment.DATABASE_URL, async (database) => {
      assert.equal(await database.$count(applications, eq(applications.id, gone.id)), 0);
      assert.equal(await database.$count(applications, eq(applications.id, other.id)), 1);
      assert.equal(await database.$count(mails, eq(mails.application, gone.id)), 0);
    });
  });

  it("name an employer's address for what it is", async () => {
    assert.match(
      (await run('person', anEmployer().email)).stdout,
      new RegExp(`the employer ${anEmployer().slug} has`),
    );
  });

  for (const [parameters, message] of [
    [[], /^EMAIL: "" is not an email address\. npm run person/],
    [['Ada'], /^EMAIL: "Ada" is not an email address/],
    [['a@b.example', 'c@d.example'], /^EMAIL: 2 were named, accepted: one/],
    [['a@b.example', '--export', '--delete'], /^--export, --delete: name one of them/],
  ] as const)
    it(`refuse to act on a person named by ${JSON.stringify(parameters)}`, async () => {
      const { code, stderr } = await run('person', ...parameters);

      assert.equal(code, 1);
      assert.match(stderr, message);
    });

  it('list reports without what would move a terminal, and delete one with its mail', async () => {
    const body = { microInternship: posting.slug, reason: 'other', details: DETAILS };
    await ask('/v1/reports', JSON.stringify(body), { 'Content-Type': 'application/json' });

    const table = await run('reports');
    const json = await run('reports', '--json');
    const [report] = JSON.parse(json.stdout) as { id: string; details: string }[];
    const deleted = await run('reports', '--delete', report?.id.toUpperCase() ?? '');
    const twice = await run('reports', '--delete', report?.id ?? '');

    for (const { stdout } of [table, json]) assert.doesNotMatch(stdout, /[\u001B\u202E\u2066]/);
    assert.match(table.stdout, /money/);
    assert.ok(report);
    assert.equal(report.details, STORED_DETAILS);
    assert.deepEqual([deleted.code, deleted.stdout], [0, 'deleted\n']);
    assert.deepEqual([twice.code, twice.stderr], [1, `--delete: there is no report ${report.id}\n`]);
    assert.equal((await run('reports')).stdout, 'No reports.\n');
    await onDatabase(environment.DATABASE_URL, async (database) => {
      assert.equal(await database.$count(reports), 0);
      assert.equal(await database.$count(mails, eq(mails.report, report.id)), 0);
    });
  });

  for (const id of ['', 'x', "' or true --"])
    it(`refuse ${JSON.stringify(id)} as the id of a report`, async () => {
      const { code, stderr } = await run('reports', '--delete', id);

      assert.equal(code, 1);
      assert.match(stderr, /^--delete: ".*" is not the id of a report/);
    });

  it('run the sweeps, and confirm the clock', async () => {
    for (const parameters of [[], ['--confirm-clock'], ['--delete-stray-files']]) {
      const { code, stdout, stderr } = await run('sweep', ...parameters);

      assert.deepEqual([code, stdout, stderr], [0, 'nothing to delete\n', '']);
    }
  });

  it('say which deletion log cannot be read, and which lines of one are no records', async () => {
    const missing = await run('deletions', join(dataDir, 'nothing.log'));
    const other = await run('deletions', 'package.json');

    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /nothing\.log: cannot be read \(ENOENT\)/);
    assert.equal(other.code, 1);
    assert.match(other.stderr, /^package\.json: line 1 is no record of a deletion/);
  });
});
