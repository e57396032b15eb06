import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import PostalMime from 'postal-mime';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { SMTP_STEPS, startRelay, type RelayOptions } from '../../test/kit/relay.ts';
import type { Mail } from '../store/mails.ts';
import { classifyFailure } from './delivery-failure.ts';
import {
  allowsPlaintext,
  folderTransport,
  optsOutOfTls,
  SMTP_DEADLINES,
  smtpTransport,
  UnwantedMailError,
  type Delivery,
} from './transport.ts';

const START = new Date('2026-03-01T12:00:00Z');
const FROM = 'mi@jobs.example';

const aMail = (overrides: Partial<Mail> = {}): Mail => ({
  id: randomUUID(),
  application: null,
  to: 'ada@elmwood.example',
  replyTo: null,
  subject: 'Your application',
  text: 'Hello Ada,\n\nthank you.\n',
  createdAt: START,
  attempts: 1,
  nextAttemptAt: START,
  sentAt: null,
  failedAt: null,
  report: null,
  failure: null,
  ...overrides,
});

const wanted = (overrides: Partial<Delivery> = {}): Delivery => ({
  signal: new AbortController().signal,
  isWanted: () => Promise.resolve(true),
  ...overrides,
});

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing) await close();
});

const openRelay = async (options: RelayOptions = {}) => {
  const relay = await startRelay(options);
  closing.push(relay.close);
  return relay;
};

const openTransport = (url: string, deadlines: Partial<typeof SMTP_DEADLINES> = {}) => {
  const transport = smtpTransport(url, FROM, { deadlines: { ...SMTP_DEADLINES, ...deadlines } });
  closing.unshift(transport.close);
  return transport;
};

const failureOf = async (sending: Promise<void>) => {
  try {
    await sending;
  } catch (error) {
    return classifyFailure(error);
  }
  return assert.fail('it was sent');
};

describe('folder transport', () => {
  const openFolder = async () => {
    const { dataDir, remove } = await makeDataDir();
    const folder = join(dataDir, 'outbox');
    const transport = folderTransport(folder, FROM);
    closing.push(transport.close, remove);
    return { folder, transport };
  };

  it('makes one file of a mail that is sent twice', async () => {
    const { folder, transport } = await openFolder();
    const mail = aMail({ replyTo: 'ada@elmwood.example', subject: 'Grüße 😀' });

    await transport.send(mail, wanted());
    const file = join(folder, `${mail.id}.eml`);
    const first = await readFile(file, 'utf8');
    await transport.send(mail, wanted());

    assert.deepEqual(await readdir(folder), [`${mail.id}.eml`]);
    assert.equal(await readFile(file, 'utf8'), first);
    const { messageId, from, to, replyTo, subject, text, date } = await PostalMime.parse(first);
    assert.equal(messageId, `<${mail.id}@jobs.example>`);
    assert.equal(from?.address, FROM);
    assert.deepEqual(
      [to?.[0]?.address, replyTo?.[0]?.address],
      ['ada@elmwood.example', 'ada@elmwood.example'],
    );
    assert.equal(subject, 'Grüße 😀');
    assert.equal(text?.replaceAll('\r\n', '\n'), mail.text);
    assert.equal(date, START.toISOString());
  });

  it('writes no file of a mail that is no longer wanted', async () => {
    const { folder, transport } = await openFolder();

    await assert.rejects(
      transport.send(aMail(), wanted({ isWanted: () => Promise.resolve(false) })),
      UnwantedMailError,
    );

    assert.deepEqual(await readdir(folder), []);
  });

  it('deletes the files of the mails that it is to forget', async () => {
    const { folder, transport } = await openFolder();
    const [gone, stays] = [aMail(), aMail()];
    for (const mail of [gone, stays]) await transport.send(mail, wanted());

    await transport.forget?.([gone.id]);

    assert.deepEqual(await readdir(folder), [`${stays.id}.eml`]);
  });
});

describe('SMTP transport', () => {
  it('hands a mail to the relay', async () => {
    const relay = await openRelay();
    const mail = aMail({ replyTo: 'bo@elmwood.example', text: '.\nA line with a dot before it: grüße.\n' });

    await openTransport(relay.url).send(mail, wanted());

    const [delivery, ...others] = relay.deliveries;
    assert.deepEqual(others, []);
    assert.deepEqual([delivery?.from, delivery?.to], [FROM, ['ada@elmwood.example']]);
    const { messageId, replyTo, text, date, headers } = delivery?.message ?? assert.fail();
    assert.equal(messageId, `<${mail.id}@jobs.example>`);
    assert.equal(date, START.toISOString());
    assert.equal(replyTo?.[0]?.address, 'bo@elmwood.example');
    assert.equal(text?.replaceAll('\r\n', '\n').trim(), mail.text.trim());
    assert.equal(headers.filter(({ key }) => key === 'message-id').length, 1);
    assert.equal(headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
  });

  it('gives a mail that is sent again the Message-ID and the date it had', async () => {
    const mail = aMail();
    const attempts = [0, 1, 2];
    const seen: unknown[] = [];
    const relay = await openRelay({ refuse: (step) => (step === '.' ? '451 try again later' : undefined) });
    const transport = openTransport(relay.url);

    for (const attempt of attempts) {
      const taking = await openRelay();
      assert.deepEqual(await failureOf(transport.send(mail, wanted())), { kind: 'temporary', reply: '451' });
      await openTransport(taking.url).send({ ...mail, attempts: attempt }, wanted());
      const [delivery] = taking.deliveries;
      seen.push([delivery?.message.messageId, delivery?.message.date]);
    }

    assert.deepEqual(
      seen,
      attempts.map(() => [`<${mail.id}@jobs.example>`, START.toISOString()]),
    );
  });

  it('uses a connection again, for what is refused too', async () => {
    let connections = 0;
    const relay = await openRelay({
      hold: (step) => {
        if (step === 'CONNECT') connections += 1;
        return undefined;
      },
      refuse: (step, address) =>
        step === 'RCPT' && address.startsWith('nobody') ? '550 5.1.1 unknown' : undefined,
    });
    const transport = openTransport(relay.url);

    await transport.send(aMail(), wanted());
    const refused = await failureOf(transport.send(aMail({ to: 'nobody@elmwood.example' }), wanted()));
    await transport.send(aMail(), wanted());

    assert.deepEqual(refused, { kind: 'permanent', reply: '550 5.1.1' });
    assert.equal(relay.deliveries.length, 2);
    assert.equal(connections, 1);
  });

  const REFUSALS = [
    ['MAIL', '550 5.7.1 not your address', 'configuration'],
    ['MAIL', '451 4.3.0 try again', 'temporary'],
    ['RCPT', '550 5.1.1 unknown', 'permanent'],
    ['RCPT', '550 no such user', 'permanent'],
    ['RCPT', '450 4.2.0 greylisted', 'temporary'],
    ['.', '554 5.6.0 refused', 'permanent'],
    ['.', '452 4.3.1 full', 'temporary'],
  ] as const;
  for (const [step, reply, kind] of REFUSALS)
    it(`fails with ${reply} at ${step === '.' ? 'the end of the message' : step} as ${kind}`, async () => {
      const relay = await openRelay({ refuse: (at) => (at === step ? reply : undefined) });

      const failure = await failureOf(openTransport(relay.url).send(aMail(), wanted()));

      const [expected] = /^\d{3}(?: \d\.\d\.\d)?/.exec(reply) ?? [];
      assert.deepEqual(failure, { kind, reply: expected });
      assert.deepEqual(relay.deliveries, []);
    });

  it('fails as permanent where the address is none', async () => {
    const relay = await openRelay();

    const failure = await failureOf(openTransport(relay.url).send(aMail({ to: 'a<b>c' }), wanted()));

    assert.equal(failure.kind, 'permanent');
    assert.deepEqual(relay.asked, []);
  });

  it('fails as temporary where there is no relay', async () => {
    const relay = await startRelay();
    await relay.close();

    const failure = await failureOf(openTransport(relay.url).send(aMail(), wanted()));

    assert.deepEqual(failure, { kind: 'temporary', reply: 'ECONNREFUSED' });
  });

  it('fails as a matter of configuration where the password is wrong', async () => {
    const relay = await openRelay({
      server: {
        authOptional: false,
        disabledCommands: ['STARTTLS'],
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(Object.assign(new Error('5.7.8 no'), { responseCode: 535 })),
      },
    });

    const url = relay.url.replace('//', '//mi:wrong%40word@');
    const failure = await failureOf(openTransport(url).send(aMail(), wanted()));

    assert.deepEqual(failure, { kind: 'configuration', reply: '535 5.7.8' });
  });

  for (const step of SMTP_STEPS)
    it(`fails as temporary where the relay never answers at ${step}`, async () => {
      const relay = await openRelay({
        hold: (at) => (at === step ? new Promise(() => undefined) : undefined),
      });
      const deadlines = { greeting: 300, setup: 2000, answer: 300 };

      const failure = await failureOf(openTransport(relay.url, deadlines).send(aMail(), wanted()));

      assert.deepEqual(failure, { kind: 'temporary', reply: 'ETIMEDOUT' });
      assert.deepEqual(relay.deliveries, []);
    });

  for (const step of SMTP_STEPS)
    it(`delivers nothing where it is ended at ${step}`, async () => {
      const [reached, released] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
      const relay = await openRelay({
        hold: (at) => {
          if (at !== step) return undefined;
          reached.resolve(undefined);
          return released.promise;
        },
      });
      const ended = new AbortController();
      const transport = openTransport(relay.url);
      const sending = transport.send(aMail(), wanted({ signal: ended.signal }));
      await reached.promise;

      ended.abort();
      await assert.rejects(sending);
      released.resolve(undefined);
      const later = aMail();
      await transport.send(later, wanted());

      // At the end of the message every byte has left: the relay may have it, and nobody can tell.
      const ids = relay.deliveries.map(({ message }) => message.messageId);
      if (step === '.') assert.ok(ids.includes(`<${later.id}@jobs.example>`));
      else assert.deepEqual(ids, [`<${later.id}@jobs.example>`]);
    });

  it('asks whether a mail is wanted as late as it can, and sends nothing where it is not', async () => {
    const order: string[] = [];
    const relay = await openRelay({ hold: (step) => void order.push(step) });
    const transport = openTransport(relay.url);
    const isWanted = () => {
      order.push('asked');
      return Promise.resolve(false);
    };

    await assert.rejects(transport.send(aMail(), wanted({ isWanted })), UnwantedMailError);
    const later = aMail();
    await transport.send(later, wanted());

    assert.ok(order.indexOf('asked') > order.indexOf('EHLO'));
    assert.deepEqual(
      relay.deliveries.map(({ message }) => message.messageId),
      [`<${later.id}@jobs.example>`],
    );
  });

  it('retries what it could not ask about', async () => {
    const relay = await openRelay();

    const isWanted = () => Promise.reject(new Error('connection lost'));
    const failure = await failureOf(openTransport(relay.url).send(aMail(), wanted({ isWanted })));

    assert.equal(failure.kind, 'temporary');
    assert.deepEqual(relay.deliveries, []);
  });

  it('gives every phase at least what RFC 5321 asks for', () => {
    const minute = 60_000;

    assert.ok(SMTP_DEADLINES.greeting >= 5 * minute);
    assert.ok(SMTP_DEADLINES.answer >= 10 * minute);
    assert.ok(SMTP_DEADLINES.setup >= SMTP_DEADLINES.greeting + 5 * minute);
    assert.ok(SMTP_DEADLINES.whole >= (5 + 5 + 5 + 5 + 2 + 3 + 10) * minute);
  });
});

describe('encryption of mail', () => {
  const URLS: [url: string, mayBePlain: boolean][] = [
    ['smtp://relay.example', false],
    ['smtp://relay.example:587?requireTLS=true', false],
    ['smtp://user:word@10.0.0.1:25', false],
    ['smtp://[2001:db8::1]:25', false],
    ['smtp://localhost.evil.example', false],
    ['smtp://127.0.0.1.evil.example', false],
    ['smtp://128.0.0.1', false],
    ['smtp://relay.example?ignoreTLS=true', false],
    ['smtp://relay.example?opportunisticTLS=true', false],
    ['smtp://relay.example?requireTLS=', false],
    ['smtp://relay.example?requireTLS=0', false],
    ['smtp://relay.example?requiretls=false', false],
    ['smtps://relay.example', false],
    ['smtps://localhost', false],
    ['smtp://localhost?requireTLS=true', false],
    ['smtp://relay.example?requireTLS=false', true],
    ['smtp://localhost', true],
    ['smtp://LOCALHOST:2525', true],
    ['smtp://mail.localhost', true],
    ['smtp://127.0.0.1:25', true],
    ['smtp://127.8.8.8', true],
    ['smtp://[::1]:25', true],
    ['smtp://[::ffff:127.0.0.1]:25', true],
  ];
  for (const [url, mayBePlain] of URLS)
    it(`${mayBePlain ? 'may be missing' : 'is required'} for ${url}`, () => {
      assert.equal(allowsPlaintext(url), mayBePlain);
    });

  it('is opted out of only where it would be required', () => {
    const opted = URLS.filter(([url]) => optsOutOfTls(url)).map(([url]) => url);

    assert.deepEqual(opted, ['smtp://relay.example?requireTLS=false']);
  });

  for (const [what, query] of [
    ['no STARTTLS', 'requireTLS=true'],
    ['no STARTTLS, and is told to ignore it', 'requireTLS=true&ignoreTLS=true'],
    ['no STARTTLS, and is told to take what there is', 'requireTLS=true&opportunisticTLS=true'],
  ])
    it(`keeps mail from a relay that has ${what}`, async () => {
      const relay = await openRelay();

      const failure = await failureOf(openTransport(`${relay.url}?${query}`).send(aMail(), wanted()));

      assert.equal(failure.kind, 'configuration');
      assert.deepEqual([relay.asked, relay.deliveries], [[], []]);
    });

  it('keeps mail from a relay whose certificate nobody vouches for', async () => {
    const relay = await openRelay({ server: { disabledCommands: ['AUTH'] } });

    const failure = await failureOf(openTransport(`${relay.url}?requireTLS=true`).send(aMail(), wanted()));

    assert.equal(failure.kind, 'configuration');
    assert.deepEqual([relay.asked, relay.deliveries], [[], []]);
  });

  it('is used where the relay has it', async () => {
    const secured: boolean[] = [];
    const relay = await openRelay({
      server: {
        disabledCommands: ['AUTH'],
        onMailFrom: (_address, session, done) => {
          secured.push(session.secure);
          done();
        },
      },
    });

    await openTransport(`${relay.url}?requireTLS=true&tls.rejectUnauthorized=false`).send(aMail(), wanted());

    assert.deepEqual(secured, [true]);
    assert.equal(relay.deliveries.length, 1);
  });
});
