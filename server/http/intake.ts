import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ApplicationRequest, Receipt } from '../../src/contract/application.ts';
import { acceptApplication, applicationProblem } from '../domain/application.ts';
import type { CampusRecord } from '../domain/campus.ts';
import type { Signal } from '../domain/signals.ts';
import { applicationMails } from '../mail/messages.ts';
import { repeatMail } from '../mail/messages-after.ts';
import {
  countRepeats,
  findByIdempotencyKey,
  findStanding,
  storeApplication,
  storeRepeat,
  type Answered,
  type ApplicationRow,
} from '../store/applications.ts';
import type { Database } from '../store/database.ts';
import { deleteUploads } from '../store/erasure.ts';
import { findPosting } from '../store/postings.ts';
import { createAsker } from '../store/shown.ts';
import { createLimiter, createNetworkLimiter } from './limits.ts';
import { ProblemError } from './problems.ts';
import { readCampus } from './read.ts';
import { createReviewLinks } from './review-links.ts';
import type { Services } from './services.ts';
import { createStatusLinks } from './status-links.ts';
import { holdFiles } from './uploads.ts';

/**
 * How much is taken an hour. A whole class of 500 applies from behind one campus address, all to one posting; a person
 * applies to a few. Only what was stored counts against a mail address or a posting, so that nobody can use up another's.
 */
const LIMITS = { network: 1000, email: 30, posting: 600 };

/** So often a day is somebody told that their address was used to apply again; what comes after is kept in silence. */
const REPEAT_MAILS = 3;
const DAY = 86_400_000;

const replay = (row: Answered, fingerprint: string): Receipt => {
  if (row.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  return row.receipt;
};

/** An application on its way in: its key, the text it came as and the way to read it. */
export interface Incoming {
  idempotencyKey: string;
  /** What tells a repeat from another application under the same key. */
  body: string;
  parse: () => ApplicationRequest | Promise<ApplicationRequest>;
  /** What speaks for a program having sent it; kept with it. */
  signals?: Signal[];
}

/** Where applications come in, whether by the API or by a form. */
export interface Intake {
  /** Counts a request against its network address. Throws `too-many-requests`. */
  admit: (context: Context) => Promise<void>;
  /** Stores an application once, whatever happens to its answer. Throws what keeps it from being taken. */
  receive: (incoming: Incoming) => Promise<Receipt>;
}

/** Opens the one place where applications come in. */
export const createIntake = (services: Services): Intake => {
  const { database, clock, wakeMail } = services;
  const networks = createNetworkLimiter(services, { name: 'applications', points: LIMITS.network });
  const emails = createLimiter(services, { name: 'applications-email', points: LIMITS.email });
  const postings = createLimiter(services, { name: 'applications-posting', points: LIMITS.posting });
  const links = createStatusLinks(services);
  const reviewLinks = createReviewLinks(services);

  /** Only the owner of the address learns that it stands for the posting already, by mail. */
  const storeAgain = async (
    transaction: Database,
    standing: ApplicationRow,
    again: { idempotencyKey: string; fingerprint: string; receipt: Receipt; receivedAt: Date },
    uploads: string[],
  ): Promise<void> => {
    const { receivedAt } = again;
    // Nothing of the second is kept; and were its files left, naming them again would tell that it was one.
    await deleteUploads(transaction, uploads, receivedAt);
    const told = await countRepeats(transaction, standing.id, new Date(receivedAt.getTime() - DAY));
    const statusUrl = await links.to(standing.id);
    await storeRepeat(
      transaction,
      { ...again, application: standing.id },
      told < REPEAT_MAILS ? [repeatMail(standing, { now: receivedAt, statusUrl })] : [],
    );
  };

  const store = (
    { request, campus }: { request: ApplicationRequest; campus: CampusRecord | undefined },
    beside: { idempotencyKey: string; fingerprint: string; signals: Signal[] },
  ) =>
    database.transaction(async (transaction) => {
      const asker = await createAsker(transaction, { now: clock(), campus });
      const row = await findPosting(transaction, request.microInternship, { asker, lock: true });
      const { idempotencyKey, fingerprint } = beside;
      // Another request with this key may have had the lock before.
      if (await findByIdempotencyKey(transaction, idempotencyKey)) return undefined;
      const now = clock();
      const problem = applicationProblem(row, request, now);
      if (!row || problem) throw new ProblemError(problem?.code ?? 'not-found', problem);
      const application = acceptApplication(row, request, now);
      // Before it is looked whether the address has applied: an answer about files must not tell.
      const { attached, files } = await holdFiles(transaction, row.questions, application.answers);
      const { email } = application.person;
      const standing = await findStanding(transaction, { microInternship: row.posting.id, email, now });
      if (standing) {
        const receipt = { ...application.receipt, id: standing.id };
        await storeAgain(
          transaction,
          standing,
          { idempotencyKey, fingerprint, receipt, receivedAt: now },
          attached.map(({ upload }) => upload),
        );
        return receipt;
      }
      const stored = await storeApplication(
        transaction,
        { ...application, ...beside },
        applicationMails(application, row, {
          statusUrl: await links.to(application.id),
          reviewUrl: await reviewLinks.to(transaction, row.posting.slug),
          files,
        }),
        attached,
      );
      return stored ? application.receipt : undefined;
    });

  return {
    admit: networks.admit,
    receive: async ({ idempotencyKey, body, parse, signals = [] }) => {
      const fingerprint = createHash('sha256').update(body).digest('hex');
      const earlier = await findByIdempotencyKey(database, idempotencyKey);
      if (earlier) return replay(earlier, fingerprint);

      const request = await parse();
      const email = request.person.email.toLowerCase();
      await emails.refuseIfExhausted(email);
      await postings.refuseIfExhausted(request.microInternship);
      const campus = request.campus === undefined ? undefined : await readCampus(services, request.campus);
      await links.prepare();
      await reviewLinks.prepare();
      const receipt = await store({ request, campus }, { idempotencyKey, fingerprint, signals });
      if (receipt) {
        wakeMail();
        await emails.penalize(email);
        await postings.penalize(request.microInternship);
        return receipt;
      }
      const winner = await findByIdempotencyKey(database, idempotencyKey);
      if (!winner) throw new ProblemError('unavailable');
      return replay(winner, fingerprint);
    },
  };
};
