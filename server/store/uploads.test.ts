import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { aPdf, memoryFiles } from '../../test/kit/files.ts';
import { eventually } from '../../test/kit/marketplace.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { acceptApplication } from '../domain/application.ts';
import { startRetention } from '../retention.ts';
import { storeApplication } from './applications.ts';
import { findPosting } from './postings.ts';
import { deleteExpired, deleteOrphans } from './retention.ts';
import { uploads } from './schema.ts';
import {
  addUpload,
  countUnattachedBytes,
  findUploads,
  holdUploads,
  markScanned,
  removeOrphan,
} from './uploads.ts';

const HANDED_IN = new Date('2026-03-02T15:00:00Z');
const NEXT_DAY = new Date('2026-03-03T15:00:00Z');
const MINUTE_BEFORE = new Date('2026-03-03T14:59:00Z');
const LONG_AFTER = new Date('2027-03-02T15:00:00Z');

let open: Awaited<ReturnType<typeof openTestDatabase>>;
let files: ReturnType<typeof memoryFiles>;
/** The posting for which files are handed in. */
let microInternship: string;
before(async () => {
  open = await openTestDatabase();
  const posting = aPosting();
  await savePostings(open.database, posting);
  microInternship = (await findPosting(open.database, posting.slug))?.posting.id ?? '';
});
after(() => open.close());
beforeEach(async () => {
  files = memoryFiles();
  await deleteExpired(open.database, new Date('2999-01-01T00:00:00Z'));
  await open.database.delete(uploads);
});

/** A file as it is kept once it has been handed in; gives back its id. */
const handIn = async (): Promise<string> => {
  const upload = {
    id: randomUUID(),
    idempotencyKey: randomUUID(),
    microInternship,
    fingerprint: '',
    name: 'resume.pdf',
    type: 'pdf' as const,
    size: aPdf().length,
    key: randomUUID(),
    createdAt: HANDED_IN,
  };
  await addUpload(open.database, upload);
  await files.put(upload.key, aPdf());
  return upload.id;
};

const applyWith = async (upload: string): Promise<void> => {
  const posting = aPosting({ retentionDays: 30 });
  await savePostings(open.database, posting);
  const target = await findPosting(open.database, posting.slug);
  assert.ok(target);
  const application = acceptApplication(target, anApplication({ microInternship: posting.slug }), HANDED_IN);
  await open.database.transaction((transaction) =>
    storeApplication(
      transaction,
      { ...application, idempotencyKey: randomUUID(), fingerprint: '' },
      [
        {
          id: randomUUID(),
          to: 'a@b.example',
          subject: '',
          text: '',
          createdAt: HANDED_IN,
          nextAttemptAt: HANDED_IN,
        },
      ],
      [{ question: 'resume', upload }],
    ),
  );
};

const kept = async () => ({
  rows: (await open.database.select({ id: uploads.id }).from(uploads)).map(({ id }) => id),
  files: files.keys().length,
});

describe('a file that no application names', () => {
  it('is kept for a day and then removed, with its row', async () => {
    const id = await handIn();

    assert.equal(await deleteOrphans(open.database, files, MINUTE_BEFORE), 0);
    assert.deepEqual(await kept(), { rows: [id], files: 1 });
    assert.equal(await deleteOrphans(open.database, files, NEXT_DAY), 1);
    assert.deepEqual(await kept(), { rows: [], files: 0 });
  });

  it('is known still where the file could not be removed, and removed the next time', async () => {
    const id = await handIn();
    const broken = { delete: () => Promise.reject(new Error('no connection')) };

    await assert.rejects(deleteOrphans(open.database, broken, NEXT_DAY));

    assert.deepEqual(await kept(), { rows: [id], files: 1 });
    assert.equal(await deleteOrphans(open.database, files, NEXT_DAY), 1);
    assert.deepEqual(await kept(), { rows: [], files: 0 });
  });

  it('is removed by the marketplace by itself', async () => {
    await handIn();
    let log = '';
    const stream = { write: (line: string) => (log += line) };

    const retention = startRetention({
      database: open.database,
      files,
      clock: () => NEXT_DAY,
      log: pino({ base: null }, stream),
    });
    await eventually(kept, ({ rows }) => rows.length === 0);
    await retention.close();

    assert.deepEqual(await kept(), { rows: [], files: 0 });
    assert.match(log, /"deleted":1/);
  });
});

describe('a file that an application names', () => {
  it('is kept as long as the application, and goes with the last that does', async () => {
    const id = await handIn();
    const unnamed = await handIn();
    await applyWith(id);

    assert.equal(await deleteOrphans(open.database, files, LONG_AFTER), 1);
    assert.deepEqual(await kept(), { rows: [id], files: 1 }, unnamed);

    assert.equal(await deleteExpired(open.database, LONG_AFTER), 1);
    assert.equal(await deleteOrphans(open.database, files, LONG_AFTER), 1);
    assert.deepEqual(await kept(), { rows: [], files: 0 });
  });

  it('is kept where it was named after the sweep had found it', async () => {
    const id = await handIn();
    await applyWith(id);

    const isRemoved = await removeOrphan(open.database, id, files.delete);

    assert.deepEqual([isRemoved, await kept()], [false, { rows: [id], files: 1 }]);
  });
});

describe('a file that two servers scan at once', () => {
  it('holds malware where either of them finds it', async () => {
    const [one, other] = [await handIn(), await handIn()];
    const clean = { scannedAt: NEXT_DAY, infected: false };
    const infected = { scannedAt: NEXT_DAY, infected: true };

    for (const found of [clean, infected]) await markScanned(open.database, one, found);
    for (const found of [infected, clean]) await markScanned(open.database, other, found);

    assert.deepEqual(await findUploads(open.database, [one, other], microInternship), []);
  });
});

describe('a file that is being named', { skip: !process.env.DATABASE_URL && 'needs two connections' }, () => {
  it('is not removed meanwhile', async () => {
    const id = await handIn();

    const isRemoved = await open.database.transaction(async (transaction) => {
      const held = await holdUploads(transaction, [id], microInternship);
      assert.equal(held.length, 1);
      return removeOrphan(open.database, id, files.delete);
    });

    assert.deepEqual([isRemoved, await kept()], [false, { rows: [id], files: 1 }]);
  });
});

describe('a file of another posting', () => {
  it('can be named by nobody', async () => {
    const id = await handIn();
    const other = randomUUID();

    assert.equal((await findUploads(open.database, [id], microInternship)).length, 1);
    assert.deepEqual(await findUploads(open.database, [id], other), []);
    assert.deepEqual(await holdUploads(open.database, [id], other), []);
  });
});

describe('the bytes that wait for an application', () => {
  it('are those of the files since a moment that none names', async () => {
    await handIn();
    await handIn();
    const named = await handIn();
    await applyWith(named);

    assert.equal(await countUnattachedBytes(open.database, HANDED_IN), 2 * aPdf().length);
    assert.equal(await countUnattachedBytes(open.database, MINUTE_BEFORE), 0);
  });
});
