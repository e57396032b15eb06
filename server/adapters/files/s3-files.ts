import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { SECOND } from '../../domain/durations.ts';
import { assertFileKey, isFileKey, type FileStore, type OpenedFile, type StoredFile } from './file-store.ts';
import type { FilesEncryption, S3Location } from './files-location.ts';

/** An answer starts at once, or the request is made again; a body may take as long as something comes. */
const TIMEOUTS = {
  connectionTimeout: 2 * SECOND,
  requestTimeout: 8 * SECOND,
  throwOnRequestTimeout: true,
  socketTimeout: 30 * SECOND,
};
const MAX_ATTEMPTS = 3;
/** All attempts together: a visitor waits for most of them. */
const DEADLINE = 20 * SECOND;
const HEALTH_DEADLINE = 5 * SECOND;

const within = (milliseconds: number) => ({ abortSignal: AbortSignal.timeout(milliseconds) });

/** Connects to an S3 server, with credentials from wherever the AWS SDK finds them. */
export const createS3Client = ({ endpoint, region, forcePathStyle }: S3Location): S3Client =>
  new S3Client({
    ...(endpoint !== undefined && { endpoint }),
    ...(region !== undefined && { region }),
    forcePathStyle,
    // Other servers than Amazon's refuse the checksums that the SDK else appends to a body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    retryMode: 'standard',
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: TIMEOUTS,
  });

const encryptionHeaders = (encryption: FilesEncryption | undefined): Partial<PutObjectCommandInput> => {
  if (!encryption) return {};
  const { algorithm, keyId } = encryption;
  return { ServerSideEncryption: algorithm, ...(keyId !== undefined && { SSEKMSKeyId: keyId }) };
};

/** The object is missing; a bucket that is missing is no such thing. */
const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  error.$metadata.httpStatusCode === 404 &&
  error.name !== 'NoSuchBucket';

/** Keeps files in a bucket, under a prefix. */
export const s3Files = (
  client: S3Client,
  {
    bucket,
    prefix,
    encryption,
  }: { bucket: string; prefix: string; encryption?: FilesEncryption | undefined },
): FileStore => {
  const objectOf = (key: string) => {
    assertFileKey(key);
    return { Bucket: bucket, Key: `${prefix}${key}` };
  };

  const openObject = async (key: string): Promise<OpenedFile | undefined> => {
    const object = objectOf(key);
    try {
      const { Body, ContentLength } = await client.send(new GetObjectCommand(object));
      const stream = Body as (Readable & typeof Body) | undefined;
      if (stream && ContentLength !== undefined) return { stream, size: ContentLength };
      stream?.destroy();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    throw new Error('the S3 server tells no length of an object');
  };

  async function* listObjects(): AsyncIterable<StoredFile> {
    const pages = paginateListObjectsV2({ client, pageSize: 1000 }, { Bucket: bucket, Prefix: prefix });
    for await (const { Contents = [] } of pages)
      for (const { Key = '', LastModified } of Contents) {
        const key = Key.slice(prefix.length);
        if (LastModified && isFileKey(key)) yield { key, modifiedAt: LastModified };
      }
  }

  return {
    put: async (key, bytes) => {
      const input = { ...objectOf(key), Body: bytes, ...encryptionHeaders(encryption) };
      await client.send(new PutObjectCommand(input), within(DEADLINE));
    },
    get: openObject,
    delete: async (key) => {
      const object = objectOf(key);
      try {
        await client.send(new DeleteObjectCommand(object), within(DEADLINE));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
    list: listObjects,
    check: async () => {
      await client.send(new HeadBucketCommand({ Bucket: bucket }), within(HEALTH_DEADLINE));
    },
  };
};
