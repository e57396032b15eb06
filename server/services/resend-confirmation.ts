import { addressProblem } from '../domain/application.ts';
import { unknownCode } from '../domain/confirmation.ts';
import type { Confirmations } from '../http/confirmations.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { findApplication } from '../store/applications.ts';
import { changeEmail, lockApplication, storeCode } from '../store/confirmations.ts';
import { findPosting } from '../store/postings.ts';

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
  const to = email ?? found.application.person.email;
  const mayMail = await sender.mayMail(to, network);
  await database.transaction(async (transaction) => {
    const locked = await lockApplication(transaction, id, clock());
    if (!locked || locked.confirmedAt) throw new ProblemError('not-found');
    if (email !== undefined) {
      await changeEmail(transaction, locked, email);
      // A code that went to the address before must not confirm this one.
      await storeCode(transaction, id, unknownCode(id, clock()));
    }
    const application = { ...locked, person: { ...locked.person, email: to } };
    if (mayMail) await sender.write(transaction, application, { target, withCode: true });
  });
  // Whether a mailbox has had its share of mails is its owner's business alone, so the answer is the same.
  if (mayMail) await sender.count(to, network);
  wakeMail();
};
