import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import type { Receipt } from '../../src/contract/application.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { anErasure } from '../../test/kit/erasure.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { acceptApplication } from '../domain/application.ts';
import { DAY } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { hiddenFrom, retainUntil } from '../domain/retention.ts';
import { applicationReceiptMail } from '../mail/templates/application-receipt.ts';
import { applicationReceivedMail } from '../mail/templates/application-received.ts';
import { eraseExpired } from '../services/erase-expired.ts';
import { listApplications, storeApplication } from './applications.ts';
import { findPosting } from './postings.ts';
import { applications, attachments, consents, mails, uploads } from './schema/index.ts';

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
      [
        applicationReceiptMail(application, target, ''),
        applicationReceivedMail(application, target, { reviewUrl: '' }),
      ],
    );
    await storeBeside(application.id, application.receipt, new Date(receivedAt));
    return (now: string) => listApplications(open.database, posting.slug, new Date(now));
  };

  const countRows = () =>
    Promise.all([applications, mails, attachments, consents].map((table) => open.database.$count(table)));

  /** Dependents of an application: a duplicate and a file. */
  const storeBeside = async (application: string, receipt: Receipt, receivedAt: Date) => {
    const upload = crypto.randomUUID();
    const key = crypto.randomUUID();
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

  const expire = (now: string) =>
    eraseExpired({ database: open.database, erasure: anErasure(open.database) }, new Date(now));

  it('is hidden a week before the end that was promised, and by then deleted with all that hangs on it', async () => {
    const decided = await apply({ decisionBy: at('2026-02-01T12:00:00Z') }, '2026-01-05T12:00:00Z');
    const other = await apply({ decisionBy: at('2026-05-01T12:00:00Z') }, '2026-01-05T12:00:00Z');

    const last = await decided('2026-02-24T11:59:00Z');
    const hidden = await decided('2026-02-24T12:00:00Z');
    const before = await expire('2026-03-03T11:59:00Z');
    const deleted = await expire('2026-03-03T12:00:00Z');

    assert.deepEqual([last.length, hidden.length, before, deleted], [1, 0, 0, 1]);
    assert.deepEqual(await countRows(), [1, 2, 1, 1]);
    assert.equal((await other('2026-03-03T12:00:00Z')).length, 1);
  });

  it('is counted from the deadline where no decision is promised, and never from before it came', async () => {
    const undecided = await apply(
      { applicationDeadline: at('2026-02-01T12:00:00Z') },
      '2026-01-05T12:00:00Z',
    );
    const undated = await apply({}, '2026-01-05T12:00:00Z');

    assert.equal((await undecided('2026-02-24T11:00:00Z')).length, 1);
    assert.equal((await undecided('2026-02-24T13:00:00Z')).length, 0);
    assert.equal((await undated('2026-01-28T11:00:00Z')).length, 1);
    assert.equal((await undated('2026-01-28T13:00:00Z')).length, 0);
  });

  for (const [days, shown] of [
    [1, 12],
    [2, 24],
    [13, 156],
    [14, 168],
    [15, 192],
    [3650, 3643 * 24],
  ] as const)
    it(`that is kept ${days} days is shown for ${shown} hours, by either rule`, async () => {
      const receivedAt = new Date('2026-01-05T12:00:00Z');
      const list = await apply({ retentionDays: days }, receivedAt.toISOString());
      const after = (hours: number) => new Date(receivedAt.getTime() + hours * 3_600_000);

      assert.equal((await list(new Date(after(shown).getTime() - 1).toISOString())).length, 1);
      assert.equal((await list(after(shown).toISOString())).length, 0);
      assert.deepEqual(hiddenFrom({ receivedAt, retainUntil: after(days * 24) }), after(shown));
    });
});

describe('a posting that is imported again', () => {
  let open: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    open = await openTestDatabase();
  });
  after(() => open.close());

  const applied = async (posting: Posting, receivedAt: Date) => {
    await savePostings(open.database, posting);
    const target = await findPosting(open.database, posting.slug);
    assert.ok(target);
    const application = acceptApplication(
      target,
      anApplication({ microInternship: posting.slug }),
      receivedAt,
    );
    const stored = { ...application, idempotencyKey: crypto.randomUUID(), fingerprint: '' };
    await storeApplication(open.database, stored, [
      applicationReceiptMail(application, target, ''),
      applicationReceivedMail(application, target, { reviewUrl: '' }),
    ]);
    return application;
  };

  const endOf = async (id: string): Promise<number> => {
    const [row] = await open.database.select().from(applications).where(eq(applications.id, id));
    return row?.retainUntil.getTime() ?? assert.fail('no application');
  };

  it('never moves the end of an application later, whatever it changes how often', async () => {
    const day = fc.integer({ min: -400, max: 4000 });
    const instant = fc.option(day, { nil: undefined });
    const change = fc.record({
      retentionDays: fc.integer({ min: 1, max: 3650 }),
      decisionBy: instant,
      applicationDeadline: instant,
    });
    const now = Date.now();
    const overridesOf = ({
      retentionDays,
      ...dates
    }: {
      retentionDays: number;
      [date: string]: number | undefined;
    }) => ({
      retentionDays,
      ...Object.fromEntries(
        Object.entries(dates).flatMap(([name, days]) =>
          days === undefined ? [] : [[name, at(new Date(now + days * DAY).toISOString())]],
        ),
      ),
    });

    await fc.assert(
      fc.asyncProperty(
        change,
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 200 }),
        async (first, later, age) => {
          const posting = aPosting(overridesOf(first));
          const receivedAt = new Date(now - age * DAY);
          const { id, retainUntil: promised } = await applied(posting, receivedAt);
          let end = promised.getTime();
          for (const next of later) {
            const { decisionBy: _, applicationDeadline: __, ...rest } = posting;
            const changed = { ...rest, ...overridesOf(next) };
            await savePostings(open.database, changed);
            const target = await findPosting(open.database, posting.slug);
            assert.ok(target);
            const asked = retainUntil(target.posting, receivedAt).getTime();
            const nextEnd = await endOf(id);
            assert.ok(nextEnd <= end, 'later than before');
            // Earlier where it says so, and with a week in which a wrong import can be taken back.
            const soonest = Math.max(asked, Date.now() + 7 * DAY);
            assert.ok(nextEnd <= Math.min(end, soonest), 'not as early as it says now');
            assert.ok(nextEnd >= Math.min(end, Math.max(asked, now + 7 * DAY)), 'earlier than it says');
            end = nextEnd;
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('leaves the applications of other postings alone', async () => {
    const [one, other] = [aPosting({ retentionDays: 90 }), aPosting({ retentionDays: 90 })];
    const [first, second] = [await applied(one, new Date()), await applied(other, new Date())];

    await savePostings(open.database, { ...one, retentionDays: 30 });

    assert.equal(await endOf(first.id), first.retainUntil.getTime() - 60 * DAY);
    assert.equal(await endOf(second.id), second.retainUntil.getTime());
  });
});
