import { Hono } from 'hono';
import { ReportRequest, type ReportReceipt } from '../../src/contract/report.ts';
import type { Services } from '../context.ts';
import { limitBody, parseBody, readBody, readIdempotencyKey } from '../http/body.ts';
import { createNetworkLimiter } from '../http/limits.ts';
import { createReportMailLimits, reportPosting } from '../services/report-posting.ts';

/** Reports an hour from one network: a campus has one. */
const REPORTS_AN_HOUR = 100;

const RECEIPT: ReportReceipt = { received: true };

/** `POST /reports`. */
export const reportRoutes = (services: Services) => {
  const networks = createNetworkLimiter(services, { name: 'reports', points: REPORTS_AN_HOUR });
  const reporting = { ...services, reportMailLimits: createReportMailLimits(services) };
  return new Hono().post('/', limitBody, async (context) => {
    await networks.admit(context);
    const idempotencyKey = readIdempotencyKey(context);
    const body = await readBody(context);
    await reportPosting(reporting, { idempotencyKey, body, parse: () => parseBody(ReportRequest, body) });
    return context.json(RECEIPT, 201);
  });
};
