import { MIMEType } from 'node:util';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import { check } from '../../src/contract/check.ts';
import { ProblemError } from './problems.ts';

const MAX_BODY_BYTES = 256 * 1024;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/;

/** As much of what is too large is still received: a browser reads no answer before it has sent everything. */
const MOST_SKIPPED_BYTES = 64 * 1024 * 1024;

const skipBody = async ({ req: { raw } }: Context): Promise<void> => {
  if (!raw.body || raw.bodyUsed || raw.body.locked) return;
  if (Number(raw.headers.get('Content-Length')) > MOST_SKIPPED_BYTES) return;
  // Who has gone meanwhile reads no answer.
  await raw.body.pipeTo(new WritableStream()).catch(() => undefined);
};

/** Reads what a refusal has left of a body before it is answered; else the connection ends, and what comes next on it. */
export const finishBody: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') await skipBody(context);
};

/** Refuses a body of more bytes than these. */
export const limitBodyTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      // Of what is larger still the rest is not read, so nothing can follow it on this connection.
      throw new ProblemError('too-large', { headers: { Connection: 'close' } });
    },
  });

/** Refuses a body larger than any that is meant. */
export const limitBody = limitBodyTo(MAX_BODY_BYTES);

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

const mediaTypeOf = (context: Context): string =>
  context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';

/** The text of a body of JSON. Throws `unsupported-media-type`. */
export const readBody = async (context: Context): Promise<string> => {
  if (mediaTypeOf(context) !== 'application/json') throw new ProblemError('unsupported-media-type');
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

/** The most that a form holds beside its files. */
const MOST_PARTS = 1000;

/** Each part takes the parser longer than all of its bytes, so that many empty ones would hold up everybody else. */
const hasTooManyParts = (body: Buffer, contentType: string): boolean => {
  const boundary = new MIMEType(contentType).params.get('boundary');
  if (!boundary) return false;
  let parts = 0;
  for (let at = body.indexOf(boundary); at !== -1 && parts <= MOST_PARTS; parts += 1)
    at = body.indexOf(boundary, at + boundary.length);
  return parts > MOST_PARTS;
};

/** A form as a browser sends it by itself. Throws `unsupported-media-type`, `too-large` and `invalid-request`. */
export const readForm = async (context: Context, mediaTypes: readonly string[]): Promise<FormData> => {
  if (!mediaTypes.includes(mediaTypeOf(context))) throw new ProblemError('unsupported-media-type');
  const contentType = context.req.header('Content-Type') ?? '';
  const body = Buffer.from(await context.req.arrayBuffer());
  let form: FormData;
  try {
    if (hasTooManyParts(body, contentType)) throw new ProblemError('too-large');
    form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('invalid-request', { detail: 'The body is not a form.' });
  }
  const texts = [...form.values()].filter((value) => typeof value === 'string');
  if (texts.reduce((length, text) => length + text.length, 0) > MAX_BODY_BYTES)
    throw new ProblemError('too-large');
  return form;
};
