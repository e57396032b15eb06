import { getResponse, type RequestHandler } from 'msw';
import './unit-console.ts';

const HURRY = 100;

const original = {
  fetch: globalThis.fetch,
  setTimeout: globalThis.setTimeout.bind(globalThis),
  timeout: AbortSignal.timeout.bind(AbortSignal),
};

afterEach(() => {
  Object.assign(globalThis, { fetch: original.fetch, setTimeout: original.setTimeout });
  AbortSignal.timeout = original.timeout;
});

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });

const answer = async (handlers: readonly RequestHandler[], request: Request): Promise<Response> => {
  const response = await getResponse([...handlers], request);
  if (!response || response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
};

/** Answers `fetch` by handlers until the test ends and lists what was asked. */
export const serve = (handlers: readonly RequestHandler[]): Request[] => {
  const requests: Request[] = [];
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    return Promise.race([answer(handlers, request), aborted(request.signal)]);
  };
  return requests;
};

/** Makes the clock of retries and timeouts run a hundred times faster until the test ends. */
export const hurry = (): void => {
  globalThis.setTimeout = ((work: () => void, ms = 0, ...rest: []) =>
    original.setTimeout(work, ms / HURRY, ...rest)) as typeof setTimeout;
  AbortSignal.timeout = (ms) => original.timeout(Math.ceil(ms / HURRY));
};
