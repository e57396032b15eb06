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
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { sender, resends }: Confirmations,
  { id, email, network }: { id: string; email?: string | undefined; network: string },
): Promise<void> => {
  const found = await findApplication(database, id, clock());
  const target = found && (await findPosting(database, found.slug));
  if (!target || found.application.confirmedAt) throw new ProblemError('not-found');
  const problem = email === undefined ? undefined : addressProblem(target, email);
  if (problem) throw new ProblemError('invalid-request', { errors: [{ pointer: '/email', code: problem }] });
  await resends.consume(id);
  const application = await database.transaction(async (transaction) => {
    const locked = await lockApplication(transaction, id, clock());
    if (!locked || locked.confirmedAt) throw new ProblemError('not-found');
    if (email === undefined) return locked;
    await changeEmail(transaction, locked, email);
    await storeCode(transaction, id, unknownCode(id, clock()));
    return { ...locked, person: { ...locked.person, email } };
  });
  // Whether a mailbox has had its share of mails is its owner's business alone, so the answer is the same.
  if (await sender.mayMail(application.person.email, network))
    await sender.send(application, target, { withCode: true });
};
