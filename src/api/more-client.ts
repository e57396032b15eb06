import { withParams } from '../base/address.ts';
import { ReportReceipt, type ReportRequest } from '../contract/report.ts';
import { SimilarAnswer } from '../contract/similar.ts';
import { inContext, request, sending, type ApiClient } from './client.ts';

/** What the marketplace offers beside a posting on show. Every promise fails with `WidgetError` and nothing else. */
export interface MoreClient {
  similar: (slug: string, campus: string | undefined, signal: AbortSignal) => Promise<SimilarAnswer>;
  report: (report: ReportRequest, idempotencyKey: string, signal: AbortSignal) => Promise<ReportReceipt>;
}

/** Makes it of the client that has given the posting. */
export const createMoreClient = ({ api }: Pick<ApiClient, 'api'>): MoreClient => ({
  similar: (slug, campus, signal) => {
    const address = `${api}/v1/micro-internships/${encodeURIComponent(slug)}/similar`;
    return request(withParams(address, inContext(campus)), signal, () => SimilarAnswer);
  },
  report: (report, idempotencyKey, signal) =>
    request(`${api}/v1/reports`, signal, () => ReportReceipt, sending(report, idempotencyKey)),
});
