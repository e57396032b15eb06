import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from '../domain/clock.ts';
import { DAY, MINUTE, SECOND } from '../domain/durations.ts';
import type { Database } from '../store/database.ts';
import {
  claimMail,
  countFailedMails,
  markFailed,
  markSent,
  postpone,
  recipientDomain,
  renewLease,
  type Mail,
} from '../store/mails.ts';
import { classifyFailure, type DeliveryFailure } from '../mail/delivery-failure.ts';
import { UnwantedMailError, type MailTransport } from '../mail/transport.ts';
import { every } from './runner.ts';

/** Intervals and timeouts of the sender, in milliseconds. */
export const SENDER_TIMES = {
  /** Another server may send a mail when the one that claimed it has not renewed its lease for so long. */
  lease: 15 * MINUTE,
  /** The lease of a mail under way is renewed this often, which also finds that the mail was deleted. */
  renew: 30 * SECOND,
  poll: 2 * SECOND,
  /** On closing, mail under way gets so long to leave; Kubernetes kills after 30 seconds, 10 of them are for requests. */
  close: 10 * SECOND,
};

const FIRST_RETRY = 30 * SECOND;
const LONGEST_RETRY = 60 * MINUTE;
/** RFC 5321 4.5.4.1: the give-up time generally needs to be at least 4-5 days. */
const GIVE_UP_AGE = 5 * DAY;
/** Mail that is old at its first attempt, because the server was down or an operator retries it, still gets about two hours. */
const GIVE_UP_ATTEMPTS = 8;
/** A relay that refuses us is not asked again for every mail that waits. */
const CONFIGURATION_PAUSE = MINUTE;

/** Sends waiting mail until it is closed. */
export interface MailSender {
  /** Looks for waiting mail now and not at the next round. */
  wake: () => void;
  /** Takes no more mail and lets the mail under way finish; what takes too long is ended and due again at once. */
  close: () => Promise<void>;
}

/** The reasons to end a sending before the relay does. */
type Ended = 'deadline' | 'lost' | 'closing';

const waitAfter = (attempts: number): number => Math.min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY);

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** A promise that fails as soon as the signal does, for a transport that does not heed it. */
const ending = (signal: AbortSignal): Promise<never> =>
  new Promise((_, fail) => {
    signal.addEventListener('abort', () => fail(new Error('ended')), { once: true });
  });

/** Starts sending the mail that waits in the database, several at once: what fails is retried after a wait that doubles. */
export const startMailSender = ({
  database,
  transport,
  clock,
  log,
  times = SENDER_TIMES,
}: {
  database: Database;
  transport: MailTransport;
  clock: Clock;
  log: Logger;
  times?: typeof SENDER_TIMES;
}): MailSender => {
  const closing = new AbortController();
  const underWay = new Map<Mail, Promise<void>>();
  let pausedUntil = -Infinity;

  const lease = Math.min(times.lease, transport.lease ?? Infinity);
  const renewEvery = Math.min(times.renew, lease / 3);
  const leaseEnd = () => new Date(clock().getTime() + lease);

  /** Renews the lease of a mail until it is stopped; ends the sending when the lease is lost. */
  const keepLease = (mail: Mail, end: (reason: Ended) => void): { stop: () => void } => {
    let renewedAt = performance.now();
    let isRenewing = false;
    const renew = async () => {
      if (isRenewing) return;
      isRenewing = true;
      const begunAt = performance.now();
      try {
        if (await renewLease(database, mail, leaseEnd())) renewedAt = begunAt;
        else end('lost');
      } catch (error) {
        log.warn({ mail: mail.id, code: codeOf(error) }, 'lease of a mail not renewed');
        if (performance.now() - renewedAt >= lease - renewEvery) end('lost');
      } finally {
        isRenewing = false;
      }
    };
    const timer = setInterval(() => void renew(), renewEvery);
    return { stop: () => clearInterval(timer) };
  };

  /** Repeats a write until it succeeds: a mail that was sent and not marked would be sent again when its lease ends. */
  const persist = async <Outcome>(write: () => Promise<Outcome>): Promise<Outcome> => {
    const begunAt = performance.now();
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (closing.signal.aborted || performance.now() - begunAt >= lease) throw error;
        log.error({ code: codeOf(error) }, 'outcome of a mail not stored, trying again');
        await wait(Math.min(times.renew, SECOND));
      }
    }
  };

  const giveUp = async (mail: Mail, failure: string): Promise<void> => {
    await persist(() => markFailed(database, mail, { failure, now: clock() }));
    const failed = await countFailedMails(database);
    log.error({ mail: mail.id, attempts: mail.attempts, failure, failed }, 'mail failed for good');
  };

  const retryLater = async (mail: Mail, { kind, reply }: DeliveryFailure): Promise<void> => {
    const now = clock().getTime();
    const facts = { mail: mail.id, attempts: mail.attempts, failure: reply };
    if (kind === 'configuration') {
      pausedUntil = now + CONFIGURATION_PAUSE;
      log.error(facts, 'the relay refuses to take mail: check SMTP_URL and MAIL_FROM');
    } else log.warn(facts, 'mail not sent');
    await persist(() => postpone(database, mail, new Date(now + waitAfter(mail.attempts))));
  };

  const settleFailure = async (mail: Mail, failure: DeliveryFailure): Promise<void> => {
    const { kind, reply } = failure;
    const isOld =
      clock().getTime() - mail.createdAt.getTime() >= GIVE_UP_AGE && mail.attempts >= GIVE_UP_ATTEMPTS;
    if (kind === 'permanent') await giveUp(mail, reply);
    else if (kind === 'temporary' && isOld) await giveUp(mail, `expired: ${reply}`);
    else await retryLater(mail, failure);
  };

  const settleEnded = async (mail: Mail, reason: Ended): Promise<void> => {
    switch (reason) {
      case 'lost':
        log.warn({ mail: mail.id }, 'mail was deleted or taken by another server while it was sent');
        return;
      case 'closing':
        log.warn({ mail: mail.id }, 'mail given back: the server stops');
        await postpone(database, mail, clock());
        return;
      case 'deadline':
        await settleFailure(mail, { kind: 'temporary', reply: 'ETIMEDOUT' });
    }
  };

  const settleSent = async (mail: Mail): Promise<void> => {
    const isStored = await persist(() => markSent(database, mail.id, clock()));
    log.info({ mail: mail.id }, 'mail sent');
    if (!isStored) await transport.forget?.([mail.id]);
  };

  const deliver = async (mail: Mail): Promise<void> => {
    const ended = new AbortController();
    let reason: Ended | undefined;
    const end = (why: Ended) => {
      reason ??= why;
      ended.abort();
    };
    const onClosing = () => end('closing');
    closing.signal.addEventListener('abort', onClosing, { once: true });
    const renewal = keepLease(mail, end);
    const deadline = setTimeout(() => end('deadline'), transport.deadline);
    const isWanted = () => renewLease(database, mail, leaseEnd());
    try {
      const sending = transport.send(mail, { signal: ended.signal, isWanted });
      const failure = await Promise.race([sending, ending(ended.signal)]).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      clearTimeout(deadline);
      if (!failure) await settleSent(mail);
      else if (failure.error instanceof UnwantedMailError) await settleEnded(mail, 'lost');
      else if (reason) await settleEnded(mail, reason);
      else await settleFailure(mail, classifyFailure(failure.error));
    } catch (error) {
      log.error({ mail: mail.id, code: codeOf(error) }, 'outcome of a mail not stored');
    } finally {
      clearTimeout(deadline);
      renewal.stop();
      closing.signal.removeEventListener('abort', onClosing);
    }
  };

  /** One domain never has all connections, so that a flood to one that answers slowly leaves room for the others. */
  const busyDomains = (): string[] => {
    const limit = Math.max(1, transport.connections - 1);
    const domains = Map.groupBy(underWay.keys(), ({ to }) => recipientDomain(to));
    return [...domains].filter(([, mails]) => mails.length >= limit).map(([domain]) => domain);
  };

  const claimNext = async (signal: AbortSignal): Promise<boolean> => {
    const now = clock();
    if (signal.aborted || underWay.size >= transport.connections || now.getTime() < pausedUntil) return false;
    const mail = await claimMail(database, now, leaseEnd(), busyDomains());
    if (!mail) return false;
    const delivered = deliver(mail).finally(() => {
      underWay.delete(mail);
      job.wake();
    });
    underWay.set(mail, delivered);
    return true;
  };

  const job = every(times.poll, {
    name: 'the search for waiting mail',
    log,
    run: async ({ signal }) => {
      while (await claimNext(signal));
    },
  });

  return {
    wake: job.wake,
    close: async () => {
      await job.close();
      const bound = setTimeout(() => closing.abort(), times.close);
      await Promise.all(underWay.values());
      clearTimeout(bound);
      transport.close();
    },
  };
};
