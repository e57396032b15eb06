import * as z from 'zod/mini';
import { WidgetError } from '../base/error.ts';
import { warn } from '../base/warn.ts';
import type { ApplicationRequest, Receipt } from '../contract/application.ts';
import { FeedAnswer, toSearchParams, type FeedQuery } from '../contract/feed.ts';
import type { MicroInternship } from '../contract/micro-internship.ts';
import { MicroInternshipSummary } from '../contract/summary.ts';
import { readAnswer } from './answer.ts';
import { mayPass, toWidgetError } from './error.ts';

/** The marketplace as the widgets see it. Every method throws `WidgetError` and nothing else. */
export interface Client {
  feed: (query: FeedQuery, signal: AbortSignal) => Promise<FeedAnswer>;
  microInternship: (slug: string, signal: AbortSignal) => Promise<MicroInternship>;
  apply: (application: ApplicationRequest, idempotencyKey: string, signal: AbortSignal) => Promise<Receipt>;
}

const TIMEOUT = 15_000;

/** A row that does not fit hides itself and none of the others. */
const TolerantFeedAnswer = z.object({
  ...FeedAnswer.shape,
  items: z.array(z.catch(MicroInternshipSummary as z.ZodMiniType<MicroInternshipSummary | null>, null)),
});

/** Asks with plain `fetch`; what fails in a way that may pass is handed on to be tried again. */
const ask = async (url: string, signal: AbortSignal, init: RequestInit = {}): Promise<Response> => {
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    if (!mayPass(response.status, init.method)) return response;
  } catch (error) {
    if (signal.aborted) throw error;
  }
  const { askPatiently } = await import('./patient.ts');
  return askPatiently(url, signal, init);
};

/** What a page adds to the prototypes has no say in what is sent: Prototype.js makes a text of each list. */
function asItIs(this: Record<string, unknown>, key: string): unknown {
  return this[key];
}

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
      const response = await ask(`${api}/v1/micro-internships?${toSearchParams(query)}`, signal);
      const answer = await readAnswer(response, TolerantFeedAnswer);
      const items = answer.items.filter((item) => item !== null);
      const broken = answer.items.length - items.length;
      if (broken > 0) {
        warn(`${broken} of ${answer.items.length} rows did not fit the contract and are not shown.`);
        if (items.length === 0) throw new WidgetError('contract');
      }
      return { ...answer, items };
    }),

  microInternship: (slug, signal) =>
    attempt(async () => {
      const [response, { TolerantMicroInternship }] = await Promise.all([
        ask(`${api}/v1/micro-internships/${encodeURIComponent(slug)}`, signal),
        import('./tolerant.ts'),
      ]);
      return readAnswer(response, TolerantMicroInternship);
    }),

  apply: (application, idempotencyKey, signal) =>
    attempt(async () => {
      const [response, { Receipt }] = await Promise.all([
        ask(`${api}/v1/applications`, signal, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
          body: JSON.stringify(application, asItIs),
        }),
        import('../contract/application.ts'),
      ]);
      return readAnswer(response, Receipt);
    }),
});
