import { mkdir } from 'node:fs/promises';
import { BlockList, isIP } from 'node:net';
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { writeDurably } from '../adapters/files/write-durably.ts';
import { MINUTE, SECOND } from '../domain/durations.ts';
import type { Mail } from '../store/mails.ts';
import { deleteOutboxFiles, outboxFile } from './outbox.ts';

/** One sending of a mail. */
export interface Delivery {
  /** Ends the sending at once. */
  signal: AbortSignal;
  /** True if the mail is still to be sent; checked right before it is sent. */
  isWanted: () => Promise<boolean>;
}

/** A way for mail to leave. */
export interface MailTransport {
  send: (mail: Mail, delivery: Delivery) => Promise<void>;
  /** Timeout of one delivery, in milliseconds. */
  deadline: number;
  /** A lease shorter than the sender's, for a transport that may repeat a mail: what a killed server had is soon sent again. */
  lease?: number;
  /** Concurrent deliveries. */
  connections: number;
  /** Takes back what is left of mails that were sent, where that is possible. */
  forget?: (ids: string[]) => Promise<void>;
  close: () => void;
}

/** The mail was deleted, or another server has it: it must not leave from here. */
export class UnwantedMailError extends Error {
  override name = 'UnwantedMailError';
}

/** Everything that a repeat of the same mail repeats, its Message-ID and date included. */
const messageOf = (mail: Mail, from: string) => ({
  from,
  to: { name: '', address: mail.to },
  ...(mail.replyTo !== null && { replyTo: { name: '', address: mail.replyTo } }),
  subject: mail.subject,
  text: mail.text,
  date: mail.createdAt,
  messageId: `<${mail.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Makes the bytes of messages. */
const createComposer = (from: string) => {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    compose: async (mail: Mail): Promise<Buffer> =>
      (await composer.sendMail(messageOf(mail, from))).message as Buffer,
    close: () => composer.close(),
  };
};

/** Puts each mail into a folder as one file named by its id, so that sending it again changes nothing. */
export const folderTransport = (folder: string, from: string): MailTransport => {
  const composer = createComposer(from);
  return {
    deadline: MINUTE,
    lease: 2 * SECOND,
    connections: 1,
    send: async (mail, { isWanted }) => {
      await mkdir(folder, { recursive: true });
      const message = await composer.compose(mail);
      if (!(await isWanted())) throw new UnwantedMailError();
      await writeDurably(folder, outboxFile(mail.id), message);
    },
    forget: (ids) => deleteOutboxFiles(folder, ids),
    close: composer.close,
  };
};

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const isLoopback = (hostname: string): boolean => {
  const host = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  const version = isIP(host);
  return version === 0
    ? host === 'localhost' || host.endsWith('.localhost')
    : loopback.check(host, version === 6 ? 'ipv6' : 'ipv4');
};

const REQUIRE_TLS = 'requireTLS';

/** True if the relay may be used without TLS: on this machine, or with `requireTLS=false` in the URL. */
export const allowsPlaintext = (smtpUrl: string): boolean => {
  const { protocol, hostname, searchParams } = new URL(smtpUrl);
  if (protocol === 'smtps:') return false;
  const stated = searchParams.get(REQUIRE_TLS);
  return stated === null ? isLoopback(hostname) : stated === 'false';
};

/** True if the URL disables TLS to a remote relay. */
export const optsOutOfTls = (smtpUrl: string): boolean =>
  allowsPlaintext(smtpUrl) && !isLoopback(new URL(smtpUrl).hostname);

/** The URL without what nodemailer would read from it in its own way, in the place of what is decided here. */
const withoutRequireTls = (smtpUrl: string): string => {
  const url = new URL(smtpUrl);
  if (!url.searchParams.has(REQUIRE_TLS)) return smtpUrl;
  url.searchParams.delete(REQUIRE_TLS);
  return url.href;
};

/**
 * Deadlines of the phases of a sending, as RFC 5321 4.5.3.2 has them: 5 minutes for the greeting, MAIL and RCPT, 2 for
 * DATA, 3 for a block of the message, 10 for the answer after it. Nodemailer has one deadline for the greeting and one
 * of inactivity for every phase after it, so that one has to be the longest, 10 minutes: no phase gets less than the
 * RFC asks for, and MAIL, RCPT and DATA get more. A relay that trickles is never inactive; `whole` ends it.
 */
export const SMTP_DEADLINES = {
  dns: 30 * SECOND,
  greeting: 5 * MINUTE,
  /** From the look-up of the name to the end of STARTTLS: the greeting and the answers to EHLO and STARTTLS are in it. */
  setup: 15 * MINUTE,
  answer: 10 * MINUTE,
  /** About the sum of all phases. */
  whole: 40 * MINUTE,
};

const CONNECTIONS = 3;
const MESSAGES_PER_CONNECTION = 100;

/** The bytes of a message, which are asked for once the relay is ready for mail, so that the last question is asked late. */
async function* guarded(message: Buffer, isWanted: Delivery['isWanted']): AsyncGenerator<Buffer> {
  if (!(await isWanted())) throw new UnwantedMailError();
  yield message;
}

/** Sends by SMTP over a few connections that stay open. */
export const smtpTransport = (
  smtpUrl: string,
  from: string,
  { deadlines = SMTP_DEADLINES, connections = CONNECTIONS } = {},
): MailTransport => {
  const composer = createComposer(from);
  const transport = createTransport({
    url: withoutRequireTls(smtpUrl),
    pool: true,
    maxConnections: connections,
    maxMessages: MESSAGES_PER_CONNECTION,
    // The pool would send from a stream that was read already; what fails is retried from the database.
    maxRequeues: 0,
    requireTLS: !allowsPlaintext(smtpUrl),
    dnsTimeout: deadlines.dns,
    connectionTimeout: deadlines.setup,
    greetingTimeout: deadlines.greeting,
    socketTimeout: deadlines.answer,
  });
  return {
    deadline: deadlines.whole,
    connections,
    send: async (mail, { signal, isWanted }) => {
      const message = await composer.compose(mail);
      const raw = Readable.from(guarded(message, isWanted), { objectMode: false });
      await transport.sendMail({ envelope: { from, to: mail.to }, raw, signal });
    },
    close: () => {
      composer.close();
      transport.close();
    },
  };
};
