import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { check } from '../../src/contract/check.ts';
import type { FieldErrorCode } from '../../src/contract/problem.ts';
import { MAX_FILE_BYTES } from '../../src/contract/upload.ts';
import type { Services } from '../context.ts';
import { limitBodyTo, readForm, readIdempotencyKey } from '../http/body.ts';
import { createNetworkReader } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { noteSecurityEvent } from '../http/request-log.ts';
import { readPosting } from '../services/read-postings.ts';
import { receiveUpload, type UploadLimits } from '../services/receive-upload.ts';
import { uploadTokensOf } from '../services/tokens/upload-tokens.ts';

/** Bytes around a file in its request. */
const ENVELOPE_BYTES = 64 * 1024;

/** Pointer of a refused token. */
const TOKEN = '/token';

const Parts = z.strictObject({ file: z.file() });

const badToken = (context: Context, code: FieldErrorCode) => {
  noteSecurityEvent(context, 'token-refused');
  return new ProblemError('invalid-request', {
    detail: 'The header Upload-Token is missing or has ended; the `uploadToken` of the posting is meant.',
    errors: [{ pointer: TOKEN, code }],
  });
};

/** The id of the posting for which a file is handed in, by the token that the posting gives. Throws `invalid-request`. */
const readTarget = async (services: Services, context: Context): Promise<string> => {
  const token = context.req.header('Upload-Token');
  if (!token) throw badToken(context, 'required');
  const slug = await uploadTokensOf(services).read(token);
  if (slug === undefined) throw badToken(context, 'choice');
  return (await readPosting(services, slug)).id;
};

/** `POST /uploads`. No route gives a file back by its id: the right to read one is checked where it is linked. */
export const uploadRoutes = (services: Services & { uploadLimits: UploadLimits }) => {
  const networkOf = createNetworkReader(services);
  return new Hono().post('/', limitBodyTo(MAX_FILE_BYTES + ENVELOPE_BYTES), async (context) => {
    const network = networkOf(context);
    await services.uploadLimits.requests.consume(network);
    const microInternship = await readTarget(services, context);
    const idempotencyKey = readIdempotencyKey(context);
    const form = await readForm(context, ['multipart/form-data']);
    const parts = check(Parts, Object.fromEntries(form));
    if (!parts.ok) throw new ProblemError('invalid-request', { errors: parts.errors });
    const received = await receiveUpload(services, parts.value.file, {
      idempotencyKey,
      microInternship,
      network,
    });
    if ('code' in received)
      throw new ProblemError('invalid-request', { errors: [{ pointer: '/file', code: received.code }] });
    return context.json(received.upload, 201);
  });
};
