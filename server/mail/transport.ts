import { mkdir } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import { writeDurably } from '../adapters/files/write-durably.ts';
import type { Mail } from '../store/mails.ts';

/** A way for mail to leave. */
export interface MailTransport {
  send: (mail: Mail) => Promise<void>;
  /** How long one sending may take; after that the mail is taken to have failed. */
  patience: number;
  close: () => void;
}

const SECOND = 1000;

/** Everything that a repeat of the same mail repeats, its Message-ID and date included. */
const envelope = (mail: Mail, from: string) => ({
  from,
  to: mail.to,
  ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
  subject: mail.subject,
  text: mail.text,
  date: mail.createdAt,
  messageId: `<${mail.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Puts each mail into a folder as one file named by its id, so that sending it again changes nothing. */
export const folderTransport = (folder: string, from: string): MailTransport => {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    patience: 2 * SECOND,
    send: async (mail) => {
      await mkdir(folder, { recursive: true });
      const { message } = await composer.sendMail(envelope(mail, from));
      await writeDurably(folder, `${mail.id}.eml`, message as Buffer);
    },
    close: () => composer.close(),
  };
};

/** Sends by SMTP. */
export const smtpTransport = (smtpUrl: string, from: string): MailTransport => {
  const patience = 60 * SECOND;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 20 * SECOND,
  });
  return {
    patience,
    send: async (mail) => {
      await transport.sendMail(envelope(mail, from));
    },
    close: () => transport.close(),
  };
};
