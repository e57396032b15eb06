import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { createDatabase, openTestDatabase } from '../../test/kit/database.ts';
import { eventually, makeDataDir } from '../../test/kit/marketplace.ts';
import { startPostgres } from '../../test/kit/postgres.ts';
import { startServerProcess } from '../../test/kit/process.ts';
import {
  SMTP_STEPS,
  startRelay,
  type Relay,
  type RelayOptions,
  type SmtpStep,
} from '../../test/kit/relay.ts';
import { openDatabase, type Database, type OpenDatabase } from '../store/database.ts';
import type { Mail } from '../store/mails.ts';
import { mails } from '../store/schema/index.ts';
import { SENDER_TIMES, startMailSender, type MailSender } from '../jobs/mail-sender.ts';
import { smtpTransport } from './transport.ts';

/** A relay that takes 72 seconds and a lease of 15 minutes renewed every 30 seconds, in proportion. */
const RELAY_WAIT = 2000;
const TIMES = { lease: 800, renew: 100, poll: 20, close: 5000 };

const isFull = process.env.TEST_FULL === '1';
const stepsOf = (...steps: SmtpStep[]): readonly SmtpStep[] => (isFull ? SMTP_STEPS : steps);

const write = async (
  database: Database,
  overrides: Partial<typeof mails.$inferInsert> = {},
): Promise<Mail> => {
  const now = new Date();
  const [mail] = await database
    .insert(mails)
    .values({
      id: randomUUID(),
      to: 'ada@elmwood.example',
      subject: 'Your application: Fix the thing',
      text: 'Hello Ada,\n\nthank you.\n',
      createdAt: now,
      nextAttemptAt: now,
      ...overrides,
    })
    .returning();
  return mail ?? assert.fail();
};

const read = async (database: Database, id: string): Promise<Mail> => {
  const [mail] = await database.select().from(mails).where(eq(mails.id, id));
  return mail ?? assert.fail();
};

const untilSent = (database: Database, id: string) =>
  eventually(
    () => read(database, id),
    ({ sentAt }) => sentAt !== null,
  );

/** Closes what a test has started, also where it fails: an open sender keeps the process alive. */
const running: { close: () => Promise<void> }[] = [];
const track = <Part extends { close: () => Promise<void> }>(part: Part): Part => {
  running.unshift(part);
  return part;
};
afterEach(async () => {
  for (const part of running.splice(0)) await part.close();
});

const openRelay = async (options: RelayOptions = {}): Promise<Relay> => track(await startRelay(options));

const startNode = (
  database: Database,
  url: string,
  { clock = () => new Date(), times = TIMES } = {},
): MailSender =>
  track(
    startMailSender({
      database,
      transport: smtpTransport(url, 'mi@jobs.example'),
      clock,
      log: pino({ level: 'silent' }),
      times,
    }),
  );

const messageIds = ({ deliveries }: Relay) => deliveries.map(({ message }) => message.messageId).toSorted();

const idsOf = (written: Mail[]) => written.map(({ id }) => `<${id}@jobs.example>`).toSorted();

/** A step at which a relay waits until it is let go on. */
const gate = (step: SmtpStep) => {
  const [reached, released] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  return {
    reached: reached.promise,
    release: () => released.resolve(undefined),
    hold: (at: SmtpStep) => {
      if (at !== step) return undefined;
      reached.resolve(undefined);
      return released.promise;
    },
  };
};

const postgres = await startPostgres();
const skip = postgres ? false : 'no PostgreSQL is installed under /usr/lib/postgresql';
after(() => postgres?.stop());

describe('two servers and one slow relay', () => {
  const closing: (() => Promise<void>)[] = [];
  let open: OpenDatabase;
  /** The database of each server: two ways to one PostgreSQL where there is one, else the embedded one. */
  let databases: Database[];
  before(async () => {
    if (postgres) {
      const { databaseUrl, drop } = await createDatabase(postgres.url);
      const opened = [await openDatabase({ databaseUrl }), await openDatabase({ databaseUrl })] as const;
      [open] = opened;
      databases = opened.map(({ database }) => database);
      closing.push(...opened.map(({ close }) => close), drop);
    } else {
      open = await openTestDatabase();
      databases = [open.database, open.database];
      closing.push(open.close);
    }
  });
  afterEach(() => open.database.delete(mails));
  after(async () => {
    for (const close of closing) await close();
  });

  for (const step of stepsOf('EHLO', 'DATA', '.'))
    it(`deliver each mail once where it takes longer than a lease at ${step}`, async () => {
      const relay = await openRelay({ hold: (at) => (at === step ? wait(RELAY_WAIT) : undefined) });
      const written = [await write(open.database), await write(open.database)];

      const nodes = databases.map((database) => startNode(database, relay.url));
      for (const { id } of written) await untilSent(open.database, id);
      await Promise.all(nodes.map((node) => node.close()));
      await relay.close();

      assert.deepEqual(messageIds(relay), idsOf(written));
    });

  it(
    'deliver each mail once through a relay that takes 72 seconds to answer, by the times of production',
    { skip: isFull ? false : 'the full run waits for it' },
    async () => {
      const relay = await openRelay({ hold: (at) => (at === '.' ? wait(72_000) : undefined) });
      const written = [await write(open.database), await write(open.database)];

      const nodes = databases.map((database) => startNode(database, relay.url, { times: SENDER_TIMES }));
      while (
        (await Promise.all(written.map(({ id }) => read(open.database, id)))).some(({ sentAt }) => !sentAt)
      )
        await wait(1000);
      await Promise.all(nodes.map((node) => node.close()));
      await relay.close();

      assert.deepEqual(messageIds(relay), idsOf(written));
    },
  );

  it('deliver nothing of a mail that was deleted before it left', async () => {
    for (const step of ['CONNECT', 'EHLO'] as const) {
      const { hold, reached, release } = gate(step);
      const relay = await openRelay({ hold });
      const [deleted, kept] = [
        await write(open.database, { nextAttemptAt: new Date(0) }),
        await write(open.database),
      ];
      // No renewal during the test: that the mail is gone is found when it is about to leave.
      const node = startNode(open.database, relay.url, { times: { ...TIMES, lease: 60_000, renew: 20_000 } });
      await reached;

      await open.database.delete(mails).where(eq(mails.id, deleted.id));
      release();
      await untilSent(open.database, kept.id);
      await node.close();
      await relay.close();

      assert.deepEqual(messageIds(relay), idsOf([kept]));
    }
  });

  for (const step of ['MAIL', 'RCPT', 'DATA'] as const)
    it(`end the sending of a mail that was deleted while the relay waits at ${step}`, async () => {
      const { hold, reached, release } = gate(step);
      const relay = await openRelay({ hold });
      const deleted = await write(open.database);
      const node = startNode(open.database, relay.url);
      await reached;

      await open.database.delete(mails).where(eq(mails.id, deleted.id));
      // Several renewals.
      await wait(5 * TIMES.renew);
      release();
      const kept = await write(open.database);
      await untilSent(open.database, kept.id);
      await node.close();
      await relay.close();

      assert.deepEqual(messageIds(relay), idsOf([kept]));
    });
});

describe('a server that is killed while it sends', { skip }, () => {
  const closing: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of closing) await close();
  });

  const openMarketplace = async () => {
    const { dataDir, remove } = await makeDataDir();
    const { databaseUrl } = await createDatabase(postgres?.url ?? '');
    const { database, close } = await openDatabase({ databaseUrl });
    closing.push(close, remove);
    const start = (url: string) =>
      startServerProcess({
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        FILES_SHARED: 'yes',
        SMTP_URL: url,
        MAIL_FROM: 'mi@jobs.example',
      });
    return { database, start };
  };

  for (const step of stepsOf('EHLO', '.'))
    it(`at ${step} leaves the mail to another, once its lease ends`, async () => {
      const { hold, reached, release } = gate(step);
      const slow = await openRelay({ hold });
      const relay = await openRelay();
      const { database, start } = await openMarketplace();
      const mail = await write(database);
      const server = await start(slow.url);
      await reached;
      await server.kill();
      const killedAt = Date.now();
      release();

      const at = (milliseconds: number) => ({
        clock: () => new Date(killedAt + milliseconds),
        times: SENDER_TIMES,
      });
      const early = startNode(database, relay.url, at(SENDER_TIMES.lease - 2 * SENDER_TIMES.renew));
      await early.close();
      assert.deepEqual(relay.deliveries, []);
      const next = startNode(database, relay.url, at(SENDER_TIMES.lease));
      await untilSent(database, mail.id);
      await next.close();
      await slow.close();
      await relay.close();

      assert.deepEqual([messageIds(slow), messageIds(relay)], [[], idsOf([mail])]);
    });

  it('after the relay took the mail sends it with the same Message-ID and date again', async () => {
    const [taken, answer] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const slow = await openRelay({ take: () => (taken.resolve(undefined), answer.promise) });
    const relay = await openRelay();
    const { database, start } = await openMarketplace();
    const mail = await write(database);
    const server = await start(slow.url);
    await taken.promise;
    await server.kill();

    const later = new Date(Date.now() + SENDER_TIMES.lease);
    const next = startNode(database, relay.url, { clock: () => later, times: SENDER_TIMES });
    await untilSent(database, mail.id);
    await next.close();
    answer.resolve(undefined);
    await slow.close();
    await relay.close();

    const [first, second] = [slow.deliveries[0], relay.deliveries[0]].map((delivery) => delivery?.message);
    assert.ok(first);
    assert.deepEqual([first.messageId, first.date], [second?.messageId, second?.date]);
    assert.equal(first.messageId, `<${mail.id}@jobs.example>`);
  });
});
