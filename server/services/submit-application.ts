import { createHash } from 'node:crypto';
import type { ApplicationRequest, Receipt } from '../../src/contract/application.ts';
import type { Services } from '../context.ts';
import { acceptApplication, applicationProblem, type AcceptedApplication } from '../domain/application.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { unknownCode } from '../domain/confirmation.ts';
import { mailboxOf } from '../domain/mailbox.ts';
import type { Signal } from '../domain/bot-signals.ts';
import { createLimiter, type Limiter } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { applicationReceiptMail } from '../mail/templates/application-receipt.ts';
import { applicationReceivedMail } from '../mail/templates/application-received.ts';
import {
  findByIdempotencyKey,
  findActive,
  storeApplication,
  type Answered,
  type ApplicationRow,
  type NewApplication,
} from '../store/applications.ts';
import { storeCode } from '../store/confirmations.ts';
import type { Database } from '../store/database.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';
import type { FilesById } from '../store/uploads.ts';
import { createViewer } from '../store/visibility.ts';
import { attachFiles } from './attach-files.ts';
import { roundOf, type Confirmations } from './confirmations.ts';
import { readCampus } from './read-postings.ts';
import type { MailRight } from './send-confirmation.ts';

/**
 * Requests and applications an hour. A whole class of 500 applies from behind one network, all to one posting.
 * Applications that wait to be confirmed are counted for each network, and for a posting within one network, so that
 * nobody uses up the share of another. They have no limit for a posting over all networks: anybody with enough networks
 * could reach it, and close the posting to everyone else. Those of a mailbox that is proved count against that mailbox.
 */
const LIMITS = { network: 1000, unconfirmedForPosting: 600, mailbox: 30 };

/** Rate limits of applications, shared by the API and the forms. */
export interface SubmissionLimits {
  /** Counts requests, by network. */
  requests: Limiter;
  /** Counts applications that wait to be confirmed, by posting and network. */
  unconfirmedForPosting: Limiter;
  /** Counts applications of a device that has proved its mailbox, by mailbox. */
  mailboxes: Limiter;
}

/** Opens the rate limits of applications. */
export const createSubmissionLimits = (services: Pick<Services, 'pool'>): SubmissionLimits => ({
  requests: createLimiter(services, { name: 'applications', points: LIMITS.network }),
  unconfirmedForPosting: createLimiter(services, {
    name: 'applications-unconfirmed-posting',
    points: LIMITS.unconfirmedForPosting,
  }),
  mailboxes: createLimiter(services, { name: 'applications-mailbox', points: LIMITS.mailbox }),
});

/** All that submitting an application needs. */
export type SubmissionServices = Pick<Services, 'database' | 'clock' | 'wakeMail'> & {
  confirmations: Confirmations;
  submissionLimits: SubmissionLimits;
};

/** Device token at the end of a body: the same application is sent again with it or without. */
const DEVICE = /,"device":"[\w.-]*"(?=\}$)/;

/** An application before it is parsed: its key, its text and the network that it comes from. */
export interface IncomingApplication {
  idempotencyKey: string;
  /** Tells a repeat from another application under the same key. */
  body: string;
  parse: () => ApplicationRequest | Promise<ApplicationRequest>;
  network: string;
  /** Signs of a program having sent it; stored with it. */
  signals?: Signal[];
}

interface Submission {
  request: ApplicationRequest;
  network: string;
  campus: CampusRecord | undefined;
  /** `true` where the device has proved the mailbox before. */
  isKnownDevice: boolean;
  /** The right to send a mail that asks to confirm. */
  mailRight: MailRight | undefined;
  beside: Pick<NewApplication, 'idempotencyKey' | 'fingerprint' | 'signals'>;
}

/** An application as it was stored, and its posting. */
interface Stored {
  application: ApplicationRow;
  target: PostingRow;
  /** `true` where the receipt requires a code. */
  asksForCode: boolean;
}

/** A campus may do without confirmation for the postings that are for its students alone: anybody can name a campus. */
const needsConfirmation = (campus: CampusRecord | undefined, { posting }: PostingRow): boolean =>
  posting.exclusiveTo === null || posting.exclusiveTo !== campus?.slug || campus.confirmEmail;

const confirmedMails = async (
  { statusLinks, reviewLinks }: Confirmations,
  transaction: Database,
  { accepted, target, files }: { accepted: AcceptedApplication; target: PostingRow; files: FilesById },
) => [
  applicationReceiptMail(accepted, target, await statusLinks.to(accepted)),
  applicationReceivedMail(accepted, target, {
    reviewUrl: await reviewLinks.to(transaction, target.posting.slug),
    files,
  }),
];

/** Locks the posting and checks the request against it. Throws the problem of an application to it. */
const accept = async (
  transaction: Database,
  { clock }: SubmissionServices,
  { request, campus, beside }: Submission,
): Promise<{ target: PostingRow; accepted: AcceptedApplication; now: Date } | undefined> => {
  const viewer = await createViewer(transaction, { now: clock(), campus });
  const target = await findPosting(transaction, request.microInternship, { viewer, lock: true });
  // Another request with this key may have had the lock before.
  if (await findByIdempotencyKey(transaction, beside.idempotencyKey)) return undefined;
  const now = clock();
  const problem = applicationProblem(target, request, now);
  if (!target || problem) throw new ProblemError(problem?.code ?? 'not-found', problem);
  return { target, accepted: acceptApplication(target, request, now), now };
};

/** Stores the application, its files and its mails; nothing where its key has been used meanwhile. */
const store = async (
  transaction: Database,
  services: SubmissionServices,
  submission: Submission,
): Promise<Stored | undefined> => {
  const { campus, isKnownDevice, mailRight, beside } = submission;
  const { confirmations } = services;
  const result = await accept(transaction, services, submission);
  if (!result) return undefined;
  const { target, accepted, now } = result;
  // Before earlier applications of the email are looked for: an error about files must not reveal them.
  const { attached, files } = await attachFiles(transaction, target, accepted.answers);
  const { email } = accepted.person;
  const standing = await findActive(transaction, { microInternship: target.posting.id, email, now });
  const isAsked = needsConfirmation(campus, target);
  // A second application of one email never counts before the owner of the mailbox has confirmed it.
  const isConfirmed = (isKnownDevice || !isAsked) && !standing;
  const asksForCode = !isConfirmed && (isKnownDevice || isAsked);
  const application = await storeApplication(
    transaction,
    { ...accepted, ...beside, confirmedAt: isConfirmed ? now : null },
    isConfirmed ? await confirmedMails(confirmations, transaction, { accepted, target, files }) : [],
    attached,
  );
  if (!application) return undefined;
  if (asksForCode) await storeCode(transaction, application.id, unknownCode(application.id, now));
  if (!isConfirmed && mailRight)
    await confirmations.sender.write(transaction, application, { target, withCode: asksForCode });
  return { application, target, asksForCode };
};

/** Stores an application in one transaction; a mail that does not leave is not counted. */
const storeOrGiveBack = async (
  services: SubmissionServices,
  submission: Submission,
): Promise<Stored | undefined> => {
  let isMailed = false;
  try {
    const stored = await services.database.transaction((transaction) =>
      store(transaction, services, submission),
    );
    isMailed = stored?.application.confirmedAt === null;
    return stored;
  } finally {
    const { mailRight, request, network } = submission;
    if (mailRight && !isMailed)
      await services.confirmations.sender.giveBack(request.person.email, network, mailRight);
  }
};

/** A receipt with the way to confirm, as long as the application waits for it. */
const receiptOf = async (
  { clock, confirmations: { tokens } }: SubmissionServices,
  { id, receipt, confirmBy, asksForCode }: Answered,
): Promise<Receipt> =>
  asksForCode && confirmBy > clock()
    ? {
        ...receipt,
        confirmation: { token: await tokens.issue({ id, confirmBy }), confirmBy: confirmBy.toISOString() },
      }
    : receipt;

const replay = (services: SubmissionServices, row: Answered, fingerprint: string): Promise<Receipt> => {
  if (row.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  return receiptOf(services, row);
};

type Sender = Pick<Submission, 'request' | 'network' | 'isKnownDevice'>;

/** Throws `too-many-requests` where the mailbox, or else the network, has used up its share. */
const refuseIfExhausted = async (
  { confirmations, submissionLimits }: SubmissionServices,
  { request: { microInternship, person }, network, isKnownDevice }: Sender,
): Promise<void> => {
  if (isKnownDevice) {
    await submissionLimits.mailboxes.refuseIfExhausted(mailboxOf(person.email));
    await confirmations.rounds.refuseIfExhausted(roundOf(person.email, microInternship));
  } else {
    await confirmations.unconfirmed.refuseIfExhausted(network);
    await submissionLimits.unconfirmedForPosting.refuseIfExhausted(`${microInternship} ${network}`);
  }
};

/** Counts an application that was stored against its mailbox, or else its network. */
const countStored = async (
  { confirmations, submissionLimits }: SubmissionServices,
  { application, target }: Stored,
  { network, isKnownDevice }: Sender,
): Promise<void> => {
  const { email } = application.person;
  const { slug } = target.posting;
  // Where a campus asks for no proof, anybody may have typed the email: its owner must not be held up.
  if (application.confirmedAt && isKnownDevice) {
    await submissionLimits.mailboxes.penalize(mailboxOf(email));
    await confirmations.rounds.penalize(roundOf(email, slug));
  } else {
    await confirmations.unconfirmed.penalize(network);
    await submissionLimits.unconfirmedForPosting.penalize(`${slug} ${network}`);
  }
};

/** Submits an application once, however often it comes under its key. Throws the problem that keeps it from being taken. */
export const submitApplication = async (
  services: SubmissionServices,
  { idempotencyKey, body, parse, network, signals = [] }: IncomingApplication,
): Promise<Receipt> => {
  const { database, wakeMail, confirmations } = services;
  const { tokens, sender, statusLinks, reviewLinks } = confirmations;
  const fingerprint = createHash('sha256').update(body.replace(DEVICE, '')).digest('hex');
  const earlier = await findByIdempotencyKey(database, idempotencyKey);
  if (earlier) return replay(services, earlier, fingerprint);

  const request = await parse();
  const { device, person } = request;
  const isKnownDevice = device !== undefined && (await tokens.isDeviceOf(device, person.email));
  const from = { request, network, isKnownDevice };
  await refuseIfExhausted(services, from);
  const campus = request.campus === undefined ? undefined : await readCampus(services, request.campus);
  await statusLinks.prepare();
  await reviewLinks.prepare();
  await tokens.prepare();
  const mailRight = await sender.take(person.email, network);
  const beside = { idempotencyKey, fingerprint, signals };
  const stored = await storeOrGiveBack(services, { ...from, campus, mailRight, beside });
  if (stored) {
    wakeMail();
    await countStored(services, stored, from);
    return receiptOf(services, { ...stored.application, asksForCode: stored.asksForCode });
  }
  const winner = await findByIdempotencyKey(database, idempotencyKey);
  if (!winner) throw new ProblemError('unavailable');
  return replay(services, winner, fingerprint);
};
