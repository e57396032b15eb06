import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApplicationRequest } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import type { Intake } from './intake.ts';
import { ProblemError } from './problems.ts';

const MAX_BODY_BYTES = 256 * 1024;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/;

/** Refuses a body that no application has. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    // The rest of the body is not read, so nothing can follow it on this connection.
    throw new ProblemError('too-large', { headers: { Connection: 'close' } });
  },
});

const readIdempotencyKey = (context: Context): string => {
  const key = context.req.header('Idempotency-Key') ?? '';
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new ProblemError('invalid-request', {
      detail:
        'The header Idempotency-Key is missing or not 8 to 200 visible ASCII characters; a UUID is meant.',
    });
  }
  return key;
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new ProblemError('invalid-request', { detail: 'The body is not JSON.' });
  }
};

const readBody = async (context: Context): Promise<string> => {
  const mediaType = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new ProblemError('unsupported-media-type');
  return context.req.text();
};

const parseRequest = (body: string): ApplicationRequest => {
  const checked = check(ApplicationRequest, parseJson(body));
  if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
  return checked.value;
};

/** `POST /applications`. */
export const applicationRoutes = (intake: Intake) =>
  new Hono().post('/', limitBody, async (context) => {
    await intake.admit(context);
    const idempotencyKey = readIdempotencyKey(context);
    const body = await readBody(context);
    const receipt = await intake.receive({ idempotencyKey, body, parse: () => parseRequest(body) });
    return context.json(receipt, 201);
  });
