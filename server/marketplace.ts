import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer, serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { pino, type Logger } from 'pino';
import type { FileStore } from './adapters/files/file-store.ts';
import { openFiles, type Files } from './adapters/files/open-files.ts';
import { filesLocationOf, type Config } from './config.ts';
import { systemClock, type Clock } from './domain/clock.ts';
import { createFreeSpace } from './files/free-space.ts';
import { createScanner } from './files/scan.ts';
import { createApp } from './http/app.ts';
import { cached } from './http/readiness.ts';
import { createReadQueue } from './http/reads.ts';
import { startMailSender } from './mail/sender.ts';
import { folderTransport, optsOutOfTls, smtpTransport } from './mail/transport.ts';
import { createOperatorApp, isOperatorRunning, operatorSocket } from './operator.ts';
import { startQuarantine } from './quarantine.ts';
import { startRetention } from './retention.ts';
import { openDatabase, type Database } from './store/database.ts';

/** A running server. */
export interface Marketplace {
  /** Where it listens. */
  url: string;
  database: Database;
  log: Logger;
  /** Takes no more requests, answers those under way, lets the mail under way finish and closes the database. */
  close: () => Promise<void>;
}

type FetchCallback = (request: Request) => Promise<Response>;

export interface MarketplaceOptions {
  clock?: Clock;
  /** Runs on the open database before the first request is taken. */
  prepare?: (database: Database, logos: FileStore) => Promise<void>;
}

/** Something that keeps the server from starting; the message says what to do. */
export class StartError extends Error {
  override name = 'StartError';
}

const widgetsDir = fileURLToPath(new URL('../dist', import.meta.url));
const DRAIN_MILLISECONDS = 10_000;

/** The settings by which somebody can mend what went wrong, where it is known. */
const startError = (error: unknown, setting: string, what: string): StartError => {
  const { code, message } = error as NodeJS.ErrnoException;
  return new StartError(`${setting}: ${what} (${code ?? message})`);
};

const listening = (server: ServerType): Promise<void> =>
  new Promise((done, fail) => {
    if (server.listening) {
      done();
      return;
    }
    server.once('listening', done);
    server.once('error', fail);
  });

const listen = async (app: Hono, where: { port: number; hostname: string }): Promise<ServerType> => {
  const server = serve({ fetch: app.fetch, ...where });
  try {
    await listening(server);
  } catch (error) {
    throw startError(error, 'HOST, PORT', `cannot listen on ${where.hostname}:${where.port}`);
  }
  return server;
};

const listenOnSocket = async (path: string, answer: FetchCallback): Promise<ServerType> => {
  const server = createAdaptorServer({ fetch: answer });
  server.listen(path);
  await listening(server);
  return server;
};

/** Takes a data folder for this process alone; its socket is both the lock and the way in for the commands. */
const takeDataDir = async (dataDir: string, answer: FetchCallback): Promise<ServerType> => {
  const path = operatorSocket(dataDir);
  try {
    return await listenOnSocket(path, answer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (await isOperatorRunning(dataDir)) {
      throw new StartError(`DATA_DIR: a server already runs on ${dataDir}; stop it or use another folder`);
    }
    // Left behind by a server that was killed.
    await rm(path, { force: true });
    return listenOnSocket(path, answer);
  }
};

const openOrExplain = async (config: Config, dataDir: string) => {
  try {
    return await openDatabase({ databaseUrl: config.databaseUrl, dataDir });
  } catch (error) {
    if (config.databaseUrl === undefined) throw error;
    throw startError(error, 'DATABASE_URL', 'the database cannot be used');
  }
};

const openFilesOrExplain = async (config: Config): Promise<Files> => {
  const opened = openFiles(filesLocationOf(config), config.filesEncryption);
  try {
    // Also what a health check cannot tell: the rights to write and delete, and an encryption that the server knows.
    const probe = `check-${randomUUID()}`;
    await opened.files.put(probe, Buffer.from('writable'));
    await opened.files.delete(probe);
    return opened;
  } catch (error) {
    opened.close();
    throw startError(error, config.filesLocation ? 'FILES_URL' : 'DATA_DIR', 'the files cannot be used');
  }
};

const closeServer = (server: ServerType): Promise<void> =>
  new Promise((done) => {
    const force = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      DRAIN_MILLISECONDS,
    );
    server.close(() => {
      clearTimeout(force);
      done();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });

const urlOf = (server: ServerType, host: string): string => {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

/** Opens the database, starts sending mail and listens. */
export const startMarketplace = async (
  config: Config,
  { clock = systemClock, prepare }: MarketplaceOptions = {},
): Promise<Marketplace> => {
  const log = pino({ level: config.logLevel, base: null });
  const dataDir = resolve(config.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { files, logos, close: closeFiles } = await openFilesOrExplain(config);
  const isEmbedded = config.databaseUrl === undefined;
  const opening = Promise.withResolvers<Hono>();
  const operator = isEmbedded
    ? await takeDataDir(dataDir, async (request) => (await opening.promise).fetch(request))
    : undefined;
  const { database, pool, close: closeDatabase } = await openOrExplain(config, dataDir);
  opening.resolve(createOperatorApp({ database, clock }));
  await prepare?.(database, logos);

  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const from =
    config.mailFrom ?? `micro-internships@${new URL(config.publicUrl ?? 'http://localhost').hostname}`;
  const transport =
    config.smtpUrl === undefined
      ? folderTransport(join(dataDir, 'outbox'), from)
      : smtpTransport(config.smtpUrl, from);
  if (config.smtpUrl !== undefined && optsOutOfTls(config.smtpUrl))
    log.warn('mail leaves this machine in clear: SMTP_URL says requireTLS=false');
  const mail = startMailSender({ database, transport, clock, log });
  const filesLocation = filesLocationOf(config);
  const freeSpace = filesLocation.kind === 'folder' ? createFreeSpace(filesLocation.folder) : undefined;
  const retention = startRetention({ database, files, clock, log });
  const scanner = config.clamdUrl === undefined ? undefined : createScanner(config.clamdUrl);
  const quarantine = scanner && startQuarantine({ database, files, scanner, clock, log });
  if (!scanner) log.warn('files are taken unscanned: CLAMD_URL is not set');

  let isStopping = false;
  const app = createApp({
    database,
    pool,
    files,
    freeSpace,
    scanner,
    // On one thread of its own there is one at a time; of a PostgreSQL's connections most stay free.
    reads: createReadQueue(isEmbedded ? 1 : 4),
    clock,
    log,
    publicUrl,
    widgetsDir,
    logos,
    operatorEmail: config.operatorEmail ?? from,
    trustedProxies: config.trustedProxies,
    wakeMail: mail.wake,
    readiness: [
      { name: 'files', check: cached(files.check) },
      ...(freeSpace ? [{ name: 'disk', ...freeSpace }] : []),
    ],
    isStopping: () => isStopping,
  });
  const server = await listen(app, { port: config.port, hostname: config.host });
  url = urlOf(server, config.host);
  log.info({ url, database: isEmbedded ? 'embedded' : 'postgresql' }, 'listening');

  const close = async () => {
    isStopping = true;
    await closeServer(server);
    await mail.close();
    await retention.close();
    await quarantine?.close();
    if (operator) await closeServer(operator);
    await closeDatabase();
    closeFiles();
    log.info('stopped');
  };
  return { url, database, log, close };
};
