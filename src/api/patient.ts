import ky from 'ky';

const SECOND = 1000;

const UNAVAILABLE = [502, 503, 504];
const BUSY = [429, ...UNAVAILABLE];

const patient = ky.create({ credentials: 'omit', timeout: 20 * SECOND });

/** ky repeats what it throws and nothing else; any other refusal is an answer to be read. */
const thrown = (statusCodes: number[]) => (status: number) => statusCodes.includes(status);

/** Reads again what could not be read at once. */
export const readPatiently = (url: string, signal: AbortSignal): Promise<Response> =>
  patient.get(url, {
    signal,
    throwHttpErrors: thrown(BUSY),
    retry: { limit: 1, statusCodes: BUSY, maxRetryAfter: 5 * SECOND },
  });

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
    throwHttpErrors: thrown(UNAVAILABLE),
    retry: { limit: 2, methods: ['post'], statusCodes: UNAVAILABLE, maxRetryAfter: 5 * SECOND },
  });
