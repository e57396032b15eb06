import type { Logger } from 'pino';
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../store/database.ts';
import { claimMail, markSent, postpone } from '../store/mails.ts';
import type { MailTransport } from './transport.ts';

const SECOND = 1000;
const POLL_INTERVAL = 2 * SECOND;
const LONGEST_WAIT = 3600 * SECOND;

/** Sends waiting mail until it is closed. */
export interface MailSender {
  /** Looks for waiting mail now and not at the next round. */
  wake: () => void;
  /** Lets the mail under way finish, then stops. */
  close: () => Promise<void>;
}

const waitAfter = (attempts: number): number => Math.min(30 * SECOND * 2 ** (attempts - 1), LONGEST_WAIT);

/** Starts sending the mail that waits in the database: what fails is tried again after a wait that doubles. */
export const startMailSender = ({
  database,
  transport,
  clock,
  log,
}: {
  database: Database;
  transport: MailTransport;
  clock: Clock;
  log: Logger;
}): MailSender => {
  let isClosed = false;
  let round = Promise.resolve();

  const sendNext = async (): Promise<boolean> => {
    const now = clock();
    const mail = await claimMail(database, now, new Date(now.getTime() + transport.patience));
    if (!mail) return false;
    try {
      await transport.send(mail);
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      log.warn({ mail: mail.id, attempts: mail.attempts, code }, 'mail not sent');
      await postpone(database, mail.id, new Date(clock().getTime() + waitAfter(mail.attempts)));
      return true;
    }
    await markSent(database, mail.id, clock());
    log.info({ mail: mail.id }, 'mail sent');
    return true;
  };

  const sendAll = async (): Promise<void> => {
    try {
      while (!isClosed && (await sendNext()));
    } catch (error) {
      log.error({ code: (error as { code?: unknown }).code }, 'mail could not be looked for');
    }
  };

  const wake = () => {
    if (!isClosed) round = round.then(sendAll);
  };
  const timer = setInterval(wake, POLL_INTERVAL);
  wake();

  return {
    wake,
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await round;
      transport.close();
    },
  };
};
