import { SECOND } from '../base/durations.ts';
import ky, { HTTPError } from 'ky';
import { isRetryable, ProblemError } from './error.ts';

/**
 * Retries a failed request with backoff. Lazy: loaded on the first failure. An application is retried like a read:
 * its idempotency key makes the repeat harmless.
 */
export const fetchWithRetry = async (
  url: string,
  signal: AbortSignal,
  init: RequestInit,
): Promise<Response> => {
  const response = ky(url, {
    ...init,
    signal,
    credentials: 'omit',
    timeout: 20 * SECOND,
    // ky retries only what it throws; any other error status is a response to parse.
    throwHttpErrors: (status) => isRetryable(status, init.method),
    retry: {
      limit: 1,
      methods: ['get', 'post'],
      statusCodes: [429, 502, 503, 504],
      maxRetryAfter: 5 * SECOND,
    },
  });
  try {
    return await response;
  } catch (error) {
    throw error instanceof HTTPError ? new ProblemError(error.response.status, undefined) : error;
  }
};
