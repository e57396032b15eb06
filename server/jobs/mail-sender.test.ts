import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { openTestDatabase } from '../../test/kit/database.ts';
import { eventually } from '../../test/kit/marketplace.ts';
import { DAY, MINUTE, SECOND } from '../domain/durations.ts';
import type { OpenDatabase } from '../store/database.ts';
import { claimMail, listFailedMails, retryFailedMails, type Mail } from '../store/mails.ts';
import { mails } from '../store/schema/index.ts';
import { SENDER_TIMES, startMailSender, type MailSender } from './mail-sender.ts';
import type { MailTransport } from '../mail/transport.ts';

const START = new Date('2026-03-01T12:00:00Z');

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
});
afterEach(() => open.database.delete(mails));
after(() => open.close());

const write = async (overrides: Partial<typeof mails.$inferInsert> = {}): Promise<Mail> => {
  const [mail] = await open.database
    .insert(mails)
    .values({
      id: randomUUID(),
      to: 'ada@elmwood.example',
      subject: 'Your application',
      text: 'Hello Ada,\n\nthank you.\n',
      createdAt: START,
      nextAttemptAt: START,
      ...overrides,
    })
    .returning();
  return mail ?? assert.fail();
};

const read = async (id: string): Promise<Mail> => {
  const [mail] = await open.database.select().from(mails).where(eq(mails.id, id));
  return mail ?? assert.fail();
};

const untilSent = (id: string) =>
  eventually(
    () => read(id),
    ({ sentAt }) => sentAt !== null,
  );

/** A line of the log. */
interface Logged {
  level: number;
  msg: string;
  mail?: string;
  failed?: number;
}

const ERROR = 50;

/** A transport that keeps the ids of what it was given, and fails where it is told to. */
const recorder = (failing: (mail: Mail, attempt: number) => boolean = () => false) => {
  const given: string[] = [];
  const transport: MailTransport = {
    deadline: MINUTE,
    connections: 3,
    send: (mail) => {
      given.push(mail.id);
      const attempt = given.filter((id) => id === mail.id).length;
      return failing(mail, attempt) ? Promise.reject(new Error('refused')) : Promise.resolve();
    },
    close: () => undefined,
  };
  return { given, transport };
};

/** A transport that holds the mails it is given, those that are told of, until it is released or their sending is ended. */
const hang = (held: (mail: Mail) => boolean = () => true) => {
  const release = Promise.withResolvers<undefined>();
  let [given, current, most, ended] = [0, 0, 0, 0];
  const until = (reached: () => boolean) =>
    eventually(
      () => Promise.resolve(reached()),
      (isReached) => isReached,
    );
  const transport: MailTransport = {
    deadline: MINUTE,
    connections: 3,
    send: async (mail, { signal }) => {
      given += 1;
      current += 1;
      most = Math.max(most, current);
      const aborted = new Promise<never>((_, fail) =>
        signal.addEventListener('abort', () => {
          ended += 1;
          fail(new Error('ended'));
        }),
      );
      try {
        if (held(mail)) await Promise.race([release.promise, aborted]);
      } finally {
        current -= 1;
      }
    },
    close: () => undefined,
  };
  return {
    transport,
    release: () => release.resolve(undefined),
    most: () => most,
    untilGiven: (count: number) => until(() => given >= count),
    untilEnded: (count: number) => until(() => ended >= count),
  };
};

/** Closed after each test, also where it fails: an open sender keeps the process alive. */
const running: MailSender[] = [];
afterEach(async () => {
  for (const sender of running.splice(0)) await sender.close();
});

const startSender = (
  transport: MailTransport,
  clock = () => START,
  { database = open.database, times = {}, lines = [] as Logged[] } = {},
) => {
  const sender = startMailSender({
    database,
    transport,
    clock,
    log: pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as Logged) }),
    times: { ...SENDER_TIMES, ...times },
  });
  running.push(sender);
  return sender;
};

describe('mail sender', () => {
  it('sends what waits, oldest first, and each once', async () => {
    const second = await write({ nextAttemptAt: new Date(START.getTime() - SECOND) });
    const first = await write({ nextAttemptAt: new Date(START.getTime() - 2 * SECOND) });
    const { given, transport } = recorder();

    const sender = startSender(transport);
    await untilSent(second.id);
    sender.wake();
    await sender.close();

    assert.deepEqual(given, [first.id, second.id]);
    assert.deepEqual((await read(first.id)).sentAt, START);
  });

  it('sends what comes later when it is woken', async () => {
    const { given, transport } = recorder();
    const sender = startSender(transport);

    const mail = await write();
    sender.wake();
    await untilSent(mail.id);
    await sender.close();

    assert.deepEqual(given, [mail.id]);
  });

  it('tries what has failed again, after waits that double up to an hour', async () => {
    const mail = await write();
    let now = START;
    const { given, transport } = recorder((_mail, attempt) => attempt <= 9);
    const sender = startSender(transport, () => now);
    const waits: number[] = [];

    for (let attempts = 1; attempts <= 9; attempts += 1) {
      const failed = await eventually(
        () => read(mail.id),
        (row) =>
          row.attempts === attempts && row.nextAttemptAt.getTime() !== now.getTime() + SENDER_TIMES.lease,
      );
      waits.push((failed.nextAttemptAt.getTime() - now.getTime()) / SECOND);
      now = failed.nextAttemptAt;
      sender.wake();
    }
    await untilSent(mail.id);
    await sender.close();

    assert.deepEqual(waits, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    assert.equal(given.length, 10);
  });

  it('does not try again before the wait is over', async () => {
    const mail = await write();
    let now = START;
    const { given, transport } = recorder((_mail, attempt) => attempt === 1);
    const sender = startSender(transport, () => now);
    await eventually(
      () => read(mail.id),
      ({ nextAttemptAt }) => nextAttemptAt.getTime() === START.getTime() + 30 * SECOND,
    );

    now = new Date(START.getTime() + 29 * SECOND);
    sender.wake();
    await sender.close();

    assert.deepEqual(given, [mail.id]);
  });

  it('is not held up by a mail that fails', async () => {
    const bad = await write({ nextAttemptAt: new Date(START.getTime() - SECOND) });
    const good = await write();
    const { transport } = recorder(({ id }) => id === bad.id);

    const sender = startSender(transport);
    await untilSent(good.id);
    await sender.close();

    assert.equal((await read(bad.id)).sentAt, null);
  });

  it('sends what another server took and never told of, once its lease ends', async () => {
    const mail = await write();
    await claimMail(open.database, START, new Date(START.getTime() + 60 * SECOND));
    let now = new Date(START.getTime() + 59 * SECOND);
    const { given, transport } = recorder();

    const early = startSender(transport, () => now);
    await early.close();
    assert.deepEqual(given, []);
    now = new Date(START.getTime() + 60 * SECOND);
    const sender = startSender(transport, () => now);
    await untilSent(mail.id);
    await sender.close();

    assert.deepEqual(given, [mail.id]);
  });

  it('shares the work with others and sends nothing twice', async () => {
    const written = await Promise.all(Array.from({ length: 20 }, () => write()));
    const recorders = [recorder(), recorder(), recorder()];

    const senders = recorders.map(({ transport }) => startSender(transport));
    for (const { id } of written) await untilSent(id);
    for (const sender of senders) await sender.close();

    assert.deepEqual(
      recorders.flatMap(({ given }) => given).toSorted(),
      written.map(({ id }) => id).toSorted(),
    );
  });

  it('lets the mail under way finish before it closes, and begins no other', async () => {
    const [first, second] = [
      await write({ nextAttemptAt: new Date(START.getTime() - SECOND) }),
      await write(),
    ];
    const begun = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    const sender = startSender({
      deadline: MINUTE,
      connections: 1,
      close: () => undefined,
      send: () => {
        begun.resolve(undefined);
        return finish.promise;
      },
    });
    await begun.promise;

    const closed = sender.close();
    finish.resolve(undefined);
    await closed;

    assert.deepEqual((await read(first.id)).sentAt, START);
    assert.equal((await read(second.id)).attempts, 0);
  });

  it('ends on closing what takes too long, and gives it back to be sent at once', async () => {
    const mail = await write();
    const hanging = hang();
    const sender = startSender(hanging.transport, undefined, { times: { close: 20 } });
    await hanging.untilGiven(1);

    await sender.close();

    const given = await read(mail.id);
    assert.deepEqual([given.sentAt, given.failedAt, given.nextAttemptAt], [null, null, START]);
    const { transport, given: sent } = recorder();
    const next = startSender(transport);
    await untilSent(mail.id);
    await next.close();
    assert.deepEqual(sent, [mail.id]);
  });

  it('ends a sending at the deadline of the transport, and retries it', async () => {
    const mail = await write();
    const hanging = hang();
    const sender = startSender({ ...hanging.transport, deadline: 20 });

    const failed = await eventually(
      () => read(mail.id),
      ({ nextAttemptAt }) => nextAttemptAt.getTime() === START.getTime() + 30 * SECOND,
    );
    await sender.close();

    assert.deepEqual([failed.attempts, failed.failedAt], [1, null]);
  });

  it('sends a few mails at once and no more', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, index) => write({ to: `ada@school-${index}.example` })));
    const hanging = hang();
    const sender = startSender(hanging.transport);

    await hanging.untilGiven(3);
    sender.wake();
    hanging.release();
    await hanging.untilGiven(6);
    await sender.close();

    assert.equal(hanging.most(), 3);
  });

  it('keeps a connection free of a flood to one domain that answers slowly', async () => {
    const flood = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        write({
          to: `nobody-${index}@${index % 2 === 0 ? 'dead' : 'DEAD'}.example`,
          nextAttemptAt: new Date(START.getTime() - SECOND),
        }),
      ),
    );
    const receipts = await Promise.all([1, 2, 3].map(() => write()));
    const hanging = hang(({ to }) => to.toLowerCase().endsWith('@dead.example'));

    const sender = startSender(hanging.transport);
    for (const { id } of receipts) await untilSent(id);

    const begun = await Promise.all(flood.map(({ id }) => read(id)));
    assert.equal(begun.filter(({ attempts }) => attempts > 0).length, 2);
    hanging.release();
    for (const { id } of flood) await untilSent(id);
    await sender.close();
  });

  it('does not send again what was sent, where the database is lost in between', async () => {
    const mail = await write();
    let losses = 0;
    const { given, transport } = recorder();
    const database = new Proxy(open.database, {
      get: (target, name, receiver) => {
        if (name === 'update' && given.length > 0 && losses < 2) {
          losses += 1;
          throw new Error('connection lost');
        }
        return Reflect.get(target, name, receiver) as unknown;
      },
    });

    const sender = startSender(transport, undefined, { database, times: { renew: 10 } });
    await untilSent(mail.id);
    await sender.close();

    assert.deepEqual([losses, given], [2, [mail.id]]);
  });

  it('stops sending a mail whose lease another server has, and leaves it to that', async () => {
    const mail = await write();
    const hanging = hang();
    const sender = startSender(hanging.transport, undefined, { times: { renew: 10 } });
    await hanging.untilGiven(1);

    const later = new Date(START.getTime() + SENDER_TIMES.lease);
    const leaseEnds = new Date(later.getTime() + SENDER_TIMES.lease);
    // Our renewals write the same moment again: the lease runs out as it does for a process that sleeps.
    await claimMail(open.database, later, leaseEnds);
    await hanging.untilEnded(1);
    await sender.close();

    const row = await read(mail.id);
    assert.deepEqual([row.attempts, row.nextAttemptAt, row.sentAt], [2, leaseEnds, null]);
  });

  it('takes back what was sent while it was deleted', async () => {
    const mail = await write();
    const forgotten: string[] = [];
    const sender = startSender({
      deadline: MINUTE,
      connections: 1,
      send: async () => {
        await open.database.delete(mails);
      },
      forget: (ids) => {
        forgotten.push(...ids);
        return Promise.resolve();
      },
      close: () => undefined,
    });

    await eventually(
      () => Promise.resolve(forgotten),
      ({ length }) => length > 0,
    );
    await sender.close();

    assert.deepEqual(forgotten, [mail.id]);
  });
});

/** A reply as nodemailer fails with it. */
const reply = (command: string, response: string, code = 'EENVELOPE') =>
  Object.assign(new Error(response), { code, command, response, responseCode: Number(response.slice(0, 3)) });

const failWith = (error: Error): MailTransport => ({
  deadline: MINUTE,
  connections: 1,
  send: () => Promise.reject(error),
  close: () => undefined,
});

describe('mail that fails', () => {
  /** Sends until a mail is failed or has been tried so often; the clock goes to each attempt. */
  const exhaust = async (mail: Mail, error: Error, attempts: number) => {
    let now = START;
    const lines: Logged[] = [];
    const sender = startSender(failWith(error), () => now, { lines });
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const row = await eventually(
        () => read(mail.id),
        ({ failedAt, attempts: made, nextAttemptAt }) =>
          failedAt !== null ||
          (made === attempt && nextAttemptAt.getTime() !== now.getTime() + SENDER_TIMES.lease),
      );
      if (row.failedAt) break;
      now = new Date(Math.max(row.nextAttemptAt.getTime(), now.getTime() + MINUTE));
      sender.wake();
    }
    await sender.close();
    return { row: await read(mail.id), now, lines };
  };

  it('is final where it is refused for good, and is never tried again', async () => {
    const mail = await write();

    const { row, lines } = await exhaust(
      mail,
      reply('RCPT TO', '550 5.1.1 <ada@elmwood.example>: unknown'),
      3,
    );

    assert.deepEqual([row.failedAt, row.failure, row.attempts, row.sentAt], [START, '550 5.1.1', 1, null]);
    const { transport, given } = recorder();
    const sender = startSender(transport, () => new Date(START.getTime() + 30 * DAY));
    await sender.close();
    assert.deepEqual(given, []);
    assert.deepEqual(
      lines.filter(({ level }) => level === ERROR).map(({ mail: id, failed }) => [id, failed]),
      [[mail.id, 1]],
    );
    assert.ok(!JSON.stringify(lines).includes('elmwood'));
  });

  it('is retried for five days where the failure may pass, then given up', async () => {
    const mail = await write();

    const { row, now } = await exhaust(mail, reply('RCPT TO', '450 4.2.0 greylisted'), 1000);

    assert.equal(row.failure, 'expired: 450 4.2.0');
    assert.ok(now.getTime() - START.getTime() >= 5 * DAY);
    assert.ok(now.getTime() - START.getTime() < 5 * DAY + 2 * 60 * MINUTE);
  });

  it('has eight attempts, however old it is at the first', async () => {
    const mail = await write({ createdAt: new Date(START.getTime() - 30 * DAY) });

    const { row } = await exhaust(mail, reply('RCPT TO', '450 4.2.0 greylisted'), 1000);

    assert.deepEqual([row.attempts, row.failure], [8, 'expired: 450 4.2.0']);
  });

  it('is not given up for what is wrong with the configuration, which the log says loudly', async () => {
    const mail = await write();

    const { row, now, lines } = await exhaust(mail, reply('AUTH PLAIN', '535 5.7.8 no', 'EAUTH'), 135);

    assert.deepEqual([row.failedAt, row.attempts], [null, 135]);
    assert.ok(now.getTime() - START.getTime() > 5 * DAY);
    const errors = lines.filter(({ level }) => level === ERROR);
    assert.equal(errors.length, 135);
    assert.ok(errors.every(({ msg }) => msg.includes('SMTP_URL')));
  });

  it('is not the next one where the relay refuses us: the others wait a minute', async () => {
    const written = await Promise.all([1, 2, 3].map(() => write()));
    let now = START;
    const attempts = async () =>
      (await Promise.all(written.map(({ id }) => read(id)))).map((row) => row.attempts).toSorted();
    const sender = startSender(failWith(reply('AUTH PLAIN', '535 5.7.8 no', 'EAUTH')), () => now);
    await eventually(attempts, ([, , last]) => last === 1);

    sender.wake();
    now = new Date(START.getTime() + MINUTE - 1);
    sender.wake();
    await sender.close();

    assert.deepEqual(await attempts(), [0, 0, 1]);
  });

  it('is listed, newest failure first, and tried again when it is told to', async () => {
    const [first, second] = [await write(), await write()];
    await exhaust(first, reply('RCPT TO', '550 5.1.1 unknown'), 1);
    await open.database
      .update(mails)
      .set({ failedAt: new Date(START.getTime() + SECOND) })
      .where(eq(mails.id, second.id));

    assert.deepEqual(
      (await listFailedMails(open.database)).map(({ id }) => id),
      [second.id, first.id],
    );
    assert.equal(await retryFailedMails(open.database, { id: second.id }, START), 1);
    assert.equal(await retryFailedMails(open.database, { id: second.id }, START), 0);
    assert.equal(await retryFailedMails(open.database, 'all', START), 1);
    const { given, transport } = recorder();
    const sender = startSender(transport);
    for (const { id } of [first, second]) await untilSent(id);
    await sender.close();

    assert.deepEqual(given.toSorted(), [first.id, second.id].toSorted());
    assert.deepEqual(await listFailedMails(open.database), []);
  });
});
