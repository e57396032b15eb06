import crypto, { type BinaryLike, type CipherKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** An S3 server with one bucket that runs for the tests alone. */
export interface TestS3 {
  /** The address of its server, to be put behind something. */
  endpoint: string;
  /** A place in its bucket, as `FILES_URL` names it; `endpoint` is another way to it. */
  filesUrl: (prefix?: string, endpoint?: string) => string;
  /** The variables by which the AWS SDK finds the credentials. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
}

/** The address of files in a bucket of a server of ours. */
export const filesUrlOf = (bucket: string, prefix: string, endpoint: string): string => {
  const url = new URL(`s3://${bucket}/${prefix}`);
  url.search = new URLSearchParams({ endpoint, region: 'us-east-1', forcePathStyle: 'true' }).toString();
  return url.href;
};

/** Node's OpenSSL has no DES any more, with which s3rver writes where a page of a list ends; three times DES is DES. */
const bringBackDes = (): void => {
  const { createCipheriv, createDecipheriv } = crypto;
  const tripled = (key: CipherKey) => Buffer.concat([key, key, key] as Buffer[]);
  crypto.createCipheriv = ((algorithm: string, key: CipherKey, iv: BinaryLike) =>
    algorithm === 'des'
      ? createCipheriv('des-ede3-cbc', tripled(key), iv)
      : createCipheriv(algorithm, key, iv)) as typeof createCipheriv;
  crypto.createDecipheriv = ((algorithm: string, key: CipherKey, iv: BinaryLike) =>
    algorithm === 'des'
      ? createDecipheriv('des-ede3-cbc', tripled(key), iv)
      : createDecipheriv(algorithm, key, iv)) as typeof createDecipheriv;
};

const BUCKET = 'marketplace';

/** Starts s3rver on a free port. */
export const startS3 = async (): Promise<TestS3> => {
  bringBackDes();
  const directory = await mkdtemp(join(tmpdir(), 's3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET }],
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    filesUrl: (prefix = '', by = endpoint) => filesUrlOf(BUCKET, prefix, by),
    environment: { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' },
    stop: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
