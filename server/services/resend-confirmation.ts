import { addressProblem } from '../domain/application.ts';
import { unknownCode } from '../domain/confirmation.ts';
import { sameAddress } from '../domain/mailbox.ts';
import type { Confirmations } from '../http/confirmations.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import type { ConfirmationSender } from './send-confirmation.ts';
import { findApplication } from '../store/applications.ts';
import type { Database } from '../store/database.ts';
import { changeEmail, lockApplication, storeCode } from '../store/confirmations.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';

interface Resend {
  id: string;
  /** The address as it was read before, and where the code goes. */
  from: string;
  to: string;
  target: PostingRow;
  mayMail: boolean;
}

const write = async (
  transaction: Database,
  sender: ConfirmationSender,
  { id, from, to, target, mayMail, now }: Resend & { now: Date },
): Promise<boolean> => {
  const locked = await lockApplication(transaction, id, now);
  if (!locked || locked.confirmedAt) throw new ProblemError('not-found');
  // Corrected meanwhile: a code that goes to the address before must not be that of the new one.
  if (locked.person.email !== from) return false;
  if (from !== to) await changeEmail(transaction, locked, to);
  // The code that went to the address before is worth nothing for this one.
  if (sameAddress(from) !== sameAddress(to)) await storeCode(transaction, id, unknownCode(id, now));
  const application = { ...locked, person: { ...locked.person, email: to } };
  if (mayMail) await sender.write(transaction, application, { target, withCode: true });
  return mayMail;
};

/**
 * Sends another code for an application that waits to be confirmed, to a corrected address where one is given. Throws
 * `not-found` where nothing waits, `invalid-request` for an address that the posting does not take, `too-many-requests`.
 */
export const resendConfirmation = async (
  { database, clock, wakeMail }: Pick<Services, 'database' | 'clock' | 'wakeMail'>,
  { tokens, sender, resends }: Confirmations,
  { id, email, network }: { id: string; email?: string | undefined; network: string },
): Promise<void> => {
  const found = await findApplication(database, id, clock());
  const target = found && (await findPosting(database, found.slug));
  if (!target || found.application.confirmedAt) throw new ProblemError('not-found');
  const problem = email === undefined ? undefined : addressProblem(target, email);
  if (problem) throw new ProblemError('invalid-request', { errors: [{ pointer: '/email', code: problem }] });
  await resends.consume(id);
  await tokens.prepare();
  const from = found.application.person.email;
  const to = email ?? from;
  // Where a mailbox has had its share of mails is its owner's business alone, so the answer is the same.
  const mayMail = await sender.take(to, network);
  let isMailed = false;
  try {
    isMailed = await database.transaction((transaction) =>
      write(transaction, sender, { id, from, to, target, mayMail, now: clock() }),
    );
  } finally {
    if (mayMail && !isMailed) await sender.giveBack(to, network);
  }
  wakeMail();
};
