import { SECOND } from '../base/durations.ts';
import * as z from 'zod/mini';
import { withParams } from '../base/url.ts';
import { WidgetError } from '../base/error.ts';
import { warn } from '../base/warn.ts';
import type { ApplicationRequest, Receipt } from '../contract/application.ts';
import { FeedAnswer, toSearchParams, type FeedQuery } from '../contract/feed.ts';
import type { MicroInternship } from '../contract/micro-internship.ts';
import { MicroInternshipSummary } from '../contract/summary.ts';
import { parseResponse } from './response.ts';
import { takePrefetchedResponse } from './prefetch.ts';
import { isRetryable, toWidgetError } from './error.ts';

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

const TIMEOUT = 15 * SECOND;

/** Feed response in which an invalid row becomes `null`. */
const LenientFeedAnswer = z.object({
  ...FeedAnswer.shape,
  items: z.array(z.catch(MicroInternshipSummary as z.ZodMiniType<MicroInternshipSummary | null>, null)),
});

/** Sends a request; a retryable failure is retried by `retry.lazy.ts`. */
const send = async (url: string, signal: AbortSignal, init: RequestInit = {}): Promise<Response> => {
  try {
    const response = await (takePrefetchedResponse(url) ??
      fetch(url, {
        ...init,
        credentials: 'omit',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
      }));
    if (!isRetryable(response.status, init.method)) return response;
  } catch (error) {
    if (signal.aborted) throw error;
  }
  const { fetchWithRetry } = await import('./retry.lazy.ts');
  return fetchWithRetry(url, signal, init);
};

/** Identity replacer: ignores `toJSON` that a page adds to prototypes, as Prototype.js does to arrays. */
function identityReplacer(this: Record<string, unknown>, key: string): unknown {
  return this[key];
}

/** Sends a request and parses its response by a schema, which may be lazy. Rejects with `WidgetError` only. */
export const request = async <Schema extends z.core.$ZodType>(
  url: string,
  signal: AbortSignal,
  schema: () => Schema | Promise<Schema>,
  init?: RequestInit,
): Promise<z.output<Schema>> => {
  try {
    const [response, expected] = await Promise.all([send(url, signal, init), schema()]);
    return await parseResponse(response, expected);
  } catch (error) {
    throw toWidgetError(error);
  }
};

/** Idempotent POST of JSON: repeats with the same key count once. */
export const jsonPost = (body: object, idempotencyKey: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
  body: JSON.stringify(body, identityReplacer),
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

  apply: (application, idempotencyKey, signal) =>
    request(
      `${api}/v1/applications`,
      signal,
      async () => (await import('./receipt-schema.lazy.ts')).Receipt,
      jsonPost(application, idempotencyKey),
    ),
});
