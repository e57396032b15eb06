import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { openTestDatabase } from '../../test/kit/database.ts';
import { eventually, makeDataDir } from '../../test/kit/marketplace.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { claimMail, type Mail } from '../store/mails.ts';
import { mails } from '../store/schema.ts';
import { SENDER_TIMES, startMailSender } from './sender.ts';
import { folderTransport, smtpTransport, type MailTransport } from './transport.ts';

const START = new Date('2026-03-01T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

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

const startSender = (transport: MailTransport, clock = () => START, database: Database = open.database) =>
  startMailSender({ database, transport, clock, log: pino({ level: 'silent' }) });

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
});

describe('folder transport', () => {
  it('makes one file of a mail that is sent twice', async () => {
    const { dataDir, remove } = await makeDataDir();
    const transport = folderTransport(join(dataDir, 'outbox'), 'mi@jobs.example');
    const mail = await write({ replyTo: 'ada@elmwood.example', subject: 'Grüße 😀' });

    await transport.send(mail);
    const file = join(dataDir, 'outbox', `${mail.id}.eml`);
    const first = await readFile(file, 'utf8');
    await transport.send(mail);

    assert.deepEqual(await readdir(join(dataDir, 'outbox')), [`${mail.id}.eml`]);
    assert.equal(await readFile(file, 'utf8'), first);
    const { messageId, from, to, replyTo, subject, text, date } = await PostalMime.parse(first);
    assert.equal(messageId, `<${mail.id}@jobs.example>`);
    assert.equal(from?.address, 'mi@jobs.example');
    assert.deepEqual(
      [to?.[0]?.address, replyTo?.[0]?.address],
      ['ada@elmwood.example', 'ada@elmwood.example'],
    );
    assert.equal(subject, 'Grüße 😀');
    assert.equal(text?.replaceAll('\r\n', '\n'), mail.text);
    assert.equal(date, START.toISOString());
    await remove();
  });
});

interface Delivery {
  from: string;
  to: string[];
  data: string;
}

/** As much of an SMTP server as a client needs; the first mails are turned away. */
const startSmtpServer = async ({ refused = 0 } = {}) => {
  const deliveries: Delivery[] = [];
  let attempts = 0;
  const server = createServer((socket) => {
    let delivery: Delivery = { from: '', to: [], data: '' };
    let pending = '';
    let isData = false;
    const reply = (line: string) => socket.write(`${line}\r\n`);
    const onLine = (line: string) => {
      const [, address = ''] = /<([^>]*)>/.exec(line) ?? [];
      if (isData && line === '.') {
        isData = false;
        attempts += 1;
        const isRefused = attempts <= refused;
        deliveries.push(delivery);
        reply(isRefused ? '451 try again later' : '250 taken');
      } else if (isData) delivery.data += `${line.replace(/^\./, '')}\r\n`;
      else if (/^(?:EHLO|HELO)/.test(line)) reply('250 fake');
      else if (line.startsWith('MAIL FROM')) {
        delivery = { from: address, to: [], data: '' };
        reply('250 go on');
      } else if (line.startsWith('RCPT TO')) {
        delivery.to.push(address);
        reply('250 go on');
      } else if (line === 'DATA') {
        isData = true;
        reply('354 go on');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else reply('502 what?');
    };
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (pending + text).split('\r\n');
      pending = lines.pop() ?? '';
      lines.forEach(onLine);
    });
    socket.on('error', () => undefined);
    reply('220 fake');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, deliveries, close: () => server.close() };
};

describe('SMTP transport', () => {
  it('hands a mail to the server', async () => {
    const smtp = await startSmtpServer();
    const transport = smtpTransport(smtp.url, 'mi@jobs.example');
    const mail = await write({ replyTo: 'bo@elmwood.example', text: '.\nA line with a dot before it.\n' });

    await transport.send(mail);

    const [delivery, ...others] = smtp.deliveries;
    assert.deepEqual(others, []);
    assert.deepEqual([delivery?.from, delivery?.to], ['mi@jobs.example', ['ada@elmwood.example']]);
    const { messageId, replyTo, text } = await PostalMime.parse(delivery?.data ?? '');
    assert.equal(messageId, `<${mail.id}@jobs.example>`);
    assert.equal(replyTo?.[0]?.address, 'bo@elmwood.example');
    assert.equal(text?.replaceAll('\r\n', '\n').trim(), mail.text.trim());
    transport.close();
    smtp.close();
  });

  it('gives a mail that is tried again the name it had', async () => {
    const smtp = await startSmtpServer({ refused: 1 });
    const mail = await write();
    let now = START;

    const sender = startSender(smtpTransport(smtp.url, 'mi@jobs.example'), () => now);
    await eventually(
      () => read(mail.id),
      ({ nextAttemptAt }) => nextAttemptAt.getTime() === START.getTime() + 30 * SECOND,
    );
    now = new Date(START.getTime() + 30 * SECOND);
    sender.wake();
    await untilSent(mail.id);
    await sender.close();

    const names = await Promise.all(
      smtp.deliveries.map(async ({ data }) => (await PostalMime.parse(data)).messageId),
    );
    assert.deepEqual(names, [`<${mail.id}@jobs.example>`, `<${mail.id}@jobs.example>`]);
    smtp.close();
  });

  it('fails where there is no server', async () => {
    const smtp = await startSmtpServer();
    smtp.close();
    const transport = smtpTransport(smtp.url, 'mi@jobs.example');

    await assert.rejects(transport.send(await write()), { code: 'ESOCKET' });
    transport.close();
  });
});
