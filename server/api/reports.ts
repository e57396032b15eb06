import { createHash, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { ReportRequest, type ReportReceipt } from '../../src/contract/report.ts';
import { isPublic } from '../domain/lifecycle.ts';
import { withoutControls } from '../domain/plain-text.ts';
import { reportMail } from '../mail/templates/report.ts';
import { findPosting } from '../store/postings.ts';
import { findReportFingerprint, storeReport } from '../store/reports.ts';
import { limitBody, parseBody, readBody, readIdempotencyKey } from '../http/body.ts';
import { createLimiter, createNetworkLimiter, type Limiter } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { readCampus } from '../services/read-postings.ts';
import type { Services } from '../context.ts';

/** Reports an hour from one network: a campus has one address. */
const MOST_AN_HOUR = 100;

/** Mails to the operator an hour, of one posting and in all. Reports beyond them are kept, and no mail tells of them. */
const MAILS = { posting: 20, all: 200 };

const RECEIPT: ReportReceipt = { received: true };

/** Stores a report and tells the operator; `false` where its key has been used. */
const store = async (
  services: Services,
  { microInternship, campus, reason, details }: ReportRequest,
  handedIn: { idempotencyKey: string; fingerprint: string },
  mails: Record<keyof typeof MAILS, Limiter>,
): Promise<boolean> => {
  const { database, clock, operatorEmail, publicUrl } = services;
  if (campus !== undefined) await readCampus(services, campus);
  const row = await findPosting(database, microInternship);
  if (!row || !isPublic(row.posting))
    throw new ProblemError('not-found', { errors: [{ pointer: '/microInternship', code: 'choice' }] });
  const report = {
    ...handedIn,
    id: randomUUID(),
    microInternship: row.posting.id,
    campus: campus ?? null,
    reason,
    details: withoutControls(details ?? '').trim() || null,
    createdAt: clock(),
  };
  const isTold = (await mails.posting.allows(microInternship)) && (await mails.all.allows('all'));
  const mail = {
    ...reportMail(report, row, { to: operatorEmail, publicUrl: publicUrl() }),
    report: report.id,
  };
  return storeReport(database, report, isTold ? mail : undefined);
};

/** `POST /reports`. */
export const reportRoutes = (services: Services) => {
  const { database, wakeMail } = services;
  const networks = createNetworkLimiter(services, { name: 'reports', points: MOST_AN_HOUR });
  const mails = {
    posting: createLimiter(services, { name: 'report-mails-posting', points: MAILS.posting }),
    all: createLimiter(services, { name: 'report-mails', points: MAILS.all }),
  };
  return new Hono().post('/', limitBody, async (context) => {
    await networks.admit(context);
    const idempotencyKey = readIdempotencyKey(context);
    const body = await readBody(context);
    const fingerprint = createHash('sha256').update(body).digest('hex');
    const earlier = await findReportFingerprint(database, idempotencyKey);
    if (earlier === undefined) {
      const isStored = await store(
        services,
        parseBody(ReportRequest, body),
        { idempotencyKey, fingerprint },
        mails,
      );
      if (isStored) wakeMail();
    }
    const first = earlier ?? (await findReportFingerprint(database, idempotencyKey));
    if (first !== fingerprint) throw new ProblemError('idempotency-key-reused');
    return context.json(RECEIPT, 201);
  });
};
