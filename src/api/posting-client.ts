import { withParams } from '../base/url.ts';
import { ReportReceipt, type ReportRequest } from '../contract/report.ts';
import { SimilarAnswer } from '../contract/similar.ts';
import { campusParam, request, jsonPost, type ApiClient } from './client.ts';

/** What the marketplace offers beside a posting on show. Every promise fails with `WidgetError` and nothing else. */
export interface PostingClient {
  similar: (slug: string, campus: string | undefined, signal: AbortSignal) => Promise<SimilarAnswer>;
  report: (report: ReportRequest, idempotencyKey: string, signal: AbortSignal) => Promise<ReportReceipt>;
}

/** Makes it of the client that has given the posting. */
export const createPostingClient = ({ api }: Pick<ApiClient, 'api'>): PostingClient => ({
  similar: (slug, campus, signal) => {
    const address = `${api}/v1/micro-internships/${encodeURIComponent(slug)}/similar`;
    return request(withParams(address, campusParam(campus)), signal, () => SimilarAnswer);
  },
  report: (report, idempotencyKey, signal) =>
    request(`${api}/v1/reports`, signal, () => ReportReceipt, jsonPost(report, idempotencyKey)),
});
