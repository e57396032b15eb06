import { fileURLToPath } from 'node:url';

/** A bucket of an S3 server, and where in it the files are. */
export interface S3Location {
  kind: 's3';
  bucket: string;
  /** Empty, or with a slash at its end. */
  prefix: string;
  /** The S3 server, where it is not Amazon's. */
  endpoint: string | undefined;
  /** Else the one that the AWS SDK finds. */
  region: string | undefined;
  /** The bucket is named in the path of an address, not in its host. */
  forcePathStyle: boolean;
}

/** The place below which `files/` and `logos/` are. */
export type FilesLocation = { kind: 'folder'; folder: string } | S3Location;

/** The encryption that an S3 server is asked for; without it, the bucket's own default. */
export interface FilesEncryption {
  algorithm: 'AES256' | 'aws:kms';
  keyId?: string;
}

export const FILES_URL_FORM =
  's3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION&forcePathStyle=true or file:///FOLDER';
export const FILES_ENCRYPTION_FORM = 'AES256, aws:kms, aws:kms:KEYID or none';

/** The reason why an address of files cannot be used; it repeats nothing that could be a password. */
export class FilesUrlError extends Error {
  override name = 'FilesUrlError';
}

const BUCKET = /^[\da-z][\w.-]{1,254}$/i;
const PREFIX = /^[\w.-]+(?:\/[\w.-]+)*$/;
const PARAMETERS = ['endpoint', 'region', 'forcePathStyle'];

const httpAddress = (value: string): string => {
  const { protocol, username, password } = URL.canParse(value) ? new URL(value) : {};
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new FilesUrlError('its endpoint does not start with https:// or http://');
  if (username || password)
    throw new FilesUrlError(
      'its endpoint holds credentials, which belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  return value;
};

const flag = (value: string): boolean => {
  if (value !== 'true' && value !== 'false')
    throw new FilesUrlError('its forcePathStyle is neither true nor false');
  return value === 'true';
};

const parseS3 = (url: URL): S3Location => {
  if (url.username || url.password)
    throw new FilesUrlError(
      'it holds credentials, which belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  if (!BUCKET.test(url.hostname) || url.port)
    throw new FilesUrlError('it names no bucket of letters, digits, -, _ and .');
  const prefix = url.pathname.replaceAll(/^\/+|\/+$/g, '');
  if (prefix && !PREFIX.test(prefix))
    throw new FilesUrlError('its prefix has other characters than letters, digits, -, _, . and /');
  const endpoint = url.searchParams.get('endpoint');
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: prefix && `${prefix}/`,
    endpoint: endpoint === null ? undefined : httpAddress(endpoint),
    region: url.searchParams.get('region') ?? undefined,
    forcePathStyle: flag(url.searchParams.get('forcePathStyle') ?? 'false'),
  };
};

const parseFolder = (url: URL): FilesLocation => {
  try {
    return { kind: 'folder', folder: fileURLToPath(url) };
  } catch {
    throw new FilesUrlError('its folder is not on this machine');
  }
};

const assertParameters = ({ searchParams, hash }: URL, known: readonly string[]): void => {
  if (hash) throw new FilesUrlError('it has a part after #');
  const names = [...searchParams.keys()];
  if (names.some((name) => !known.includes(name)))
    throw new FilesUrlError(`it has another parameter than ${known.join(', ') || 'none'}`);
  if (new Set(names).size < names.length) throw new FilesUrlError('it has a parameter twice');
};

/** Reads the address of the files. Throws `FilesUrlError`. */
export const parseFilesUrl = (value: string): FilesLocation => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  switch (url?.protocol) {
    case 's3:':
      assertParameters(url, PARAMETERS);
      return parseS3(url);
    case 'file:':
      assertParameters(url, []);
      return parseFolder(url);
    default:
      throw new FilesUrlError('it starts with neither s3:// nor file:///');
  }
};

const ENCRYPTION = /^(?<algorithm>AES256|aws:kms)(?::(?<keyId>\S+))?$/;

/** Reads the encryption of files, `undefined` for none. Throws `RangeError`. */
export const parseFilesEncryption = (value: string): FilesEncryption | undefined => {
  if (value === 'none') return undefined;
  const { algorithm, keyId } = ENCRYPTION.exec(value)?.groups ?? {};
  if (algorithm === 'AES256' && keyId === undefined) return { algorithm };
  if (algorithm === 'aws:kms') return { algorithm, ...(keyId !== undefined && { keyId }) };
  throw new RangeError(`not ${FILES_ENCRYPTION_FORM}`);
};
