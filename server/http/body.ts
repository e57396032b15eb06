import type { Context, MiddlewareHandler } from 'hono';
import type * as z from 'zod/mini';
import { check } from '../../src/contract/check.ts';
import { hasTooManyPairs, parseForm, type FilePolicy } from './form-body.ts';
import { createLargeBodies, LARGE_BODY_BYTES, type LargeBodies, type Turn } from './large-bodies.ts';
import { ProblemError } from './problems.ts';
import { noteSecurityEvent } from './request-log.ts';

/** The most that is read of a body without files. */
const MAX_BODY_BYTES = 256 * 1024;
const MAX_JSON_DEPTH = 32;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/;

/** As much of what is refused is still received: a browser reads no answer before it has sent everything. */
const MAX_SKIPPED_BYTES = 64 * 1024 * 1024;
const MAX_SKIPPING_MILLISECONDS = 30_000;

type Bytes = Uint8Array<ArrayBuffer>;
type BodyReader = ReadableStreamDefaultReader<Bytes>;

/** The readers of bodies that were wrapped to be counted, by their contexts: a refusal leaves the rest in them. */
const readers = new WeakMap<Context, BodyReader>();

const unreadBody = (context: Context): BodyReader | undefined => {
  const wrapped = readers.get(context);
  if (wrapped) return wrapped;
  const { body } = context.req.raw;
  return !body || body.locked ? undefined : (body as ReadableStream<Bytes>).getReader();
};

/** Receives the rest of a body; `false` where there is too much of it or it comes too slowly. */
const skipBody = async (context: Context): Promise<boolean> => {
  if (Number(context.req.header('Content-Length')) > MAX_SKIPPED_BYTES) return false;
  const reader = unreadBody(context);
  if (!reader) return true;
  const { promise: tooLong, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, MAX_SKIPPING_MILLISECONDS);
  try {
    for (let bytes = 0; bytes <= MAX_SKIPPED_BYTES;) {
      const read = await Promise.race([reader.read(), tooLong]);
      if (!read) return false;
      if (read.done) return true;
      bytes += read.value.length;
    }
    return false;
  } catch {
    // Who has gone meanwhile reads no answer.
    return false;
  } finally {
    clearTimeout(timer);
  }
};

const hasBody = ({ req }: Context): boolean =>
  req.header('Transfer-Encoding') !== undefined || Number(req.header('Content-Length') ?? 0) > 0;

/**
 * Reads what a refusal has left of a body before it is answered. Of one without end the rest is cut off with its
 * connection, and so is a body where none is meant.
 */
export const finishBody: MiddlewareHandler = async (context, next) => {
  await next();
  if (!hasBody(context)) return;
  const { method } = context.req;
  const isFinished = method !== 'GET' && method !== 'HEAD' && (await skipBody(context));
  if (!isFinished) context.header('Connection', 'close');
};

const mediaTypeOf = (context: Context): string =>
  context.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Of what is larger the rest is not read, so nothing can follow it on this connection. */
const tooLarge = () => new ProblemError('too-large', { headers: { Connection: 'close' } });

/** A small body inflates to any size, and none of our clients sends one. */
const refuseCompressed = (context: Context): void => {
  const coding = context.req.header('Content-Encoding')?.trim().toLowerCase() ?? '';
  if (coding === '' || coding === 'identity') return;
  throw new ProblemError('unsupported-media-type', {
    detail: 'The body is compressed; it is taken only as it is, without Content-Encoding.',
    headers: { 'Accept-Encoding': 'identity' },
  });
};

/** A body that is counted as it comes, and that waits for its turn where it may become large. */
const guardBody = (
  reader: BodyReader,
  { maxBytes, enter }: { maxBytes: number; enter: () => Promise<Turn | undefined> },
): ReadableStream<Bytes> => {
  let bytes = 0;
  let turn: Promise<Turn | undefined> | undefined;
  return new ReadableStream<Bytes>(
    {
      pull: async (controller) => {
        turn ??= enter();
        const interrupted = (await turn)?.interrupted;
        const read = await Promise.race([reader.read(), ...(interrupted ? [interrupted] : [])]);
        if (read.done) {
          controller.close();
          return;
        }
        bytes += read.value.length;
        if (bytes > maxBytes) throw tooLarge();
        controller.enqueue(read.value);
      },
    },
    // Nothing is read before somebody asks: by then it is known that the body is wanted.
    { highWaterMark: 0 },
  );
};

/** Bodies that hold no files, however large a form with files may be. A body of another type is refused unread. */
const TEXT_TYPES = ['application/json', 'application/x-www-form-urlencoded'];

const sharedTurns = createLargeBodies();

/**
 * Refuses a compressed body and one of more bytes than these; one that holds no files may never have more than 256 kB.
 * Large ones are in work a few at a time, from their first byte to their answer.
 */
export const limitBodyTo =
  (mostBytes: number, turns: LargeBodies = sharedTurns): MiddlewareHandler =>
  async (context, next) => {
    refuseCompressed(context);
    const maxBytes = TEXT_TYPES.includes(mediaTypeOf(context))
      ? Math.min(mostBytes, MAX_BODY_BYTES)
      : mostBytes;
    const isChunked = context.req.header('Transfer-Encoding') !== undefined;
    const length = Number(context.req.header('Content-Length') ?? 0);
    if (!isChunked && length > maxBytes) throw tooLarge();
    const isLarge = Math.min(isChunked ? Infinity : length, maxBytes) > LARGE_BODY_BYTES;
    const { raw } = context.req;
    if ((!isChunked && !isLarge) || !raw.body) {
      await next();
      return;
    }
    let turn: Turn | undefined;
    const enter = async () => (turn = isLarge ? await turns.enter() : undefined);
    const reader = (raw.body as ReadableStream<Bytes>).getReader();
    readers.set(context, reader);
    context.req.raw = new Request(raw, { body: guardBody(reader, { maxBytes, enter }) });
    try {
      await next();
    } finally {
      turn?.release();
    }
  };

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

/** Problem of a body that could not be read; none if the client disconnected. */
const readingProblem = (context: Context, error: unknown): ProblemError => {
  noteSecurityEvent(context, 'body-refused');
  return error instanceof ProblemError
    ? error
    : new ProblemError('invalid-request', { detail: 'The body ended before it was complete.' });
};

/** The text of a body of JSON. Throws `unsupported-media-type`. */
export const readBody = async (context: Context): Promise<string> => {
  if (mediaTypeOf(context) !== 'application/json') throw new ProblemError('unsupported-media-type');
  try {
    return await context.req.text();
  } catch (error) {
    throw readingProblem(context, error);
  }
};

/** Counts brackets outside of strings: cheaper than a parser, which recurses or builds what nobody will read. */
const nestsDeeperThan = (json: string, levels: number): boolean => {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if ('[{'.includes(character)) depth += 1;
    else if (']}'.includes(character)) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
};

const parseJson = (body: string): unknown => {
  if (nestsDeeperThan(body, MAX_JSON_DEPTH)) {
    throw new ProblemError('invalid-request', {
      detail: `The body nests deeper than ${MAX_JSON_DEPTH} levels.`,
      errors: [{ pointer: '', code: 'type' }],
    });
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new ProblemError('invalid-request', { detail: 'The body is not JSON.' });
  }
};

/** Parses a body by a schema of the contract. Throws `invalid-request`. */
export const parseBody = <Schema extends z.core.$ZodType>(schema: Schema, body: string): z.output<Schema> => {
  const checked = check(schema, parseJson(body));
  if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
  return checked.value;
};

/**
 * A form as a browser sends it by itself; the policy decides whether its files are read.
 * Throws `unsupported-media-type`, `too-large` and `invalid-request`.
 */
export const readForm = async (
  context: Context,
  mediaTypes: readonly string[],
  policy?: FilePolicy,
): Promise<FormData> => {
  const mediaType = mediaTypeOf(context);
  if (!mediaTypes.includes(mediaType)) throw new ProblemError('unsupported-media-type');
  const contentType = context.req.header('Content-Type') ?? '';
  try {
    if (mediaType === 'multipart/form-data') {
      // What a refusal leaves unread is skipped before the answer, so it is not to be cancelled.
      const chunks = context.req.raw.body?.values({ preventCancel: true }) ?? [];
      return await parseForm(chunks as AsyncIterable<Bytes>, contentType, policy);
    }
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (hasTooManyPairs(bytes)) throw new ProblemError('too-large');
    return await parseForm([bytes], contentType, policy);
  } catch (error) {
    throw readingProblem(context, error);
  }
};
