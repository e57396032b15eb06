import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Receipt } from '../src/contract/application.ts';
import { createDatabase } from '../test/kit/database.ts';
import { eventually, makeDataDir, readOutbox } from '../test/kit/marketplace.ts';
import { startPostgres } from '../test/kit/postgres.ts';
import { anApplication, aPosting, savePostings } from '../test/kit/postings.ts';
import { startServerProcess } from '../test/kit/process.ts';
import { openDatabase } from './store/database.ts';
import { applications, mails } from './store/schema.ts';

const ROUNDS = 20;
const LONGEST_WAIT = 150;

const postgres = await startPostgres();
const skip = postgres ? false : 'no PostgreSQL is installed under /usr/lib/postgresql';

describe('a server that is killed', { skip }, () => {
  it('forgets no application that it gave a receipt for, and sends each of its mails once', async () => {
    assert.ok(postgres);
    const { dataDir, remove } = await makeDataDir();
    const { databaseUrl } = await createDatabase(postgres.url);
    const { database, close } = await openDatabase({ databaseUrl });
    const posting = aPosting();
    await savePostings(database, posting);
    const environment = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
    const receipts: string[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await startServerProcess(environment);
      const response = await fetch(new URL('/v1/applications', server.url), {
        method: 'POST',
        body: JSON.stringify(anApplication({ microInternship: posting.slug })),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      });
      assert.equal(response.status, 201);
      receipts.push(Receipt.parse(await response.json()).id);
      await setTimeout(Math.random() * LONGEST_WAIT);
      await server.kill();
    }
    const last = await startServerProcess(environment);
    const letters = await eventually(
      () => database.select().from(mails),
      (rows) => rows.every(({ sentAt }) => sentAt !== null),
    );
    await last.stop();

    const stored = (await database.select({ id: applications.id }).from(applications)).map(({ id }) => id);
    assert.deepEqual(stored.toSorted(), receipts.toSorted());
    for (const id of receipts) assert.equal(letters.filter(({ application }) => application === id).length, 2);
    const outbox = await readOutbox(dataDir);
    assert.deepEqual(outbox.map(({ file }) => file).toSorted(), letters.map(({ id }) => `${id}.eml`).toSorted());
    assert.equal(new Set(outbox.map(({ messageId }) => messageId)).size, ROUNDS * 2);
    assert.ok(outbox.every(({ raw, text }) => raw.endsWith('\n') && text));
    const drafts = (await readdir(join(dataDir, 'outbox'))).filter((name) => name.startsWith('.'));
    assert.deepEqual(drafts, []);

    await close();
    await remove();
    await postgres.stop();
  });
});
