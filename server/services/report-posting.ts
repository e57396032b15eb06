import { createHash, randomUUID } from 'node:crypto';
import type { ReportRequest } from '../../src/contract/report.ts';
import type { Services } from '../context.ts';
import { isPublic } from '../domain/lifecycle.ts';
import { withoutControls } from '../domain/plain-text.ts';
import { createLimiter, type Limiter } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { reportMail } from '../mail/templates/report.ts';
import { findPosting } from '../store/postings.ts';
import { findReportFingerprint, storeReport } from '../store/reports.ts';
import { readCampus } from './read-postings.ts';

/** Mails to the operator an hour, of one posting and in all. Reports beyond them are stored without a mail. */
const MAILS = { posting: 20, all: 200 };

/** Rate limits of the mails that reports cause. */
export type ReportMailLimits = Record<keyof typeof MAILS, Limiter>;

/** Opens the rate limits of the mails that reports cause. */
export const createReportMailLimits = (services: Pick<Services, 'pool'>): ReportMailLimits => ({
  posting: createLimiter(services, { name: 'report-mails-posting', points: MAILS.posting }),
  all: createLimiter(services, { name: 'report-mails', points: MAILS.all }),
});

/** All that reporting a posting needs. */
export type ReportServices = Pick<
  Services,
  'database' | 'clock' | 'operatorEmail' | 'publicUrl' | 'wakeMail'
> & { reportMailLimits: ReportMailLimits };

/** A report before it is parsed, under its idempotency key. */
export interface IncomingReport {
  idempotencyKey: string;
  body: string;
  parse: () => ReportRequest;
}

/** Stores a report and the mail to the operator; `false` where its key has been used. */
const store = async (
  services: ReportServices,
  { microInternship, campus, reason, details }: ReportRequest,
  handedIn: { idempotencyKey: string; fingerprint: string },
): Promise<boolean> => {
  const { database, clock, operatorEmail, publicUrl, reportMailLimits: mails } = services;
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
  const isMailed = (await mails.posting.allows(microInternship)) && (await mails.all.allows('all'));
  const mail = {
    ...reportMail(report, row, { to: operatorEmail, publicUrl: publicUrl() }),
    report: report.id,
  };
  return storeReport(database, report, isMailed ? mail : undefined);
};

/** Reports a posting to the operator, once however often it comes under its key. Throws `idempotency-key-reused`. */
export const reportPosting = async (
  services: ReportServices,
  { idempotencyKey, body, parse }: IncomingReport,
): Promise<void> => {
  const { database, wakeMail } = services;
  const fingerprint = createHash('sha256').update(body).digest('hex');
  const earlier = await findReportFingerprint(database, idempotencyKey);
  if (earlier === undefined && (await store(services, parse(), { idempotencyKey, fingerprint }))) wakeMail();
  const first = earlier ?? (await findReportFingerprint(database, idempotencyKey));
  if (first !== fingerprint) throw new ProblemError('idempotency-key-reused');
};
