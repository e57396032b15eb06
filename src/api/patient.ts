import ky from 'ky';

const SECOND = 1000;

const patient = ky.create({ throwHttpErrors: false, credentials: 'omit', timeout: 20 * SECOND });

/** Reads again what could not be read at once. */
export const readPatiently = (url: string, signal: AbortSignal): Promise<Response> =>
  patient.get(url, { signal, retry: { limit: 1, maxRetryAfter: 5 * SECOND } });

/** Posts JSON. The key makes a repeat harmless, so a request that met no answer is tried again. */
export const post = (
  url: string,
  body: unknown,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<Response> =>
  patient.post(url, {
    json: body,
    headers: { 'Idempotency-Key': idempotencyKey },
    signal,
    retry: { limit: 2, methods: ['post'], statusCodes: [502, 503, 504], maxRetryAfter: 5 * SECOND },
  });
