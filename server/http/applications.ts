import { createHash } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ApplicationRequest } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import { applicationProblem, acceptApplication } from '../domain/application.ts';
import { findByIdempotencyKey, storeApplication, type ApplicationRow } from '../store/applications.ts';
import { findCampus } from '../store/catalogue.ts';
import { findPosting } from '../store/postings.ts';
import { applicationMails } from '../mail/messages.ts';
import { ProblemError } from './problems.ts';
import type { Services } from './services.ts';

const HOUR_IN_SECONDS = 3600;
const MAX_BODY_BYTES = 256 * 1024;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/;

/** A whole class applies from behind one campus address; a person applies to a few postings. */
const LIMITS = { address: 1000, email: 30 };

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new ProblemError('too-many-requests', {
    headers: { 'Retry-After': String(Math.ceil(msBeforeNext / 1000)) },
  });

const takeOne = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
  }
};

/** Only what was stored counts against a mail address, so that nobody can use up a stranger's. */
const refuseIfExhausted = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  const used = await limiter.get(key);
  if (used && used.remainingPoints <= 0) throw tooMany(used);
};

const networkAddress = (context: Context): string => {
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
};

const readIdempotencyKey = (context: Context): string => {
  const key = context.req.header('Idempotency-Key') ?? '';
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new ProblemError('invalid-request', {
      detail:
        'The header Idempotency-Key is missing or not 8 to 200 visible ASCII characters; a UUID is meant.',
    });
  }
  return key;
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new ProblemError('invalid-request', { detail: 'The body is not JSON.' });
  }
};

const readBody = async (context: Context): Promise<string> => {
  const mediaType = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new ProblemError('unsupported-media-type');
  return context.req.text();
};

const parseRequest = (body: string): ApplicationRequest => {
  const checked = check(ApplicationRequest, parseJson(body));
  if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
  return checked.value;
};

const replay = (row: ApplicationRow, fingerprint: string) => {
  if (row.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  return row.receipt;
};

/** `POST /applications`. */
export const applicationRoutes = (services: Services) => {
  const { database, clock, wakeMail } = services;
  const addresses = new RateLimiterMemory({ points: LIMITS.address, duration: HOUR_IN_SECONDS });
  const emails = new RateLimiterMemory({ points: LIMITS.email, duration: HOUR_IN_SECONDS });

  const store = (request: ApplicationRequest, idempotencyKey: string, fingerprint: string) =>
    database.transaction(async (transaction) => {
      const row = await findPosting(transaction, request.microInternship, { lock: true });
      const now = clock();
      const problem = applicationProblem(row, request, now);
      if (!row || problem) throw new ProblemError(problem?.code ?? 'not-found', problem);
      const application = acceptApplication(row, request, now);
      const stored = await storeApplication(
        transaction,
        { ...application, idempotencyKey, fingerprint },
        applicationMails(application, row),
      );
      return stored ? application.receipt : undefined;
    });

  return new Hono().post(
    '/',
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        // The rest of the body is not read, so nothing can follow it on this connection.
        throw new ProblemError('too-large', { headers: { Connection: 'close' } });
      },
    }),
    async (context) => {
      await takeOne(addresses, networkAddress(context));
      const idempotencyKey = readIdempotencyKey(context);
      const body = await readBody(context);
      const fingerprint = createHash('sha256').update(body).digest('hex');
      const earlier = await findByIdempotencyKey(database, idempotencyKey);
      if (earlier) return context.json(replay(earlier, fingerprint), 201);

      const request = parseRequest(body);
      const email = request.person.email.toLowerCase();
      await refuseIfExhausted(emails, email);
      if (request.campus !== undefined && !(await findCampus(database, request.campus))) {
        throw new ProblemError('unknown-campus', { errors: [{ pointer: '/campus', code: 'choice' }] });
      }
      const receipt = await store(request, idempotencyKey, fingerprint);
      if (receipt) {
        wakeMail();
        await emails.penalty(email);
        return context.json(receipt, 201);
      }
      const winner = await findByIdempotencyKey(database, idempotencyKey);
      if (!winner) throw new ProblemError('unavailable');
      return context.json(replay(winner, fingerprint), 201);
    },
  );
};
