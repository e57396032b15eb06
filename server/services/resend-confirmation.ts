import { addressProblem } from '../domain/application.ts';
import { unknownCode } from '../domain/confirmation.ts';
import { sameAddress } from '../domain/mailbox.ts';
import type { Confirmations } from './confirmations.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../context.ts';
import type { ConfirmationSender, MailRight } from './send-confirmation.ts';
import { findApplication } from '../store/applications.ts';
import type { Database } from '../store/database.ts';
import { changeEmail, lockApplication, storeCode } from '../store/confirmations.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';

interface Resend {
  id: string;
  /** The email as it was read before, and the one that the code goes to. */
  from: string;
  to: string;
  target: PostingRow;
  mailRight: MailRight | undefined;
}

const write = async (
  transaction: Database,
  sender: ConfirmationSender,
  { id, from, to, target, mailRight, now }: Resend & { now: Date },
): Promise<boolean> => {
  const locked = await lockApplication(transaction, id, now);
  if (!locked || locked.confirmedAt) throw new ProblemError('not-found');
  // Corrected meanwhile: a code that goes to the address before must not be that of the new one.
  if (locked.person.email !== from) return false;
  if (from !== to) await changeEmail(transaction, locked, to);
  // The code that went to the address before is worth nothing for this one.
  if (sameAddress(from) !== sameAddress(to)) await storeCode(transaction, id, unknownCode(id, now));
  const application = { ...locked, person: { ...locked.person, email: to } };
  if (mailRight) await sender.write(transaction, application, { target, withCode: true });
  return mailRight !== undefined;
};

/**
 * Sends another code for an application that waits to be confirmed, to a corrected address where one is given. Throws
 * `not-found` where nothing waits, `invalid-request` for an address that the posting does not take, `too-many-requests`.
 */
export const resendConfirmation = async (
  { database, clock, wakeMail }: Pick<Services, 'database' | 'clock' | 'wakeMail'>,
  { tokens, sender, resends, corrections, unconfirmed }: Confirmations,
  { id, email, network }: { id: string; email?: string | undefined; network: string },
): Promise<void> => {
  const found = await findApplication(database, id, clock());
  const target = found && (await findPosting(database, found.slug));
  if (!target || found.application.confirmedAt) throw new ProblemError('not-found');
  const problem = email === undefined ? undefined : addressProblem(target, email);
  if (problem) throw new ProblemError('invalid-request', { errors: [{ pointer: '/email', code: problem }] });
  await resends.consume(id);
  const from = found.application.person.email;
  const to = email ?? from;
  if (sameAddress(from) !== sameAddress(to)) {
    // An application and a correction reach one more mailbox each: neither is a way around the limit of the other.
    await unconfirmed.refuseIfExhausted(network);
    await corrections.consume(id);
    await unconfirmed.penalize(network);
  }
  await tokens.prepare();
  // Where a mailbox has had its share of mails is its owner's business alone, so the answer is the same.
  const mailRight = await sender.take(to, network);
  let isMailed = false;
  try {
    isMailed = await database.transaction((transaction) =>
      write(transaction, sender, { id, from, to, target, mailRight, now: clock() }),
    );
  } finally {
    if (mailRight && !isMailed) await sender.giveBack(to, network, mailRight);
  }
  wakeMail();
};
