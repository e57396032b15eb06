import * as z from 'zod/mini';
import { withParams } from '../base/url.ts';
import { WidgetError } from '../base/error.ts';
import { warn } from '../base/warn.ts';
import type { ApplicationRequest, Receipt } from '../contract/application.ts';
import { FeedAnswer, toSearchParams, type FeedQuery } from '../contract/feed.ts';
import type { MicroInternship } from '../contract/micro-internship.ts';
import { MicroInternshipSummary } from '../contract/summary.ts';
import { request } from './request.ts';

/** API client of the widgets. Methods reject with `WidgetError` only. */
export interface ApiClient {
  /** Origin of the API. */
  readonly api: string;
  feed: (query: FeedQuery, signal: AbortSignal) => Promise<FeedAnswer>;
  /** Posting, subject to a campus's policy. `cache: 'no-cache'` revalidates it. */
  microInternship: (
    slug: string,
    campus: string | undefined,
    signal: AbortSignal,
    init?: Pick<RequestInit, 'cache'>,
  ) => Promise<MicroInternship>;
  apply: (application: ApplicationRequest, idempotencyKey: string, signal: AbortSignal) => Promise<Receipt>;
}

/** Feed response in which an invalid row becomes `null`. */
const LenientFeedAnswer = z.object({
  ...FeedAnswer.shape,
  items: z.array(z.catch(MicroInternshipSummary as z.ZodMiniType<MicroInternshipSummary | null>, null)),
});

/** URL parameter of the viewer's campus. */
export const campusParam = (campus: string | undefined): [name: string, value: string][] =>
  campus === undefined ? [] : [['campus', campus]];

/** Creates the client of an API origin. */
export const createClient = (api: string): ApiClient => ({
  api,

  feed: async (query, signal) => {
    const url = `${api}/v1/micro-internships?${toSearchParams(query)}`;
    const response = await request(url, signal, () => LenientFeedAnswer);
    const items = response.items.filter((item) => item !== null);
    const broken = response.items.length - items.length;
    if (broken > 0) {
      warn(`${broken} of ${response.items.length} rows did not fit the contract and are not shown.`);
      if (items.length === 0) throw new WidgetError('contract');
    }
    return { ...response, items };
  },

  microInternship: (slug, campus, signal, init) =>
    request(
      withParams(`${api}/v1/micro-internships/${encodeURIComponent(slug)}`, campusParam(campus)),
      signal,
      async () => (await import('./lenient-schema.lazy.ts')).LenientMicroInternship,
      init,
    ),

  apply: async (application, idempotencyKey, signal) =>
    (await import('./submit.lazy.ts')).submit(api, application, idempotencyKey, signal),
});
