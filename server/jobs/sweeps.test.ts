import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eq, getTableName, is, isNotNull, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { pino } from 'pino';
import type { Question } from '../src/contract/questions.ts';
import { aPdf } from '../test/kit/files.ts';
import { eventually, startTestMarketplace, type TestMarketplace } from '../test/kit/marketplace.ts';
import { anApplication, aPosting, savePostings } from '../test/kit/postings.ts';
import type { Posting } from './domain/posting.ts';
import { folderFiles } from './files/file-store.ts';
import { startRetention } from './retention.ts';
import * as schema from './store/schema.ts';
import { applications, attachments, mails, repeats, uploads } from './store/schema.ts';

const START = new Date('2026-03-02T15:00:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const dayOf = (day: number) => new Date(START.getTime() + day * DAY);

const DOCUMENTS: Question[] = ['cv', 'sample'].map((id) => ({
  id,
  kind: 'file',
  label: id,
  required: false,
}));

let now = START;
let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ clock: () => now });
});
after(() => marketplace.close());

const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<string> => {
  const response = await fetch(`${marketplace.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': randomUUID(), ...headers },
  });
  assert.equal(response.status, 201, path);
  return ((await response.json()) as { id: string }).id;
};

const upload = (name: string): Promise<string> => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(aPdf(name))], `${name}.pdf`));
  return post('/v1/uploads', form);
};

const posted = async (title: string, overrides: Partial<Posting>): Promise<string> => {
  const posting = aPosting({ title, questions: DOCUMENTS, ...overrides });
  await savePostings(marketplace.database, posting);
  return posting.slug;
};

const apply = (microInternship: string, name: string, answers: Record<string, string> = {}) => {
  const person = { name, email: `${name.toLowerCase()}@elmwood.example`, school: 'Elmwood College' };
  const request = anApplication({ microInternship, person, answers });
  return post('/v1/applications', JSON.stringify(request), { 'Content-Type': 'application/json' });
};

/** A mail that waits to be sent. */
const queue = async (application: string, subject: string) => {
  await marketplace.database.insert(mails).values({
    id: randomUUID(),
    application,
    to: 'nobody@elmwood.example',
    subject,
    text: 'Later.',
    createdAt: now,
    nextAttemptAt: dayOf(10_000),
  });
};

const allButQueuedAreSent = () =>
  eventually(
    () => marketplace.database.select().from(mails),
    (rows) => rows.every(({ sentAt, subject }) => sentAt !== null || subject === 'Queued'),
  );

const sweep = () =>
  startRetention({
    database: marketplace.database,
    files: folderFiles(join(marketplace.dataDir, 'files')),
    clock: () => now,
    log: pino({ level: 'silent' }),
  }).close();

const TABLES = Object.values(schema).filter((value) => is(value, PgTable));

const FOLDERS = ['files', 'outbox'];

/** Every row of every table as the database writes it, and every file with its bytes. */
const everything = async (): Promise<string[]> => {
  const all: string[] = [];
  for (const table of TABLES) {
    const name = getTableName(table);
    const result = await marketplace.database.execute(sql`select ${table}::text as text from ${table}`);
    const { rows } = result as { rows: { text: string }[] };
    all.push(...rows.map(({ text }) => `${name} ${text}`));
  }
  for (const folder of FOLDERS)
    for (const file of await readdir(join(marketplace.dataDir, folder)))
      all.push(`${folder}/${file} ${await readFile(join(marketplace.dataDir, folder, file), 'latin1')}`);
  return all.toSorted();
};

const keyOf = async (uploadId: string): Promise<string> => {
  const [row] = await marketplace.database.select().from(uploads).where(eq(uploads.id, uploadId));
  return row?.key ?? assert.fail('no upload');
};

/** Goes to a moment, lets what is over be deleted, and tells what that was. */
const travel = async (to: Date): Promise<{ gone: string[]; come: string[] }> => {
  const earlier = await everything();
  now = to;
  await sweep();
  const later = await everything();
  return {
    gone: earlier.filter((entry) => !later.includes(entry)),
    come: later.filter((entry) => !earlier.includes(entry)),
  };
};

describe('an application whose time is over', () => {
  it('goes on its day with all that hangs on it, and nothing else goes or changes', async () => {
    const short = await posted('Short', { retentionDays: 30 });
    const long = await posted('Long', { retentionDays: 180 });
    const decided = await posted('Decided', {
      retentionDays: 30,
      decisionBy: { at: dayOf(20).toISOString(), timeZone: 'UTC' },
    });
    const files = { own: await upload('own'), shared: await upload('shared'), other: await upload('other') };
    const ada = await apply(short, 'Ada', { cv: files.own, sample: files.shared });
    await apply(short, 'Ada', { cv: files.own });
    const dan = await apply(short, 'Dan');
    const cem = await apply(long, 'Cem', { cv: files.other });
    const eve = await apply(decided, 'Eve');
    await queue(ada, 'Queued');
    await queue(cem, 'Queued');
    await marketplace.database.update(applications).set({ withdrawnAt: now }).where(eq(applications.id, dan));
    await post('/v1/reports', JSON.stringify({ microInternship: short, reason: 'other', details: 'Hm.' }), {
      'Content-Type': 'application/json',
    });
    now = dayOf(10);
    const ben = await apply(short, 'Ben', { cv: files.shared });
    const orphan = await upload('orphan');
    await allButQueuedAreSent();
    const { own, shared, other } = files;
    const timeline = new Map([
      [11, [orphan]],
      [30, [ada, dan, own]],
      [40, [ben, shared]],
      [50, [eve]],
      [180, [cem, other]],
    ]);
    const keys = new Map(
      await Promise.all([own, shared, other, orphan].map(async (id) => [id, await keyOf(id)] as const)),
    );

    for (let day = 10; day <= 200; day += day < 60 ? 1 : 10) {
      const over = timeline.get(day) ?? [];
      const names = over.map((id) => keys.get(id) ?? id);
      const before = await everything();
      const hangsOn = (entry: string) =>
        !entry.startsWith('outbox/') && [...over, ...names].some((name) => entry.includes(name));

      assert.deepEqual(await travel(new Date(dayOf(day).getTime() - 1)), { gone: [], come: [] });
      assert.deepEqual(await travel(dayOf(day)), { gone: before.filter(hangsOn), come: [] }, `day ${day}`);
    }

    assert.equal(await marketplace.database.$count(mails, isNotNull(mails.application)), 0);
    for (const table of [applications, attachments, repeats, uploads])
      assert.equal(await marketplace.database.$count(table), 0, getTableName(table));
    assert.deepEqual(await readdir(join(marketplace.dataDir, 'files')), []);
  });
});
