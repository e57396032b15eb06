import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import { check } from '../../src/contract/check.ts';
import { ProblemError } from './problems.ts';

const MAX_BODY_BYTES = 256 * 1024;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/;

/** Refuses a body larger than any that is meant. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    // The rest of the body is not read, so nothing can follow it on this connection.
    throw new ProblemError('too-large', { headers: { Connection: 'close' } });
  },
});

/** The key under which a request is handed in. Throws `invalid-request`. */
export const readIdempotencyKey = (context: Context): string => {
  const key = context.req.header('Idempotency-Key') ?? '';
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new ProblemError('invalid-request', {
      detail:
        'The header Idempotency-Key is missing or not 8 to 200 visible ASCII characters; a UUID is meant.',
    });
  }
  return key;
};

/** The text of a body of JSON. Throws `unsupported-media-type`. */
export const readBody = async (context: Context): Promise<string> => {
  const mediaType = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new ProblemError('unsupported-media-type');
  return context.req.text();
};

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new ProblemError('invalid-request', { detail: 'The body is not JSON.' });
  }
};

/** What a body says by the contract. Throws `invalid-request`. */
export const parseBody = <Schema extends z.core.$ZodType>(schema: Schema, body: string): z.output<Schema> => {
  const checked = check(schema, parseJson(body));
  if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
  return checked.value;
};
