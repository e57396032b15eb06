import ky, { HTTPError } from 'ky';
import { isRetryable, ProblemError } from './error.ts';

const SECOND = 1000;

/**
 * Asks again, after a wait, what could not be had at once; loaded when that happens first.
 * An application may be repeated like a read: its key makes the repeat harmless.
 */
export const fetchWithRetry = async (
  url: string,
  signal: AbortSignal,
  init: RequestInit,
): Promise<Response> => {
  const answer = ky(url, {
    ...init,
    signal,
    credentials: 'omit',
    timeout: 20 * SECOND,
    // ky repeats what it throws and nothing else; any other refusal is an answer to be read.
    throwHttpErrors: (status) => isRetryable(status, init.method),
    retry: {
      limit: 1,
      methods: ['get', 'post'],
      statusCodes: [429, 502, 503, 504],
      maxRetryAfter: 5 * SECOND,
    },
  });
  try {
    return await answer;
  } catch (error) {
    throw error instanceof HTTPError ? new ProblemError(error.response.status, undefined) : error;
  }
};
