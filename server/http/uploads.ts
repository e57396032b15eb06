import { createHash, randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { check } from '../../src/contract/check.ts';
import type { FieldErrorCode } from '../../src/contract/problem.ts';
import type { Answers, Question } from '../../src/contract/questions.ts';
import { FILE_TYPES, MAX_FILE_BYTES, type Upload } from '../../src/contract/upload.ts';
import { filesNamed } from '../domain/application.ts';
import { shownName } from '../domain/file-name.ts';
import { heldBack } from '../domain/quarantine.ts';
import { judgeFile } from '../files/judge.ts';
import type { Database } from '../store/database.ts';
import {
  addUpload,
  filesById,
  holdUploads,
  lockUpload,
  markScanned,
  type FilesById,
  type UploadRow,
} from '../store/uploads.ts';
import { limitBodyTo, readForm, readIdempotencyKey } from './body.ts';
import { createNetworkLimiter } from './limits.ts';
import { ProblemError } from './problems.ts';
import type { Services } from './services.ts';

/** Three for each of five hundred students behind one campus address. */
const MOST_AN_HOUR = 1500;
/** What stands around a file in its request. */
const ENVELOPE_BYTES = 64 * 1024;

/** After how many seconds a file that waits for the scanner may be asked for again. */
const RETRY_AFTER = '60';
/** A file that holds malware: it has in it what it may not have. */
const INFECTED: FieldErrorCode = 'characters';

const Parts = z.strictObject({ file: z.file() });

/** What became of a file: where it is kept, or why it is not. */
export type Received = { upload: Upload } | { code: FieldErrorCode };

/** Where files come in, whether by the API or by a form. */
export interface Uploads {
  /** Counts a file against its network address. Throws `too-many-requests`. */
  admit: (context: Context) => Promise<void>;
  /** Keeps a file once, however often it comes under a key. Throws `idempotency-key-reused` for another one. */
  receive: (file: File, idempotencyKey: string) => Promise<Received>;
}

/** Opens the one place where files come in. */
export const createUploads = (services: Services): Uploads => {
  const { database, files, scanner, clock, log } = services;
  const networks = createNetworkLimiter(services, { name: 'uploads', points: MOST_AN_HOUR });

  /** The row comes before the file, so that no crash leaves a file of which nothing is known; a repeat mends the rest. */
  const keep = (
    {
      idempotencyKey,
      fingerprint,
      scannedAt,
    }: Pick<UploadRow, 'idempotencyKey' | 'fingerprint' | 'scannedAt'>,
    bytes: Uint8Array,
  ): Promise<UploadRow> =>
    database.transaction(async (transaction) => {
      const row = await lockUpload(transaction, idempotencyKey);
      if (!row) throw new ProblemError('unavailable');
      if (row.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
      if (row.infected) return row;
      if (scannedAt && !row.scannedAt) await markScanned(transaction, row.id, { scannedAt, infected: false });
      await files.put(row.key, bytes);
      return row;
    });

  /** A file is taken while the scanner is away, and waits for it. */
  const scan = async (bytes: Uint8Array): Promise<'clean' | 'infected' | 'unknown'> => {
    try {
      return (await scanner?.scan(bytes)) ?? 'unknown';
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'a file is taken unscanned');
      return 'unknown';
    }
  };

  return {
    admit: networks.admit,
    receive: async (file, idempotencyKey) => {
      if (file.size > MAX_FILE_BYTES) return { code: 'too-long' };
      const bytes = new Uint8Array(await file.arrayBuffer());
      const judgement = await judgeFile(bytes);
      if ('code' in judgement) return judgement;
      const found = await scan(bytes);
      if (found === 'infected') return { code: INFECTED };
      const { type } = judgement;
      const row = {
        idempotencyKey,
        fingerprint: createHash('sha256').update(bytes).digest('hex'),
        scannedAt: found === 'clean' ? clock() : null,
      };
      await addUpload(database, {
        ...row,
        id: randomUUID(),
        name: shownName(file.name, type),
        type,
        size: bytes.length,
        key: randomUUID(),
        createdAt: clock(),
      });
      const { id, name, size, infected } = await keep(row, bytes);
      if (infected) return { code: INFECTED };
      return { upload: { id, name, size } };
    },
  };
};

/** `POST /uploads`. There is no way to get a file back here: who may read one is asked where it is linked. */
export const uploadRoutes = (uploads: Uploads) =>
  new Hono().post('/', limitBodyTo(MAX_FILE_BYTES + ENVELOPE_BYTES), async (context) => {
    await uploads.admit(context);
    const idempotencyKey = readIdempotencyKey(context);
    const form = await readForm(context, ['multipart/form-data']);
    const parts = check(Parts, Object.fromEntries(form));
    if (!parts.ok) throw new ProblemError('invalid-request', { errors: parts.errors });
    const received = await uploads.receive(parts.value.file, idempotencyKey);
    if ('code' in received)
      throw new ProblemError('invalid-request', { errors: [{ pointer: '/file', code: received.code }] });
    return context.json(received.upload, 201);
  });

/** The files that an application names and how they are called. */
export interface NamedFiles {
  attached: { question: string; upload: string }[];
  files: FilesById;
}

/**
 * The files that the answers to a posting's questions name, none of which is removed before the transaction ends.
 * Throws `invalid-request` where there is no such file, which a file of another application is as well.
 */
export const holdFiles = async (
  transaction: Database,
  questions: Question[],
  answers: Answers,
): Promise<NamedFiles> => {
  const attached = filesNamed(questions, answers);
  const rows = await holdUploads(
    transaction,
    attached.map(({ upload }) => upload),
  );
  const files = filesById(rows);
  // A file is the answer to one question.
  const missing = attached.filter(
    ({ upload }, index) =>
      !Object.hasOwn(files, upload) || attached.findIndex((other) => other.upload === upload) < index,
  );
  if (missing.length > 0)
    throw new ProblemError('invalid-request', {
      errors: missing.map(({ question }) => ({ pointer: `/answers/${question}`, code: 'choice' as const })),
    });
  return { attached, files };
};

/** What may not be written as it is in the value of a header by RFC 8187, beside what is no part of an address either. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * Answers a file to be saved, never to be shown: whatever is in it, nothing of it runs on our origin. One that held
 * malware is not there any more, and one that waits for the scanner not yet.
 */
export const answerDownload = async (
  context: Context,
  { files, scanner }: Pick<Services, 'files' | 'scanner'>,
  { key, name, type, ...found }: Pick<UploadRow, 'key' | 'name' | 'type' | 'scannedAt' | 'infected'>,
): Promise<Response> => {
  const reason = heldBack(found, scanner !== undefined);
  if (reason === 'waiting')
    throw new ProblemError('unavailable', { headers: { 'Retry-After': RETRY_AFTER } });
  const bytes = reason === 'infected' ? undefined : await files.get(key);
  if (!bytes) throw new ProblemError('not-found');
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': FILE_TYPES[type],
    'Content-Length': String(bytes.length),
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
  });
};
