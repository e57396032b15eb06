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

/** The marketplace as the widgets see it. Every method throws `WidgetError` and nothing else. */
export interface ApiClient {
  /** Origin of the API. */
  readonly api: string;
  feed: (query: FeedQuery, signal: AbortSignal) => Promise<FeedAnswer>;
  /** A posting as a campus's policy lets it through, where one asks; as it is at this moment where `init` says `no-cache`. */
  microInternship: (
    slug: string,
    campus: string | undefined,
    signal: AbortSignal,
    init?: Pick<RequestInit, 'cache'>,
  ) => Promise<MicroInternship>;
  apply: (application: ApplicationRequest, idempotencyKey: string, signal: AbortSignal) => Promise<Receipt>;
}

const TIMEOUT = 15_000;

/** A row that does not fit hides itself and none of the others. */
const TolerantFeedAnswer = z.object({
  ...FeedAnswer.shape,
  items: z.array(z.catch(MicroInternshipSummary as z.ZodMiniType<MicroInternshipSummary | null>, null)),
});

/** Asks with plain `fetch`; what fails in a way that may pass is handed on to be tried again. */
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

/** What a page adds to the prototypes has no say in what is sent: Prototype.js makes a text of each list. */
function asItIs(this: Record<string, unknown>, key: string): unknown {
  return this[key];
}

/** Asks for what a schema reads, which may be loaded meanwhile. Throws `WidgetError` and nothing else. */
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

/** How something is sent that is received once, however often it is sent with the same key. */
export const jsonPost = (body: object, idempotencyKey: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
  body: JSON.stringify(body, asItIs),
});

/** What tells the API for which campus a posting is asked. */
export const campusParam = (campus: string | undefined): [name: string, value: string][] =>
  campus === undefined ? [] : [['campus', campus]];

/** Makes a client of the API at an origin. */
export const createClient = (api: string): ApiClient => ({
  api,

  feed: async (query, signal) => {
    const url = `${api}/v1/micro-internships?${toSearchParams(query)}`;
    const answer = await request(url, signal, () => TolerantFeedAnswer);
    const items = answer.items.filter((item) => item !== null);
    const broken = answer.items.length - items.length;
    if (broken > 0) {
      warn(`${broken} of ${answer.items.length} rows did not fit the contract and are not shown.`);
      if (items.length === 0) throw new WidgetError('contract');
    }
    return { ...answer, items };
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
      async () => (await import('../contract/application.ts')).Receipt,
      jsonPost(application, idempotencyKey),
    ),
});
