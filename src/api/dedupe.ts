import type { ApiClient } from './client.ts';

/** As long as the API says that its answers may be kept. */
const FRESH = 30_000;

/** Rejects when somebody no longer wants an answer that others may still wait for. */
const until = <Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const abandon = () => reject(signal.reason as Error);
    if (signal.aborted) abandon();
    signal.addEventListener('abort', abandon, { once: true });
    answer.then(resolve, reject);
  });

/** A client that asks once for what several widgets want at about the same time. Applications are not shared. */
export const withDedupe = (client: ApiClient): ApiClient => {
  const answers = new Map<string, { answer: Promise<unknown>; at: number }>();
  const once = <Answer>(key: string, signal: AbortSignal, ask: (signal: AbortSignal) => Promise<Answer>) => {
    const known = answers.get(key);
    if (known && Date.now() - known.at < FRESH) return until(known.answer as Promise<Answer>, signal);
    // Nobody's leaving ends it for the others.
    const answer = ask(new AbortController().signal);
    answers.set(key, { answer, at: Date.now() });
    answer.catch(() => answers.delete(key));
    return until(answer, signal);
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
