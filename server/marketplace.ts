import { mkdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer, serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { pino, type Logger } from 'pino';
import type { DeletionLog } from './adapters/deletion-log.ts';
import type { Config } from './config.ts';
import { systemClock, type Clock } from './domain/clock.ts';
import { createScanner } from './files/scan.ts';
import { createApp } from './http/app.ts';
import { createClockGuard } from './jobs/clock-guard.ts';
import { startSweeps } from './jobs/sweeps.ts';
import { startMailSender } from './mail/sender.ts';
import { folderTransport, smtpTransport } from './mail/transport.ts';
import { createOperatorApp, isOperatorRunning, operatorSocket } from './operator.ts';
import { startQuarantine } from './quarantine.ts';
import { PrivacyNoticeError, recordPrivacyNotice } from './services/record-privacy-notice.ts';
import { openDatabase, vacuum, type Database } from './store/database.ts';
import { databaseTime } from './store/sweep-state.ts';
import { openStorage, outboxFolder } from './storage.ts';

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
  prepare?: (database: Database, logosDir: string) => Promise<void>;
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

const recordNotice = async (database: Database): Promise<void> => {
  try {
    await recordPrivacyNotice(database);
  } catch (error) {
    if (!(error instanceof PrivacyNoticeError)) throw error;
    throw new StartError(error.message);
  }
};

/** Without its log nobody could delete an application, so that is found out at the start. */
const refuseReadOnlyLog = async (deletionLog: DeletionLog, path: string): Promise<void> => {
  try {
    await deletionLog.append([]);
  } catch (error) {
    throw startError(error, 'DELETION_LOG', `${path} cannot be written`);
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
  const logosDir = join(dataDir, 'logos');
  await mkdir(logosDir, { recursive: true });
  const isEmbedded = config.databaseUrl === undefined;
  const opening = Promise.withResolvers<Hono>();
  const operator = isEmbedded
    ? await takeDataDir(dataDir, async (request) => (await opening.promise).fetch(request))
    : undefined;
  const { database, close: closeDatabase } = await openOrExplain(config, dataDir);
  await recordNotice(database);
  await prepare?.(database, logosDir);

  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const from =
    config.mailFrom ?? `micro-internships@${new URL(config.publicUrl ?? 'http://localhost').hostname}`;
  const transport =
    config.smtpUrl === undefined
      ? folderTransport(outboxFolder(dataDir), from)
      : smtpTransport(config.smtpUrl, from);
  const mail = startMailSender({ database, transport, clock, log });
  const storage = openStorage(config, { database, log });
  await refuseReadOnlyLog(storage.deletionLog, config.deletionLog);
  const { files, erasure, outboxDir } = storage;
  const guard = createClockGuard({
    database,
    clock,
    // An injected clock is a test's, and the embedded database has no other clock than ours.
    otherClock: isEmbedded || clock !== systemClock ? undefined : () => databaseTime(database),
  });
  const sweeps = startSweeps({
    ...{ database, files, erasure, outboxDir, guard, log },
    vacuum: isEmbedded ? () => vacuum(database) : undefined,
  });
  opening.resolve(createOperatorApp({ database, clock, guard, sweep: sweeps.run, ...storage }));
  const scanner = config.clamdUrl === undefined ? undefined : createScanner(config.clamdUrl);
  const quarantine = scanner && startQuarantine({ database, files, scanner, clock, log });
  if (!scanner) log.warn('files are taken unscanned: CLAMD_URL is not set');

  let isStopping = false;
  const app = createApp({
    database,
    files,
    scanner,
    clock,
    log,
    publicUrl,
    widgetsDir,
    logosDir,
    operatorEmail: config.operatorEmail ?? from,
    trustedProxies: config.trustedProxies,
    erasure,
    wakeMail: mail.wake,
    warnings: [guard.problem],
    isStopping: () => isStopping,
  });
  const server = await listen(app, { port: config.port, hostname: config.host });
  url = urlOf(server, config.host);
  log.info({ url, database: isEmbedded ? 'embedded' : 'postgresql' }, 'listening');

  const close = async () => {
    isStopping = true;
    await closeServer(server);
    await mail.close();
    await sweeps.close();
    await quarantine?.close();
    if (operator) await closeServer(operator);
    await closeDatabase();
    log.info('stopped');
  };
  return { url, database, log, close };
};
