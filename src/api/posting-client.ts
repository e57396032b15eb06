import { withParams } from '../base/url.ts';
import { ReportReceipt, type ReportRequest } from '../contract/report.ts';
import { SimilarAnswer } from '../contract/similar.ts';
import { campusParam, type ApiClient } from './client.ts';
import { jsonPost } from './json-post.ts';
import { request } from './request.ts';

/** API client of similar postings and reports. Methods reject with `WidgetError` only. */
export interface PostingClient {
  similar: (slug: string, campus: string | undefined, signal: AbortSignal) => Promise<SimilarAnswer>;
  report: (report: ReportRequest, idempotencyKey: string, signal: AbortSignal) => Promise<ReportReceipt>;
}

/** Creates the client of the API that served the posting. */
export const createPostingClient = ({ api }: Pick<ApiClient, 'api'>): PostingClient => ({
  similar: (slug, campus, signal) => {
    const url = `${api}/v1/micro-internships/${encodeURIComponent(slug)}/similar`;
    return request(withParams(url, campusParam(campus)), signal, () => SimilarAnswer);
  },
  report: (report, idempotencyKey, signal) =>
    request(`${api}/v1/reports`, signal, () => ReportReceipt, jsonPost(report, idempotencyKey)),
});
