import { createHash, randomUUID } from 'node:crypto';
import type { FieldErrorCode } from '../../src/contract/problem.ts';
import { MAX_FILE_BYTES, type Upload } from '../../src/contract/upload.ts';
import { detectFileType } from '../adapters/files/detect-type.ts';
import type { Services } from '../context.ts';
import { sanitizeFileName } from '../domain/file-name.ts';
import { UNATTACHED_BYTES, UNATTACHED_MILLISECONDS } from '../domain/upload.ts';
import { createLimiter, type Limiter } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import {
  addUpload,
  countUnconfirmedBytes,
  lockUpload,
  markScanned,
  type UploadRow,
} from '../store/uploads.ts';
import { fileUnavailable, orUnavailable } from './unavailable.ts';

/** Three an hour for each of five hundred students behind one campus network. */
const UPLOADS_AN_HOUR = 1500;
const KIBIBYTE = 1024;

/** The error of a file that holds malware: it has in it what it may not have. */
const INFECTED: FieldErrorCode = 'characters';

/** Rate limits of uploads, shared by the API and the forms. */
export interface UploadLimits {
  /** Counts files, by network. */
  requests: Limiter;
  /** Counts kibibytes, by network. */
  kibibytes: Limiter;
  /** The most bytes of files without a confirmed application, of all networks together. */
  unattachedBytes: number;
}

/** Opens the rate limits of uploads. */
export const createUploadLimits = (
  services: Pick<Services, 'pool'>,
  bytes: Record<'network' | 'all', number> = UNATTACHED_BYTES,
): UploadLimits => ({
  requests: createLimiter(services, { name: 'uploads', points: UPLOADS_AN_HOUR }),
  kibibytes: createLimiter(services, {
    name: 'upload-kibibytes',
    points: bytes.network / KIBIBYTE,
    seconds: UNATTACHED_MILLISECONDS / 1000,
  }),
  unattachedBytes: bytes.all,
});

/** All that storing an upload needs. */
export type UploadServices = Pick<
  Services,
  'database' | 'files' | 'freeSpace' | 'scanner' | 'clock' | 'log'
> & { uploadLimits: UploadLimits };

/** Outcome of an upload: the stored file, or the error of a refused one. */
export type ReceivedUpload = { upload: Upload } | { code: FieldErrorCode };

/** Idempotency key of a file, the id of its posting and the network that it comes from. */
export interface IncomingUpload {
  idempotencyKey: string;
  microInternship: string;
  network: string;
}

/** Throws `unavailable` where the disk is all but full, or too many files wait for an application, or with one. */
const assertRoom = async ({
  database,
  freeSpace,
  clock,
  log,
  uploadLimits,
}: UploadServices): Promise<void> => {
  await freeSpace?.check().catch((error: unknown): never => {
    log.error({ reason: (error as Error).message }, 'files are refused');
    throw fileUnavailable();
  });
  // The sweep comes once in an hour, so that a file may be there for two. What an unconfirmed application names counts as
  // long: its sender may be a stranger to its mailbox. What is kept for longer, the sweep bounds.
  const since = new Date(clock().getTime() - 2 * UNATTACHED_MILLISECONDS);
  if ((await countUnconfirmedBytes(database, since)) < uploadLimits.unattachedBytes) return;
  log.error('files are refused: too many wait for an application or its confirmation');
  throw fileUnavailable();
};

/** Scans a file. It is taken while the scanner is away, and waits for it. */
const scan = async (
  { scanner, log }: UploadServices,
  bytes: Uint8Array,
): Promise<'clean' | 'infected' | 'unknown'> => {
  try {
    return (await scanner?.scan(bytes)) ?? 'unknown';
  } catch (error) {
    log.warn({ reason: (error as Error).message }, 'a file is taken unscanned');
    return 'unknown';
  }
};

/**
 * Stores the file of an upload. Its row is there already, so that no crash leaves a file of which nothing is known; a
 * repeat mends a row without its file. The database is not held meanwhile: a store can take long, or be away.
 */
const storeFile = async (
  { database, files, log }: UploadServices,
  {
    idempotencyKey,
    microInternship,
    fingerprint,
    scannedAt,
  }: Pick<UploadRow, 'idempotencyKey' | 'microInternship' | 'fingerprint' | 'scannedAt'>,
  bytes: Uint8Array,
): Promise<UploadRow> => {
  const known = await lockUpload(database, idempotencyKey);
  if (!known) throw fileUnavailable();
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
  if (isRemoved) throw fileUnavailable();
  return row;
};

/**
 * Stores a file once, however often it comes under its key. Throws `idempotency-key-reused` for another one,
 * `too-many-requests` beyond the bytes of a network and `unavailable` where there is no room.
 */
export const receiveUpload = async (
  services: UploadServices,
  file: File,
  { idempotencyKey, microInternship, network }: IncomingUpload,
): Promise<ReceivedUpload> => {
  const { database, clock, uploadLimits } = services;
  if (file.size > MAX_FILE_BYTES) return { code: 'too-long' };
  await assertRoom(services);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const detected = await detectFileType(bytes);
  if ('code' in detected) return detected;
  await uploadLimits.kibibytes.consume(network, Math.ceil(bytes.length / KIBIBYTE));
  const scanned = await scan(services, bytes);
  if (scanned === 'infected') return { code: INFECTED };
  const { type } = detected;
  const row = {
    idempotencyKey,
    microInternship,
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    scannedAt: scanned === 'clean' ? clock() : null,
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
  const { id, name, size, infected } = await storeFile(services, row, bytes);
  return infected ? { code: INFECTED } : { upload: { id, name, size } };
};
