import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ApplicationRequest, Receipt } from '../../src/contract/application.ts';
import { acceptApplication, applicationProblem, type AcceptedApplication } from '../domain/application.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { unknownCode } from '../domain/confirmation.ts';
import { mailboxOf } from '../domain/mailbox.ts';
import type { Signal } from '../domain/signals.ts';
import { applicationReceiptMail } from '../mail/templates/application-receipt.ts';
import { applicationReceivedMail } from '../mail/templates/application-received.ts';
import type { MailRight } from './send-confirmation.ts';
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
import { createViewer } from '../store/visibility.ts';
import type { FilesById } from '../store/uploads.ts';
import { roundOf, type Confirmations } from '../api/confirmations.ts';
import { createLimiter, createNetworkLimiter, createNetworkReader } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { readCampus } from './read-postings.ts';
import type { Services } from '../context.ts';
import { holdFiles } from '../api/uploads.ts';

/**
 * Requests and applications an hour. A whole class of 500 applies from behind one network address, all to one posting.
 * Applications that wait to be confirmed are counted for each network, and for a posting within one network, so that
 * nobody uses up the share of another. They have no limit for a posting over all networks: anybody with enough networks
 * could reach it, and close the posting to everyone else. Those of a mailbox that is proved count against that mailbox.
 */
const LIMITS = { network: 1000, unconfirmedForPosting: 600, mailbox: 30 };

/** The device at the end of a body: the same application is sent again with it or without. */
const DEVICE = /,"device":"[\w.-]*"(?=\}$)/;

/** An application on its way in: its key, the text it came as and the way to read it. */
export interface IncomingApplication {
  idempotencyKey: string;
  /** What tells a repeat from another application under the same key. */
  body: string;
  parse: () => ApplicationRequest | Promise<ApplicationRequest>;
  /** What speaks for a program having sent it; kept with it. */
  signals?: Signal[];
}

/** Where applications come in, whether by the API or by a form. */
export interface SubmitApplication {
  /** Counts a request against its network. Throws `too-many-requests`. */
  admit: (context: Context) => Promise<void>;
  /** Stores an application once, whatever happens to its answer. Throws what keeps it from being taken. */
  receive: (context: Context, incoming: IncomingApplication) => Promise<Receipt>;
}

interface Submitted {
  request: ApplicationRequest;
  campus: CampusRecord | undefined;
  /** Whether the device has proved the mailbox before. */
  isKnownDevice: boolean;
  /** The right to send a mail that asks to confirm. */
  mailRight: MailRight | undefined;
}

type Beside = Pick<NewApplication, 'idempotencyKey' | 'fingerprint' | 'signals'>;

/** An application as it was stored, and its posting. */
interface Stored {
  application: ApplicationRow;
  target: PostingRow;
  /** Whether the receipt asks for a code. */
  asksForCode: boolean;
}

/** A campus may do without confirmation for the postings that are for its students alone: anybody can name a campus. */
const needsConfirmation = (campus: CampusRecord | undefined, { posting }: PostingRow): boolean =>
  posting.exclusiveTo === null || posting.exclusiveTo !== campus?.slug || campus.confirmEmail;

/** Opens the one place where applications come in. */
export const createSubmitApplication = (
  services: Services,
  confirmations: Confirmations,
): SubmitApplication => {
  const { database, clock, wakeMail } = services;
  const { tokens, sender, statusLinks, reviewLinks, rounds, unconfirmed } = confirmations;
  const networks = createNetworkLimiter(services, { name: 'applications', points: LIMITS.network });
  const unconfirmedForPosting = createLimiter(services, {
    name: 'applications-unconfirmed-posting',
    points: LIMITS.unconfirmedForPosting,
  });
  const mailboxes = createLimiter(services, { name: 'applications-mailbox', points: LIMITS.mailbox });
  const networkOf = createNetworkReader(services);

  const outgoingMails = async (
    transaction: Database,
    application: AcceptedApplication,
    target: PostingRow,
    files: FilesById,
  ) => [
    applicationReceiptMail(application, target, await statusLinks.to(application)),
    applicationReceivedMail(application, target, {
      reviewUrl: await reviewLinks.to(transaction, target.posting.slug),
      files,
    }),
  ];

  const store = (
    { request, campus, isKnownDevice, mailRight }: Submitted,
    beside: Beside,
  ): Promise<Stored | undefined> =>
    database.transaction(async (transaction) => {
      const viewer = await createViewer(transaction, { now: clock(), campus });
      const target = await findPosting(transaction, request.microInternship, { viewer, lock: true });
      // Another request with this key may have had the lock before.
      if (await findByIdempotencyKey(transaction, beside.idempotencyKey)) return undefined;
      const now = clock();
      const problem = applicationProblem(target, request, now);
      if (!target || problem) throw new ProblemError(problem?.code ?? 'not-found', problem);
      const accepted = acceptApplication(target, request, now);
      // Before it is looked whether the address has applied: an answer about files must not tell.
      const { attached, files } = await holdFiles(transaction, target, accepted.answers);
      const { email } = accepted.person;
      const standing = await findActive(transaction, { microInternship: target.posting.id, email, now });
      const isAsked = needsConfirmation(campus, target);
      // A second application of one address never counts before the owner of the address has chosen it.
      const isConfirmed = (isKnownDevice || !isAsked) && !standing;
      const asksForCode = !isConfirmed && (isKnownDevice || isAsked);
      const application = await storeApplication(
        transaction,
        { ...accepted, ...beside, confirmedAt: isConfirmed ? now : null },
        isConfirmed ? await outgoingMails(transaction, accepted, target, files) : [],
        attached,
      );
      if (!application) return undefined;
      if (asksForCode) await storeCode(transaction, application.id, unknownCode(application.id, now));
      if (!isConfirmed && mailRight)
        await sender.write(transaction, application, { target, withCode: asksForCode });
      return { application, target, asksForCode };
    });

  /** Stores an application; a mail that does not leave is not counted. */
  const storeOrGiveBack = async (
    submitted: Submitted,
    beside: Beside,
    network: string,
  ): Promise<Stored | undefined> => {
    let isMailed = false;
    try {
      const stored = await store(submitted, beside);
      isMailed = stored?.application.confirmedAt === null;
      return stored;
    } finally {
      const { mailRight, request } = submitted;
      if (mailRight && !isMailed) await sender.giveBack(request.person.email, network, mailRight);
    }
  };

  /** A receipt with the way to confirm, as long as the application waits for it. */
  const answer = async ({ id, receipt, confirmBy, asksForCode }: Answered): Promise<Receipt> =>
    asksForCode && confirmBy > clock()
      ? {
          ...receipt,
          confirmation: { token: await tokens.issue({ id, confirmBy }), confirmBy: confirmBy.toISOString() },
        }
      : receipt;

  const replay = (row: Answered, fingerprint: string): Promise<Receipt> => {
    if (row.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
    return answer(row);
  };

  /** Counts an application that was stored, and sends the mails that follow. */
  const finish = async (
    { application, target }: Stored,
    { network, isKnownDevice }: { network: string; isKnownDevice: boolean },
  ): Promise<void> => {
    const { email } = application.person;
    wakeMail();
    // Where a campus asks for no proof, anybody may have typed the address: its owner must not be held up.
    if (application.confirmedAt && isKnownDevice) {
      await mailboxes.penalize(mailboxOf(email));
      await rounds.penalize(roundOf(email, target.posting.slug));
    } else {
      await unconfirmed.penalize(network);
      await unconfirmedForPosting.penalize(`${target.posting.slug} ${network}`);
    }
  };

  return {
    admit: networks.admit,
    receive: async (context, { idempotencyKey, body, parse, signals = [] }) => {
      const fingerprint = createHash('sha256').update(body.replace(DEVICE, '')).digest('hex');
      const earlier = await findByIdempotencyKey(database, idempotencyKey);
      if (earlier) return replay(earlier, fingerprint);

      const request = await parse();
      const network = networkOf(context);
      const { device, microInternship, person } = request;
      const isKnownDevice = device !== undefined && (await tokens.isDeviceOf(device, person.email));
      if (isKnownDevice) {
        await mailboxes.refuseIfExhausted(mailboxOf(person.email));
        await rounds.refuseIfExhausted(roundOf(person.email, microInternship));
      } else {
        await unconfirmed.refuseIfExhausted(network);
        await unconfirmedForPosting.refuseIfExhausted(`${microInternship} ${network}`);
      }
      const campus = request.campus === undefined ? undefined : await readCampus(services, request.campus);
      await statusLinks.prepare();
      await reviewLinks.prepare();
      await tokens.prepare();
      const mailRight = await sender.take(person.email, network);
      const stored = await storeOrGiveBack(
        { request, campus, isKnownDevice, mailRight },
        { idempotencyKey, fingerprint, signals },
        network,
      );
      if (stored) {
        await finish(stored, { network, isKnownDevice });
        return answer({ ...stored.application, asksForCode: stored.asksForCode });
      }
      const winner = await findByIdempotencyKey(database, idempotencyKey);
      if (!winner) throw new ProblemError('unavailable');
      return replay(winner, fingerprint);
    },
  };
};
