import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Receipt } from '../src/contract/application.ts';
import { confirm } from '../test/kit/confirm.ts';
import { createDatabase } from '../test/kit/database.ts';
import { eventually, makeDataDir, readOutbox } from '../test/kit/marketplace.ts';
import { startPostgres } from '../test/kit/postgres.ts';
import { anApplication, aPosting, savePostings } from '../test/kit/postings.ts';
import { startServerProcess } from '../test/kit/process.ts';
import { openDatabase } from './store/database.ts';
import { findPosting } from './store/postings.ts';
import { applications, mails } from './store/schema/index.ts';

const ROUNDS = process.env.TEST_FULL === '1' ? 20 : 4;
const LONGEST_WAIT = 150;

const postgres = await startPostgres();
const skip = postgres ? false : 'no PostgreSQL is installed under /usr/lib/postgresql';

/** An application as a client sends it, and sends it again. */
const anAttempt = (slug: string) => {
  const body = JSON.stringify(anApplication({ microInternship: slug }));
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  return async (url: string): Promise<Receipt> => {
    const response = await fetch(new URL('/v1/applications', url), { method: 'POST', body, headers });
    assert.equal(response.status, 201);
    return Receipt.parse(await response.json());
  };
};

describe('a server that is killed', { skip }, () => {
  const closing: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of closing) await close();
  });

  it('keeps every application it gave a receipt for, counts it once it is confirmed, and sends each of its mails once', async () => {
    assert.ok(postgres);
    closing.unshift(postgres.stop);
    const { dataDir, remove } = await makeDataDir();
    closing.unshift(remove);
    const { databaseUrl } = await createDatabase(postgres.url);
    const { database, close } = await openDatabase({ databaseUrl });
    closing.unshift(close);
    const posting = aPosting();
    await savePostings(database, posting);
    const start = () =>
      startServerProcess({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, FILES_SHARED: 'yes' });
    const receipts: Receipt[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await start();
      const [answered, cutOff] = [anAttempt(posting.slug), anAttempt(posting.slug)];
      const first = await answered(server.url);
      receipts.push(first);
      const lost = cutOff(server.url).catch(() => undefined);
      const halfConfirmed = confirm({ url: server.url, database }, first).catch(() => undefined);
      // The mails leave within some milliseconds, so most rounds end early.
      await setTimeout(Math.random() ** 3 * LONGEST_WAIT);
      await server.kill();
      const [seen] = await Promise.all([lost, halfConfirmed]);
      const next = await start();
      const receipt = await cutOff(next.url);
      if (seen) assert.deepEqual(receipt, seen);
      receipts.push(receipt);
      // Who got no answer confirms again.
      for (const each of [first, receipt]) await confirm({ url: next.url, database }, each);
      await next.kill();
    }
    const last = await start();
    const letters = await eventually(
      () => database.select().from(mails),
      (rows) => rows.every(({ sentAt }) => sentAt !== null),
    );
    await last.stop();

    const stored = await database
      .select({ id: applications.id, confirmedAt: applications.confirmedAt })
      .from(applications);
    assert.deepEqual(stored.map(({ id }) => id).toSorted(), receipts.map(({ id }) => id).toSorted());
    assert.ok(stored.every(({ confirmedAt }) => confirmedAt !== null));
    assert.equal((await findPosting(database, posting.slug))?.posting.applicationCount, receipts.length);
    // The code, the receipt, and what the employer is told.
    for (const { id } of receipts)
      assert.equal(letters.filter(({ application }) => application === id).length, 3);
    const outbox = await readOutbox(dataDir);
    assert.deepEqual(
      outbox.map(({ file }) => file).toSorted(),
      letters.map(({ id }) => `${id}.eml`).toSorted(),
    );
    assert.equal(new Set(outbox.map(({ messageId }) => messageId)).size, receipts.length * 3);
    assert.ok(outbox.every(({ text }) => text !== undefined && text.length > 100));
    assert.ok(
      (await readdir(join(dataDir, 'outbox'))).every(
        (name) => name.endsWith('.eml') && !name.startsWith('.'),
      ),
    );
  });
});
