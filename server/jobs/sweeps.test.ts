import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eq, getTableName, is, or, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { pino } from 'pino';
import { Receipt } from '../../src/contract/application.ts';
import type { Question } from '../../src/contract/questions.ts';
import { confirm } from '../../test/kit/confirm.ts';
import { Upload } from '../../src/contract/upload.ts';
import { anErasure, trustingGuard } from '../../test/kit/erasure.ts';
import { aPdf } from '../../test/kit/files.ts';
import { eventually, startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { uploadTokenOf } from '../../test/kit/uploads.ts';
import { DAY, HOUR, MINUTE } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { folderFiles } from '../adapters/files/folder-files.ts';
import { createClockGuard, type ClockGuard } from './clock-guard.ts';
import { startSweeps } from './sweeps.ts';
import { eraseOutbox, eraseStrayFiles, MOST_STRAY_FILES } from '../services/erase-leftovers.ts';
import { recordAccess } from '../store/access-log.ts';
import { findPosting } from '../store/postings.ts';
import * as schema from '../store/schema/index.ts';
import {
  accessLog,
  applications,
  attachments,
  confirmationCodes,
  consents,
  fileDeletions,
  mails,
  reports,
  sweepState,
  uploads,
} from '../store/schema/index.ts';
import { databaseTime } from '../store/sweep-state.ts';

const START = new Date('2026-03-02T15:00:00Z');

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

const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<unknown> => {
  const response = await fetch(`${marketplace.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': randomUUID(), ...headers },
  });
  assert.equal(response.status, 201, path);
  return response.json();
};

const upload = async (slug: string, name: string): Promise<string> => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(aPdf(name))], `${name}.pdf`));
  const token = await uploadTokenOf(marketplace.url, slug);
  return Upload.parse(await post('/v1/uploads', form, { 'Upload-Token': token })).id;
};

const posted = async (title: string, overrides: Partial<Posting>): Promise<string> => {
  const posting = aPosting({ title, questions: DOCUMENTS, ...overrides });
  await savePostings(marketplace.database, posting);
  return posting.slug;
};

/** Applies without confirming it. */
const submit = async (
  microInternship: string,
  name: string,
  answers: Record<string, string> = {},
): Promise<Receipt> => {
  const person = { name, email: `${name.toLowerCase()}@elmwood.example`, school: 'Elmwood College' };
  const request = anApplication({ microInternship, person, answers });
  const headers = { 'Content-Type': 'application/json' };
  return Receipt.parse(await post('/v1/applications', JSON.stringify(request), headers));
};

const apply = async (...sent: Parameters<typeof submit>): Promise<string> => {
  const receipt = await submit(...sent);
  await confirm(marketplace, receipt);
  return receipt.id;
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

const sweep = async (guard: ClockGuard = trustingGuard(() => now)) => {
  const { database, dataDir } = marketplace;
  const files = folderFiles(join(dataDir, 'files'));
  const outboxDir = join(dataDir, 'outbox');
  const erasure = anErasure(database, { files, outboxDir });
  await startSweeps({
    ...{ database, files, erasure, outboxDir, guard },
    log: pino({ level: 'silent' }),
  }).close();
};

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

/** Notes a use of a link to the applications of a posting; gives back the id of the entry. */
const noteAccess = async (slug: string, at: Date): Promise<string> => {
  const { posting } = (await findPosting(marketplace.database, slug)) ?? assert.fail('no posting');
  await recordAccess(marketplace.database, { at, action: 'csv-downloaded', microInternship: posting.id });
  const [entry] = await marketplace.database.select().from(accessLog).where(eq(accessLog.at, at));
  return entry?.id ?? assert.fail('no entry');
};

/** Ids of the mails about an application or a report, by which the outbox calls them. */
const mailsAbout = async (id: string): Promise<string[]> =>
  (
    await marketplace.database
      .select({ id: mails.id })
      .from(mails)
      .where(or(eq(mails.application, id), eq(mails.report, id)))
  ).map((mail) => mail.id);

describe('what is kept', () => {
  it('goes on its day with all that hangs on it, and nothing else goes or changes', async () => {
    const short = await posted('Short', { retentionDays: 30 });
    const long = await posted('Long', { retentionDays: 180 });
    const decided = await posted('Decided', {
      retentionDays: 30,
      decisionBy: { at: dayOf(20).toISOString(), timeZone: 'UTC' },
    });
    const own = await upload(short, 'own');
    const sample = await upload(short, 'sample');
    const second = await upload(short, 'second');
    const other = await upload(long, 'other');
    const ada = await apply(short, 'Ada', { cv: own, sample });
    const unconfirmed = (await submit(short, 'Ada', { cv: second })).id;
    const dan = await apply(short, 'Dan');
    const cem = await apply(long, 'Cem', { cv: other });
    const eve = await apply(decided, 'Eve');
    await queue(ada, 'Queued');
    await queue(cem, 'Queued');
    await marketplace.database.update(applications).set({ withdrawnAt: now }).where(eq(applications.id, dan));
    await post('/v1/reports', JSON.stringify({ microInternship: short, reason: 'other', details: 'Hm.' }), {
      'Content-Type': 'application/json',
    });
    const [{ id: report } = { id: '' }] = await marketplace.database.select().from(reports);
    // It goes once a year is over, and not in the moment in which it is.
    const access = await noteAccess(short, new Date(START.getTime() - 1));
    await allButQueuedAreSent();
    await sweep();
    const keyOfEach = async (ids: string[]) =>
      Promise.all(ids.map(async (id) => [id, await keyOf(id)] as const));
    const keys = new Map(await keyOfEach([own, sample, second, other]));
    const hangsOn = async (over: string[]) => {
      const ids = [...over, ...over.flatMap((id) => keys.get(id) ?? [])];
      const told = (await Promise.all(over.map(mailsAbout))).flat();
      return (entry: string) => [...ids, ...told].some((name) => entry.includes(name));
    };
    const goes = async (over: string[], at: Date, message: string) => {
      const before = await everything();
      const isOver = await hangsOn(over);

      assert.deepEqual(await travel(new Date(at.getTime() - 1)), { gone: [], come: [] }, message);
      assert.deepEqual(await travel(at), { gone: before.filter(isOver), come: [] }, message);
    };

    await goes([unconfirmed, second], dayOf(7), 'a week without a confirmation');

    now = dayOf(10);
    const bens = await upload(short, 'bens');
    const ben = await apply(short, 'Ben', { cv: bens });
    const orphan = await upload(short, 'orphan');
    await allButQueuedAreSent();
    await sweep();
    for (const [id, key] of await keyOfEach([bens, orphan])) keys.set(id, key);
    const timeline = new Map([
      [30, [ada, dan, own, sample]],
      [40, [ben, bens]],
      [50, [eve]],
      [90, await mailsAbout(report)],
      [180, [cem, other]],
      [365, [report, access]],
    ]);

    await goes([orphan], new Date(dayOf(10).getTime() + 60 * MINUTE), 'an hour');
    const days = new Set([...timeline.keys()].flatMap((day) => [day - 7, day - 1, day, day + 1]));
    for (const day of [...days].toSorted((a, b) => a - b))
      await goes(timeline.get(day) ?? [], dayOf(day), `day ${day}`);

    for (const table of [
      accessLog,
      applications,
      attachments,
      confirmationCodes,
      consents,
      fileDeletions,
      mails,
      reports,
      uploads,
    ])
      assert.equal(await marketplace.database.$count(table), 0, getTableName(table));
    for (const folder of FOLDERS)
      assert.deepEqual(await readdir(join(marketplace.dataDir, folder)), [], folder);
  });
});

describe('the sweeps of a server', () => {
  /** A server's own clock guard. */
  const guardAt = (clock: () => Date, otherClock?: () => Promise<Date>) =>
    createClockGuard({ database: marketplace.database, clock, otherClock });

  const readyz = async () =>
    (await (await fetch(`${marketplace.url}/readyz`)).json()) as { status: string; warnings?: string[] };

  const given = async (retentionDays: number) => {
    now = START;
    await marketplace.database.delete(sweepState);
    assert.ok('now' in (await guardAt(() => now).admit()));
    const slug = await posted('Clock', { retentionDays });
    const id = await apply(slug, `P${randomUUID()}`, { cv: await upload(slug, 'cv') });
    await upload(slug, `orphan ${id}`);
    await allButQueuedAreSent();
    return everything();
  };

  it('delete nothing at a clock that is 400 days ahead, whatever they find, until the operator confirms it', async () => {
    const before = await given(30);
    const ahead = () => dayOf(400);

    for (let round = 0; round < 3; round += 1) await sweep(guardAt(ahead));

    assert.deepEqual(await everything(), before);
    assert.equal(await guardAt(ahead).confirm(), undefined);
    await sweep(guardAt(ahead));
    assert.equal(await marketplace.database.$count(applications), 0);
    assert.equal(await marketplace.database.$count(uploads), 0);
  });

  it('are said to have stopped, by a server that is ready all the same', async () => {
    await given(30);

    const fine = await readyz();
    now = dayOf(400);
    const stopped = await readyz();

    assert.deepEqual(fine, { status: 'ok' });
    assert.equal(stopped.status, 'ok');
    assert.match(
      stopped.warnings?.join() ?? '',
      /^sweeps stopped: the clock says 2027-04-06T15:00:00.000Z, 400 days after .*--confirm-clock$/,
    );
  });

  for (const [jump, isTrusted] of [
    [0, true],
    [HOUR, true],
    [7 * DAY, true],
    [7 * DAY + 1, false],
    [31 * DAY, false],
    [400 * DAY, false],
    [-400 * DAY, true],
  ] as const)
    it(`${isTrusted ? 'run' : 'stop'} where the clock is ${jump / DAY} days on from the last`, async () => {
      await given(3650);

      const admitted = await guardAt(() => new Date(START.getTime() + jump)).admit();

      assert.equal('now' in admitted, isTrusted, JSON.stringify(admitted));
    });

  it('move on with the clock from week to week, and not back with it', async () => {
    await given(3650);
    const admits = async (day: number) => 'now' in (await guardAt(() => dayOf(day)).admit());

    const weeks = [await admits(7), await admits(14), await admits(0), await admits(21), await admits(29)];

    assert.deepEqual(weeks, [true, true, true, true, false]);
  });

  it('stop on a database that has never been swept, where its newest application is from long ago', async () => {
    await given(3650);
    await marketplace.database.delete(sweepState);

    assert.ok('problem' in (await guardAt(() => dayOf(400)).admit()));
    assert.ok('now' in (await guardAt(() => dayOf(6)).admit()));
  });

  for (const [difference, isTrusted] of [
    [0, true],
    [5 * MINUTE, true],
    [5 * MINUTE + 1, false],
    [-5 * MINUTE - 1, false],
    [400 * DAY, false],
  ] as const)
    it(`${isTrusted ? 'run' : 'stop'} where the database's clock is ${difference / MINUTE} minutes away`, async () => {
      await given(3650);
      const guard = guardAt(
        () => now,
        () => Promise.resolve(new Date(now.getTime() + difference)),
      );

      const [admitted, confirmed] = [await guard.admit(), await guard.confirm()];

      assert.equal('now' in admitted, isTrusted);
      assert.equal(confirmed === undefined, isTrusted, confirmed);
    });

  it("read the database's own clock", async () => {
    const difference = (await databaseTime(marketplace.database)).getTime() - Date.now();

    assert.ok(Math.abs(difference) < 5000, `${difference}`);
  });
});

describe('files that no row knows', () => {
  const strayFiles = async (count: number) => {
    const folder = join(marketplace.dataDir, 'files');
    const keys = Array.from({ length: count }, () => randomUUID() as string);
    for (const key of keys) {
      await writeFile(join(folder, key), 'x');
      await utimes(join(folder, key), dayOf(0), dayOf(0));
    }
    return keys;
  };
  const listed = async () => new Set(await readdir(join(marketplace.dataDir, 'files')));

  it('go after a day, unless they are many, and never what has another name', async () => {
    now = START;
    const known = await keyOf(await upload(await posted('Known', {}), 'known'));
    const few = await strayFiles(3);
    const foreign = join(marketplace.dataDir, 'files', 'notes.txt');
    await writeFile(foreign, 'x');
    await utimes(foreign, dayOf(0), dayOf(0));

    now = dayOf(1);
    const early = await eraseStray(now);
    const late = await eraseStray(new Date(dayOf(1).getTime() + 1));
    const left = await listed();
    const many = await strayFiles(MOST_STRAY_FILES + 1);

    assert.deepEqual([early, late], [0, 3]);
    assert.deepEqual(
      [...few, known, 'notes.txt'].map((name) => left.has(name)),
      [false, false, false, true, true],
    );
    await assert.rejects(eraseStray(dayOf(2)), /101 files belong to no row .*--delete-stray-files/);
    assert.equal((await listed()).size, left.size + many.length);
    assert.equal(await eraseStray(dayOf(2), Infinity), many.length);
    await rm(foreign);
  });

  const eraseStray = (at: Date, most?: number) =>
    eraseStrayFiles(
      { database: marketplace.database, files: folderFiles(join(marketplace.dataDir, 'files')) },
      at,
      most,
    );
});

describe('the outbox folder', () => {
  it('loses mails whose row is gone, and those that are a month old', async () => {
    now = START;
    const slug = await posted('Outbox', { retentionDays: 3650 });
    const id = await apply(slug, `P${randomUUID()}`);
    await allButQueuedAreSent();
    const outboxDir = join(marketplace.dataDir, 'outbox');
    const [old = '', recent = ''] = await mailsAbout(id);
    const gone = randomUUID();
    for (const name of [`${gone}.eml`, `.${gone}.eml`, 'README.eml'])
      await writeFile(join(outboxDir, name), 'x');
    await utimes(join(outboxDir, `${old}.eml`), dayOf(-31), dayOf(-31));

    const removed = await eraseOutbox({ database: marketplace.database, outboxDir }, now);

    const left = await readdir(outboxDir);
    assert.deepEqual(
      [old, recent, gone, `.${gone}`, 'README'].map((name) => left.includes(`${name}.eml`)),
      [false, true, false, false, true],
    );
    assert.equal(removed, 2);
    await rm(join(outboxDir, 'README.eml'));
  });
});
