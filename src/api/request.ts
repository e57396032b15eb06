import type * as z from 'zod/mini';
import { SECOND } from '../base/durations.ts';
import { isRetryable, toWidgetError } from './error.ts';
import { takePrefetchedResponse } from './prefetch.ts';
import { parseResponse } from './response.ts';

const TIMEOUT = 15 * SECOND;

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
