import { join } from 'node:path';
import proxyAddress from 'proxy-addr';
import * as z from 'zod/mini';

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
  SMTP_URL: z.optional(url(['smtp:', 'smtps:'])),
  MAIL_FROM: z.optional(z.email('an e-mail address')),
  CLAMD_URL: z.optional(
    z.string().check(
      z.refine((value) => CLAMD.test(value) && URL.canParse(value), {
        error: 'an address like tcp://HOST:PORT or unix:///PATH',
      }),
    ),
  ),
  DELETION_LOG: z.optional(z.string().check(z.minLength(1, 'the path of a file'))),
  OPERATOR_EMAIL: z.optional(z.email('an e-mail address')),
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
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** The clamd that looks through files for malware. */
  clamdUrl: string | undefined;
  /** The file in which deletions are noted for a restore. */
  deletionLog: string;
  /** Who is told of reports. */
  operatorEmail: string | undefined;
  /** Addresses and subnets of the proxies before it, whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** A setting that cannot be used; the message names each one, what was found and what is accepted. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const SECRET = new Set(['DATABASE_URL', 'SMTP_URL']);

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
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM,
    clamdUrl: CLAMD_URL,
    deletionLog: DELETION_LOG ?? join(DATA_DIR, 'deletions.log'),
    operatorEmail: OPERATOR_EMAIL,
    trustedProxies: listed(TRUSTED_PROXIES),
    logLevel: LOG_LEVEL,
  };
};
