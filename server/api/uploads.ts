import { createHash, randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Logger } from 'pino';
import * as z from 'zod/mini';
import { check } from '../../src/contract/check.ts';
import type { FieldErrorCode } from '../../src/contract/problem.ts';
import type { Answers } from '../../src/contract/questions.ts';
import { FILE_TYPES, MAX_FILE_BYTES, type Upload } from '../../src/contract/upload.ts';
import { referencedFiles } from '../domain/application.ts';
import { sanitizeFileName } from '../domain/file-name.ts';
import { UNATTACHED_BYTES, UNATTACHED_MILLISECONDS } from '../domain/upload.ts';
import { heldBack } from '../domain/quarantine.ts';
import { detectFileType } from '../adapters/files/detect-type.ts';
import type { Database } from '../store/database.ts';
import type { PostingRow } from '../store/postings.ts';
import {
  addUpload,
  countUnconfirmedBytes,
  filesById,
  holdUploads,
  lockUpload,
  markScanned,
  type FilesById,
  type UploadRow,
} from '../store/uploads.ts';
import { limitBodyTo, readForm, readIdempotencyKey } from '../http/body.ts';
import { createLimiter, createNetworkLimiter, createNetworkReader } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { readPosting } from '../services/read-postings.ts';
import { noteSecurityEvent } from '../http/request-log.ts';
import type { Services } from '../context.ts';
import { answerFile } from '../http/stored-file.ts';
import { uploadTokensOf } from '../http/upload-tokens.ts';

/** Three for each of five hundred students behind one campus address. */
const MOST_AN_HOUR = 1500;
const KIBIBYTE = 1024;
/** What stands around a file in its request. */
const ENVELOPE_BYTES = 64 * 1024;

/** After how many seconds a file may be asked for, or sent, again: it waits for the scanner, or its store is away. */
const RETRY_AFTER = '60';
/** A file that holds malware: it has in it what it may not have. */
const INFECTED: FieldErrorCode = 'characters';

/** The field that a refused token is told of. */
const TOKEN = '/token';

const Parts = z.strictObject({ file: z.file() });

const unavailable = () => new ProblemError('unavailable', { headers: { 'Retry-After': RETRY_AFTER } });

/** Waits for the store of the files. Throws `unavailable` where it fails: the same request can succeed later. */
const orUnavailable = async <Value>(work: Promise<Value>, log: Logger): Promise<Value> => {
  try {
    return await work;
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    log.error({ name, code }, 'the store of the files fails');
    throw unavailable();
  }
};

/** What became of a file: where it is kept, or why it is not. */
export type Received = { upload: Upload } | { code: FieldErrorCode };

/** The key of a file, and the id of the posting for which it is handed in. */
export type HandedIn = Pick<UploadRow, 'idempotencyKey'> & { microInternship: string };

/** Where files come in, whether by the API or by a form. */
export interface Uploads {
  /** Counts a file against its network address. Throws `too-many-requests`. */
  admit: (context: Context) => Promise<void>;
  /**
   * Keeps a file once, however often it comes under a key. Throws `idempotency-key-reused` for another one,
   * `too-many-requests` beyond the bytes of a network and `unavailable` where there is no room.
   */
  receive: (context: Context, file: File, handedIn: HandedIn) => Promise<Received>;
}

/** Opens the one place where files come in. */
export const createUploads = (services: Services, mostBytes = UNATTACHED_BYTES): Uploads => {
  const { database, files, freeSpace, scanner, clock, log } = services;
  const networks = createNetworkLimiter(services, { name: 'uploads', points: MOST_AN_HOUR });
  const networkOf = createNetworkReader(services);
  const kibibytes = createLimiter(services, {
    name: 'upload-kibibytes',
    points: mostBytes.network / KIBIBYTE,
    seconds: UNATTACHED_MILLISECONDS / 1000,
  });

  /**
   * Stores the file of an upload. Its row is there already, so that no crash leaves a file of which nothing is known; a
   * repeat mends a row without its file. The database is not held meanwhile: a store can take long, or be away.
   */
  const keep = async (
    {
      idempotencyKey,
      microInternship,
      fingerprint,
      scannedAt,
    }: Pick<UploadRow, 'idempotencyKey' | 'microInternship' | 'fingerprint' | 'scannedAt'>,
    bytes: Uint8Array,
  ): Promise<UploadRow> => {
    const known = await lockUpload(database, idempotencyKey);
    if (!known) throw unavailable();
    if (known.fingerprint !== fingerprint || known.microInternship !== microInternship)
      throw new ProblemError('idempotency-key-reused');
    if (known.infected) return known;
    await orUnavailable(files.put(known.key, bytes), log);
    const row = await database.transaction(async (transaction) => {
      const current = await lockUpload(transaction, idempotencyKey);
      if (current && scannedAt && !current.scannedAt)
        await markScanned(transaction, current.id, { scannedAt, infected: false });
      return current;
    });
    const isRemoved = row?.key !== known.key;
    // Removed meanwhile, or found to hold malware: the file just written must not outlive that.
    if (isRemoved || row.infected) await orUnavailable(files.delete(known.key), log);
    if (isRemoved) throw unavailable();
    return row;
  };

  /** Throws `unavailable` where the disk is all but full, or too many files wait for an application, or with one. */
  const assertRoom = async (): Promise<void> => {
    const full = new ProblemError('unavailable', { headers: { 'Retry-After': RETRY_AFTER } });
    await freeSpace?.check().catch((error: unknown): never => {
      log.error({ reason: (error as Error).message }, 'files are refused');
      throw full;
    });
    // The sweep comes once in an hour, so that a file may be there for two. What an unconfirmed application names counts as
    // long: its sender may be a stranger to its mailbox. What is kept for longer, the sweep bounds.
    const since = new Date(clock().getTime() - 2 * UNATTACHED_MILLISECONDS);
    if ((await countUnconfirmedBytes(database, since)) < mostBytes.all) return;
    log.error('files are refused: too many wait for an application or its confirmation');
    throw full;
  };

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
    receive: async (context, file, handedIn) => {
      if (file.size > MAX_FILE_BYTES) return { code: 'too-long' };
      await assertRoom();
      const bytes = new Uint8Array(await file.arrayBuffer());
      const judgement = await detectFileType(bytes);
      if ('code' in judgement) return judgement;
      await kibibytes.consume(networkOf(context), Math.ceil(bytes.length / KIBIBYTE));
      const found = await scan(bytes);
      if (found === 'infected') return { code: INFECTED };
      const { type } = judgement;
      const row = {
        ...handedIn,
        fingerprint: createHash('sha256').update(bytes).digest('hex'),
        scannedAt: found === 'clean' ? clock() : null,
      };
      await addUpload(database, {
        ...row,
        id: randomUUID(),
        name: sanitizeFileName(file.name, type),
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

/** `POST /uploads`. There is no way to get a file back here: who may read one is asked where it is linked. */
export const uploadRoutes = (services: Services, uploads: Uploads) =>
  new Hono().post('/', limitBodyTo(MAX_FILE_BYTES + ENVELOPE_BYTES), async (context) => {
    await uploads.admit(context);
    const microInternship = await readTarget(services, context);
    const idempotencyKey = readIdempotencyKey(context);
    const form = await readForm(context, ['multipart/form-data']);
    const parts = check(Parts, Object.fromEntries(form));
    if (!parts.ok) throw new ProblemError('invalid-request', { errors: parts.errors });
    const received = await uploads.receive(context, parts.value.file, {
      idempotencyKey,
      microInternship,
    });
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
  { posting, questions }: Pick<PostingRow, 'posting' | 'questions'>,
  answers: Answers,
): Promise<NamedFiles> => {
  const attached = referencedFiles(questions, answers);
  const rows = await holdUploads(
    transaction,
    attached.map(({ upload }) => upload),
    posting.id,
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
  { files, scanner, log }: Pick<Services, 'files' | 'scanner' | 'log'>,
  { key, name, type, ...found }: Pick<UploadRow, 'key' | 'name' | 'type' | 'scannedAt' | 'infected'>,
): Promise<Response> => {
  const reason = heldBack(found, scanner !== undefined);
  if (reason === 'waiting') throw unavailable();
  const file = reason === 'infected' ? undefined : await orUnavailable(files.get(key), log);
  if (!file) throw new ProblemError('not-found');
  noteSecurityEvent(context, 'file-downloaded');
  return answerFile(context, file, {
    'Content-Type': FILE_TYPES[type],
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
  });
};
