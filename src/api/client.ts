import * as z from 'zod/mini';
import { warn } from '../base/warn.ts';
import type { ApplicationRequest, Receipt } from '../contract/application.ts';
import { FeedAnswer, toSearchParams, type FeedQuery } from '../contract/feed.ts';
import type { MicroInternship } from '../contract/micro-internship.ts';
import { MicroInternshipSummary } from '../contract/summary.ts';
import { readAnswer } from './answer.ts';
import { toWidgetError } from './error.ts';

/** The marketplace as the widgets see it. Every method throws `WidgetError` and nothing else. */
export interface Client {
  feed: (query: FeedQuery, signal: AbortSignal) => Promise<FeedAnswer>;
  microInternship: (slug: string, signal: AbortSignal) => Promise<MicroInternship>;
  apply: (application: ApplicationRequest, idempotencyKey: string, signal: AbortSignal) => Promise<Receipt>;
}

const READ_TIMEOUT = 10_000;
const MAY_PASS = new Set([429, 502, 503, 504]);

/** A row that does not fit hides itself and none of the others. */
const TolerantFeedAnswer = z.extend(FeedAnswer, {
  items: z.array(z.catch(z.nullable(MicroInternshipSummary), null)),
});

/** Reads with plain `fetch`; what fails in a way that may pass is handed on to be tried again. */
const read = async (url: string, signal: AbortSignal): Promise<Response> => {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(READ_TIMEOUT)]),
    });
    if (!MAY_PASS.has(response.status)) return response;
  } catch (error) {
    if (signal.aborted) throw error;
  }
  const { readPatiently } = await import('./patient.ts');
  return readPatiently(url, signal);
};

const attempt = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    throw toWidgetError(error);
  }
};

/** Makes a client of the API at an origin. */
export const createClient = (api: string): Client => ({
  feed: (query, signal) =>
    attempt(async () => {
      const response = await read(`${api}/v1/micro-internships?${toSearchParams(query)}`, signal);
      const answer = await readAnswer(response, TolerantFeedAnswer);
      const items = answer.items.filter((item) => item !== null);
      const broken = answer.items.length - items.length;
      if (broken > 0)
        warn(`${broken} of ${answer.items.length} rows did not fit the contract and are not shown.`);
      return { ...answer, items };
    }),

  microInternship: (slug, signal) =>
    attempt(async () => {
      const [response, { MicroInternship }] = await Promise.all([
        read(`${api}/v1/micro-internships/${encodeURIComponent(slug)}`, signal),
        import('../contract/micro-internship.ts'),
      ]);
      return readAnswer(response, MicroInternship);
    }),

  apply: (application, idempotencyKey, signal) =>
    attempt(async () => {
      const [{ post }, { Receipt }] = await Promise.all([
        import('./patient.ts'),
        import('../contract/application.ts'),
      ]);
      return readAnswer(await post(`${api}/v1/applications`, application, idempotencyKey, signal), Receipt);
    }),
});
