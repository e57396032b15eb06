import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Receipt } from '../../src/contract/application.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { acceptApplication } from '../domain/application.ts';
import type { Posting } from '../domain/posting.ts';
import { applicationMails } from '../mail/messages.ts';
import { listApplications, storeApplication } from './applications.ts';
import { findPosting } from './postings.ts';
import { deleteExpired } from './retention.ts';
import { applications, attachments, mails, repeats, uploads } from './schema.ts';

const at = (text: string) => ({ at: text, timeZone: 'UTC' });

describe('an application', () => {
  let open: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    open = await openTestDatabase();
  });
  after(() => open.close());

  const apply = async (overrides: Partial<Posting>, receivedAt: string) => {
    const posting = aPosting({ retentionDays: 30, ...overrides });
    await savePostings(open.database, posting);
    const target = await findPosting(open.database, posting.slug);
    assert.ok(target);
    const request = anApplication({ microInternship: posting.slug });
    const application = acceptApplication(target, request, new Date(receivedAt));
    await storeApplication(
      open.database,
      { ...application, idempotencyKey: crypto.randomUUID(), fingerprint: '' },
      applicationMails(application, target, { statusUrl: '', reviewUrl: '' }),
    );
    await storeBeside(application.id, application.receipt, new Date(receivedAt));
    return (now: string) => listApplications(open.database, posting.slug, new Date(now));
  };

  const countRows = () =>
    Promise.all([applications, mails, repeats, attachments].map((table) => open.database.$count(table)));

  /** What hangs on an application: that somebody applied again, and a file. */
  const storeBeside = async (application: string, receipt: Receipt, receivedAt: Date) => {
    const upload = crypto.randomUUID();
    const key = crypto.randomUUID();
    await open.database
      .insert(repeats)
      .values({ idempotencyKey: key, fingerprint: '', application, receipt, receivedAt });
    await open.database.insert(uploads).values({
      id: upload,
      idempotencyKey: key,
      fingerprint: '',
      name: 'cv.pdf',
      type: 'pdf',
      size: 1,
      key,
      createdAt: receivedAt,
    });
    await open.database.insert(attachments).values({ application, question: 'cv', upload });
  };

  it('is kept as long as was promised, and then deleted with all that hangs on it', async () => {
    const decided = await apply({ decisionBy: at('2026-02-01T12:00:00Z') }, '2026-01-05T12:00:00Z');
    const other = await apply({ decisionBy: at('2026-05-01T12:00:00Z') }, '2026-01-05T12:00:00Z');

    const before = await deleteExpired(open.database, new Date('2026-03-03T11:59:00Z'));
    const last = await decided('2026-03-03T11:59:00Z');
    const unswept = await decided('2026-03-03T12:00:00Z');
    const deleted = await deleteExpired(open.database, new Date('2026-03-03T12:00:00Z'));

    assert.deepEqual([before, last.length, unswept.length, deleted], [0, 1, 0, 1]);
    assert.deepEqual(await countRows(), [1, 2, 1, 1]);
    assert.equal((await other('2026-03-03T12:00:00Z')).length, 1);
  });

  it('is counted from the deadline where no decision is promised, and never from before it came', async () => {
    const undecided = await apply(
      { applicationDeadline: at('2026-02-01T12:00:00Z') },
      '2026-01-05T12:00:00Z',
    );
    const undated = await apply({}, '2026-01-05T12:00:00Z');

    assert.equal((await undecided('2026-03-03T11:00:00Z')).length, 1);
    assert.equal((await undecided('2026-03-03T13:00:00Z')).length, 0);
    assert.equal((await undated('2026-02-04T11:00:00Z')).length, 1);
    assert.equal((await undated('2026-02-04T13:00:00Z')).length, 0);
  });
});
