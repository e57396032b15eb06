import { join, resolve } from 'node:path';
import proxyAddress from 'proxy-addr';
import * as z from 'zod/mini';
import {
  FILES_ENCRYPTION_FORM,
  FILES_URL_FORM,
  FilesUrlError,
  parseFilesEncryption,
  parseFilesUrl,
  type FilesEncryption,
  type FilesLocation,
} from './adapters/files/files-location.ts';

const url = (protocols: readonly string[]) =>
  z.string().check(
    z.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `an address starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    }),
  );

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const areProxies = (addresses: string[]): boolean => {
  try {
    proxyAddress.compile(addresses);
    return true;
  } catch {
    return false;
  }
};

const CLAMD = /^(?:tcp:\/\/(?:[\w.-]+|\[[\da-f:.]+\]):\d+|unix:\/\/\/.+)$/i;

/** True when an SMTP URL has no `requireTLS`, or a value of it that is understood. */
const statesTls = ({ searchParams }: URL): boolean => {
  const stated = searchParams.getAll('requireTLS');
  return stated.length < 2 && stated.every((word) => word === 'true' || word === 'false');
};
/** Parses what a setting says; one that it refuses is told of in the words given. */
const parsed = <Value>(parse: (text: string) => Value, explain: (error: unknown) => string) =>
  z.pipe(
    z.string(),
    z.transform((text, { issues }) => {
      try {
        return parse(text);
      } catch (error) {
        issues.push({ code: 'custom', message: explain(error), input: text });
        return z.NEVER;
      }
    }),
  );

const filesUrl = parsed(parseFilesUrl, (error) => {
  if (!(error instanceof FilesUrlError)) throw error;
  return `${FILES_URL_FORM}: ${error.message}`;
});

const Environment = z.object({
  HOST: z._default(z.string().check(z.minLength(1, 'a host name or an IP address')), '127.0.0.1'),
  PORT: z._default(
    z.coerce.number('a whole number from 0 to 65535').check(
      z.refine((port) => Number.isInteger(port) && port >= 0 && port <= 65535, {
        error: 'a whole number from 0 to 65535',
      }),
    ),
    8080,
  ),
  PUBLIC_URL: z.optional(url(['http:', 'https:'])),
  DATA_DIR: z._default(z.string().check(z.minLength(1, 'the path of a folder')), 'data'),
  DATABASE_URL: z.optional(url(['postgres:', 'postgresql:'])),
  DRAIN_SECONDS: z.optional(
    z.coerce.number('a whole number from 0 to 600').check(
      z.refine((seconds) => Number.isInteger(seconds) && seconds >= 0 && seconds <= 600, {
        error: 'a whole number from 0 to 600',
      }),
    ),
  ),
  FILES_URL: z.optional(filesUrl),
  FILES_ENCRYPTION: z.optional(parsed(parseFilesEncryption, () => FILES_ENCRYPTION_FORM)),
  FILES_SHARED: z._default(z.enum(['yes', 'no'], 'yes or no'), 'no'),
  SMTP_URL: z.optional(
    url(['smtp:', 'smtps:']).check(
      z.refine((value) => !URL.canParse(value) || statesTls(new URL(value)), {
        error: 'an address whose requireTLS is true or false',
      }),
    ),
  ),
  MAIL_FROM: z.optional(z.email('an email address')),
  CLAMD_URL: z.optional(
    z.string().check(
      z.refine((value) => CLAMD.test(value) && URL.canParse(value), {
        error: 'an address like tcp://HOST:PORT or unix:///PATH',
      }),
    ),
  ),
  DELETION_LOG: z.optional(z.string().check(z.minLength(1, 'the path of a file'))),
  OPERATOR_EMAIL: z.optional(z.email('an email address')),
  TRUSTED_PROXIES: z._default(
    z.string().check(
      z.refine((value) => areProxies(listed(value)), {
        error: 'addresses or subnets with commas between them, such as 127.0.0.1, 10.0.0.0/8',
      }),
    ),
    '',
  ),
  LOG_LEVEL: z._default(
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent'),
    'info',
  ),
});

/** How one server runs. */
export interface Config {
  host: string;
  port: number;
  /** Origin under which visitors reach the server; links in mail and answers are made from it. */
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  /** The place below which `files/` and `logos/` are; the data folder where it is not said. */
  filesLocation: FilesLocation | undefined;
  /** The encryption that the S3 server is asked for. */
  filesEncryption: FilesEncryption | undefined;
  /** The operator says that every server on the database reads and writes one folder of files. */
  filesShared: boolean;
  /** For how long a server that is asked to stop goes on, not ready, so that balancers send nobody any more. */
  drainSeconds: number;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** The clamd that looks through files for malware. */
  clamdUrl: string | undefined;
  /** The file in which deletions are noted for a restore. */
  deletionLog: string;
  /** Recipient of reports. */
  operatorEmail: string | undefined;
  /** Addresses and subnets of the proxies before it, whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** A setting that cannot be used; the message names each one, what was found and what is accepted. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const SECRET = new Set(['DATABASE_URL', 'FILES_URL', 'SMTP_URL']);

/** As long as a balancer that asks every two seconds takes to notice. */
const DEFAULT_DRAIN_SECONDS = 5;

/** Reads the configuration from environment variables; an empty one counts as not set. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const stated = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(stated);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      const found = SECRET.has(name) ? 'its value' : JSON.stringify(stated[name]);
      return `${name}: ${found} is not ${message}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  const {
    HOST,
    PORT,
    PUBLIC_URL,
    DATA_DIR,
    DATABASE_URL,
    FILES_URL,
    FILES_ENCRYPTION,
    FILES_SHARED,
    DRAIN_SECONDS,
    SMTP_URL,
    MAIL_FROM,
    CLAMD_URL,
    DELETION_LOG,
    OPERATOR_EMAIL,
    TRUSTED_PROXIES,
    LOG_LEVEL,
  } = result.data;
  return {
    host: HOST,
    port: PORT,
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    filesLocation: FILES_URL,
    filesEncryption: FILES_ENCRYPTION,
    filesShared: FILES_SHARED === 'yes',
    // The embedded database has one server, and nobody balances between one.
    drainSeconds: DRAIN_SECONDS ?? (DATABASE_URL === undefined ? 0 : DEFAULT_DRAIN_SECONDS),
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM,
    clamdUrl: CLAMD_URL,
    deletionLog: DELETION_LOG ?? join(DATA_DIR, 'deletions.log'),
    operatorEmail: OPERATOR_EMAIL,
    trustedProxies: listed(TRUSTED_PROXIES),
    logLevel: LOG_LEVEL,
  };
};

/**
 * The place of the files of a server that is to start. Throws `ConfigError` where servers on one database could each
 * keep files that the others do not find.
 */
export const filesLocationOf = ({
  databaseUrl,
  dataDir,
  filesLocation = { kind: 'folder', folder: resolve(dataDir) },
  filesEncryption,
  filesShared,
}: Config): FilesLocation => {
  if (filesLocation.kind === 's3') return filesLocation;
  if (filesEncryption)
    throw new ConfigError(
      'FILES_ENCRYPTION: it is asked of an S3 server, and FILES_URL is none; a folder is encrypted by its disk',
    );
  if (databaseUrl !== undefined && !filesShared)
    throw new ConfigError(
      `FILES_URL: the files would be in ${filesLocation.folder}, a folder of this machine alone, while DATABASE_URL can be shared: another server would answer 404 for a file that this one took. ` +
        'Set FILES_URL=s3://BUCKET/PREFIX, or FILES_SHARED=yes where every server on this database has this folder mounted, or there is only one',
    );
  return filesLocation;
};

/**
 * Reads the configuration of a server. Behind PostgreSQL there can be several, and none of them knows by itself under
 * which address visitors reach them all.
 */
export const readServerConfig = (environment: Record<string, string | undefined>): Config => {
  const config = readConfig(environment);
  if (config.databaseUrl !== undefined && config.publicUrl === undefined)
    throw new ConfigError(
      'PUBLIC_URL: is not set, and a server with DATABASE_URL needs it: the address under which visitors reach it, starting with https:// or http://, of which links in mail are made',
    );
  return config;
};
