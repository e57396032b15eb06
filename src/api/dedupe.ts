import { SECOND } from '../base/durations.ts';
import type { ApiClient } from './client.ts';

/** Cache lifetime in ms, the API's `max-age`. */
const MAX_AGE = 30 * SECOND;

/** Rejects on abort, without canceling a request that others wait for. */
const until = <Body>(response: Promise<Body>, signal: AbortSignal): Promise<Body> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    response.then(resolve, reject);
  });

/** Client that dedupes concurrent reads of several widgets. Writes pass through. */
export const withDedupe = (client: ApiClient): ApiClient => {
  const cache = new Map<string, { response: Promise<unknown>; at: number }>();
  const once = <Body>(key: string, signal: AbortSignal, fetch: (signal: AbortSignal) => Promise<Body>) => {
    const known = cache.get(key);
    if (known && Date.now() - known.at < MAX_AGE) return until(known.response as Promise<Body>, signal);
    // One caller's abort does not cancel the request of the others.
    const response = fetch(new AbortController().signal);
    cache.set(key, { response, at: Date.now() });
    response.catch(() => cache.delete(key));
    return until(response, signal);
  };
  return {
    ...client,
    feed: (query, signal) => once(`feed ${JSON.stringify(query)}`, signal, (own) => client.feed(query, own)),
    microInternship: (slug, campus, signal, init) =>
      init
        ? client.microInternship(slug, campus, signal, init)
        : once(`one ${slug} ${campus}`, signal, (own) => client.microInternship(slug, campus, own)),
  };
};
