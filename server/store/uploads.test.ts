import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { anErasure, trustingGuard } from '../../test/kit/erasure.ts';
import { aPdf, memoryFiles } from '../../test/kit/files.ts';
import { eventually } from '../../test/kit/marketplace.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { acceptApplication } from '../domain/application.ts';
import { startSweeps } from '../jobs/sweeps.ts';
import { eraseExpired } from '../services/erase-expired.ts';
import { eraseOrphans } from '../services/erase-leftovers.ts';
import { storeApplication } from './applications.ts';
import { findPosting } from './postings.ts';
import { fileDeletions, uploads } from './schema/index.ts';
import {
  addUpload,
  countUnconfirmedBytes,
  deleteOrphan,
  findUploads,
  holdUploads,
  markScanned,
} from './uploads.ts';

const HANDED_IN = new Date('2026-03-02T15:00:00Z');
const AN_HOUR_LATER = new Date('2026-03-02T16:00:00Z');
const MINUTE_BEFORE = new Date('2026-03-02T15:59:00Z');
const LONG_AFTER = new Date('2027-03-02T15:00:00Z');

let open: Awaited<ReturnType<typeof openTestDatabase>>;
let files: ReturnType<typeof memoryFiles>;
/** The posting for which files are handed in. */
let microInternship: string;
let erasure: ReturnType<typeof anErasure>;
before(async () => {
  open = await openTestDatabase();
  const posting = aPosting();
  await savePostings(open.database, posting);
  microInternship = (await findPosting(open.database, posting.slug))?.posting.id ?? '';
});
after(() => open.close());
beforeEach(async () => {
  files = memoryFiles();
  erasure = anErasure(open.database, { files });
  await eraseExpired({ database: open.database, erasure }, new Date('2999-01-01T00:00:00Z'));
  await open.database.delete(uploads);
  await open.database.delete(fileDeletions);
});

const sweepOrphans = async (now: Date): Promise<number> => {
  const deleted = await eraseOrphans({ database: open.database }, now);
  await erasure.removeDeletedFiles();
  return deleted;
};

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
  it('is kept for an hour and then removed, with its row', async () => {
    const id = await handIn();

    assert.equal(await sweepOrphans(MINUTE_BEFORE), 0);
    assert.deepEqual(await kept(), { rows: [id], files: 1 });
    assert.equal(await sweepOrphans(AN_HOUR_LATER), 1);
    assert.deepEqual(await kept(), { rows: [], files: 0 });
  });

  it('is noted where it could not be removed, and removed the next time', async () => {
    const id = await handIn();
    const { delete: remove } = files;
    files.delete = () => Promise.reject(new Error('no connection'));

    await assert.rejects(sweepOrphans(AN_HOUR_LATER));

    assert.deepEqual(await kept(), { rows: [], files: 1 });
    assert.deepEqual(await findUploads(open.database, [id], microInternship), []);
    files.delete = remove;
    assert.equal(await erasure.removeDeletedFiles(), 1);
    assert.deepEqual(await kept(), { rows: [], files: 0 });
    assert.equal(await erasure.removeDeletedFiles(), 0);
  });

  it('is removed by the marketplace by itself', async () => {
    await handIn();
    let log = '';
    const stream = { write: (line: string) => (log += line) };

    const sweeps = startSweeps({
      database: open.database,
      files,
      erasure,
      outboxDir: '/nonexistent',
      guard: trustingGuard(() => AN_HOUR_LATER),
      log: pino({ base: null }, stream),
    });
    await eventually(kept, ({ rows }) => rows.length === 0);
    await sweeps.close();

    assert.deepEqual(await kept(), { rows: [], files: 0 });
    assert.match(log, /"deleted":1/);
  });
});

describe('a file that an application names', () => {
  it('is kept as long as the application, and goes with it', async () => {
    const id = await handIn();
    const unnamed = await handIn();
    await applyWith(id);

    assert.equal(await sweepOrphans(LONG_AFTER), 1);
    assert.deepEqual(await kept(), { rows: [id], files: 1 }, unnamed);

    assert.equal(await eraseExpired({ database: open.database, erasure }, LONG_AFTER), 1);
    assert.deepEqual(await kept(), { rows: [], files: 0 });
  });

  it('can be named by no other', async () => {
    const id = await handIn();
    await applyWith(id);

    const held = await open.database.transaction((transaction) =>
      holdUploads(transaction, [id], microInternship),
    );

    assert.deepEqual(held, []);
    await assert.rejects(applyWith(id), ({ cause }: Error) => String(cause).includes('attachments_upload'));
  });

  it('is kept where it was named after the sweep had found it', async () => {
    const id = await handIn();
    await applyWith(id);

    const isRemoved = await deleteOrphan(open.database, id, AN_HOUR_LATER);

    assert.deepEqual([isRemoved, await kept()], [false, { rows: [id], files: 1 }]);
  });
});

describe('a file that two servers scan at once', () => {
  it('holds malware where either of them finds it', async () => {
    const [one, other] = [await handIn(), await handIn()];
    const clean = { scannedAt: AN_HOUR_LATER, infected: false };
    const infected = { scannedAt: AN_HOUR_LATER, infected: true };

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
      return deleteOrphan(open.database, id, AN_HOUR_LATER);
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

    assert.equal(await countUnconfirmedBytes(open.database, HANDED_IN), 2 * aPdf().length);
    assert.equal(await countUnconfirmedBytes(open.database, MINUTE_BEFORE), 0);
  });
});
