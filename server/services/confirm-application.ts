import type { ProblemCode } from '../../src/contract/problem.ts';
import { confirmationProblem } from '../domain/application.ts';
import { checkCode, digestAddress } from '../domain/confirmation.ts';
import { DAY_IN_SECONDS } from '../domain/durations.ts';
import { mailboxOf } from '../domain/mailbox.ts';
import { roundOf, ROUNDS_A_DAY, type Confirmations } from './confirmations.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../context.ts';
import { applicationReceiptMail } from '../mail/templates/application-receipt.ts';
import { applicationReceivedMail } from '../mail/templates/application-received.ts';
import {
  findApplication,
  findActive,
  withdrawApplication,
  type ApplicationRow,
} from '../store/applications.ts';
import { findCampus } from '../store/campuses.ts';
import {
  countTry,
  findCode,
  listConfirmedSince,
  lockApplication,
  markConfirmed,
} from '../store/confirmations.ts';
import type { Database } from '../store/database.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';
import { createViewer } from '../store/visibility.ts';

/** The proof of a mailbox: the code that was mailed to it, or the digest of the address that an opened mail went to. */
export type Proof = { code: string } | { mailbox: string };

export type ConfirmOutcome =
  | { kind: 'confirmed'; application: ApplicationRow; isNew: boolean }
  /** Another code is accepted. */
  | { kind: 'wrong' }
  /** The code has ended, by its time or by wrong tries. */
  | { kind: 'ended' }
  /** The application was deleted, or its time to be confirmed is over. */
  | { kind: 'gone' }
  /** The posting was cancelled, or is hidden from the applicant: the problem of an application to it. */
  | { kind: 'refused'; code: ProblemCode };

const checkProof = async (
  transaction: Database,
  { id, person, confirmedAt }: ApplicationRow,
  proof: Proof,
  now: Date,
): Promise<'right' | 'wrong' | 'ended' | 'gone'> => {
  // The address may have been corrected since the page was opened.
  if ('mailbox' in proof) return proof.mailbox === digestAddress(person.email) ? 'right' : 'gone';
  const result = checkCode(await findCode(transaction, id), {
    application: id,
    code: proof.code,
    now,
    isConfirmed: confirmedAt !== null,
  });
  if (result !== 'right') await countTry(transaction, id);
  return result;
};

/** Why an application that waits can no longer be confirmed: its posting is looked at as its campus is shown it now. */
export const findConfirmationProblem = async (
  database: Database,
  { application: { campus: of }, slug }: { application: Pick<ApplicationRow, 'campus'>; slug: string },
  now: Date,
): Promise<ProblemCode | undefined> => {
  const campus = of === null ? undefined : await findCampus(database, of);
  const viewer = await createViewer(database, { now, campus });
  return confirmationProblem(await findPosting(database, slug, { viewer }), of);
};

/** The limit of rounds again, for those that come at the same moment: here the posting is locked. */
const refuseManyRounds = async (
  transaction: Database,
  { microInternship, person }: ApplicationRow,
  now: Date,
): Promise<void> => {
  const since = new Date(now.getTime() - DAY_IN_SECONDS * 1000);
  const confirmed = await listConfirmedSince(transaction, microInternship, since);
  const rounds = confirmed.filter((email) => mailboxOf(email) === mailboxOf(person.email)).length;
  if (rounds >= ROUNDS_A_DAY)
    throw new ProblemError('too-many-requests', { headers: { 'Retry-After': String(DAY_IN_SECONDS) } });
};

const confirm = async (
  { statusLinks, reviewLinks }: Confirmations,
  transaction: Database,
  { application, target, now }: { application: ApplicationRow; target: PostingRow; now: Date },
): Promise<void> => {
  const { id, microInternship, person } = application;
  const standing = await findActive(transaction, { microInternship, email: person.email, now });
  if (standing) await withdrawApplication(transaction, standing, now);
  const found = await findApplication(transaction, id, now);
  const confirmed = { ...application, receivedAt: now };
  const outgoing = [
    applicationReceiptMail(confirmed, target, await statusLinks.to(application)),
    applicationReceivedMail(confirmed, target, {
      reviewUrl: await reviewLinks.to(transaction, target.posting.slug),
      files: found?.files ?? {},
      ...(standing && { replaced: standing.id }),
    }),
  ];
  await markConfirmed(transaction, application, now, outgoing);
};

/**
 * Confirms an application by a proof of its mailbox: it counts as of when it was submitted, takes the place of an
 * earlier one of the same address, and its mails leave. Also after the deadline, and when others have filled the posting
 * meanwhile, and not when it was cancelled. Confirming twice is confirming once. Throws `too-many-requests`.
 */
export const confirmApplication = async (
  { database, clock, wakeMail }: Pick<Services, 'database' | 'clock' | 'wakeMail'>,
  confirmations: Confirmations,
  id: string,
  proof: Proof,
): Promise<ConfirmOutcome> => {
  const { statusLinks, reviewLinks, rounds } = confirmations;
  await statusLinks.prepare();
  await reviewLinks.prepare();
  const before = await findApplication(database, id, clock());
  if (!before) return { kind: 'gone' };
  const { slug } = before;
  if (!before.application.confirmedAt)
    await rounds.refuseIfExhausted(roundOf(before.application.person.email, slug));
  const outcome = await database.transaction(async (transaction): Promise<ConfirmOutcome> => {
    const target = await findPosting(transaction, slug, { lock: true });
    const now = clock();
    const application = await lockApplication(transaction, id, now);
    if (!target || !application) return { kind: 'gone' };
    // Also where it is confirmed: whoever holds a receipt alone learns nothing, and gets no token of a device.
    const result = await checkProof(transaction, application, proof, now);
    if (result !== 'right') return { kind: result };
    if (application.confirmedAt) return { kind: 'confirmed', application, isNew: false };
    const problem = await findConfirmationProblem(transaction, { application, slug }, now);
    if (problem) return { kind: 'refused', code: problem };
    await refuseManyRounds(transaction, application, now);
    await confirm(confirmations, transaction, { application, target, now });
    return { kind: 'confirmed', application: { ...application, confirmedAt: now }, isNew: true };
  });
  if (outcome.kind === 'confirmed' && outcome.isNew) {
    wakeMail();
    await rounds.penalize(roundOf(outcome.application.person.email, slug));
  }
  return outcome;
};
