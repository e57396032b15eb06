import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { DeletionLog } from './adapters/deletion-log.ts';
import type { FileStore } from './adapters/files/file-store.ts';
import { openFiles, type Files } from './adapters/files/open-files.ts';
import { filesLocationOf, type Config } from './config.ts';
import { systemClock, type Clock } from './domain/clock.ts';
import { createFreeSpace } from './adapters/files/free-space.ts';
import { createScanner } from './adapters/malware-scanner.ts';
import { createApp } from './app.ts';
import { SECOND } from './domain/durations.ts';
import { cached } from './http/readiness.ts';
import { createReadQueue } from './http/read-queue.ts';
import { createClockGuard } from './jobs/clock-guard.ts';
import { startSweeps } from './jobs/sweeps.ts';
import { closeServer, listening } from './listen.ts';
import { createLog } from './log.ts';
import { startMailSender } from './jobs/mail-sender.ts';
import { folderTransport, optsOutOfTls, smtpTransport } from './mail/transport.ts';
import { openWhenFree } from './open-database.ts';
import { listenOnSocket } from './cli/socket.ts';
import { createOperatorApp } from './cli/operator.ts';
import { startMalwareScan } from './jobs/malware-scan.ts';
import { PrivacyNoticeError, recordPrivacyNotice } from './services/record-privacy-notice.ts';
import { startError, StartError } from './start-error.ts';
import { openStorage, outboxFolder } from './storage.ts';
import { DataDirError, secureDataDir } from './store/data-dir.ts';
import { vacuum, type Database } from './store/database.ts';
import { databaseTime } from './store/sweep-state.ts';

/** A running server. */
export interface RunningServer {
  /** URL on which it listens. */
  url: string;
  database: Database;
  log: Logger;
  /**
   * Is not ready any more for as long as the configuration says; then takes no more requests, answers those under way,
   * lets the mail under way finish and closes the database.
   */
  close: () => Promise<void>;
}

export interface ServerOptions {
  clock?: Clock;
  /** Runs on the open database before the first request is taken. */
  prepare?: (database: Database, logos: FileStore) => Promise<void>;
}

const widgetsDir = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * Bounds what strangers can hold open. A form with files may take minutes on a telephone; its headers may not, and no
 * browser or proxy sends as many as Node accepts by itself.
 */
const HTTP_LIMITS = { headersTimeout: 20_000, requestTimeout: 300_000, maxHeaderSize: 16 * 1024 };
const MAX_CONNECTIONS = 2000;
const MAX_HEADERS = 100;

const listen = async (app: Hono, where: { port: number; hostname: string }): Promise<ServerType> => {
  const server = serve({ fetch: app.fetch, serverOptions: HTTP_LIMITS, ...where });
  server.maxConnections = MAX_CONNECTIONS;
  if ('maxHeadersCount' in server) server.maxHeadersCount = MAX_HEADERS;
  try {
    await listening(server);
  } catch (error) {
    throw startError(error, 'HOST, PORT', `cannot listen on ${where.hostname}:${where.port}`);
  }
  return server;
};

/** Makes the data folder its owner's alone, whatever database there is: it also holds mails and files. */
const secureOrExplain = async (dataDir: string, log: Logger): Promise<void> => {
  try {
    await secureDataDir(dataDir, (message) => log.warn(message));
  } catch (error) {
    if (error instanceof DataDirError) throw new StartError(error.message, { cause: error });
    throw startError(error, 'DATA_DIR', `${dataDir} cannot be used`);
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

const urlOf = (server: ServerType, host: string): string => {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

/** Opens the database, starts sending mail and listens. */
export const startServer = async (
  config: Config,
  { clock = systemClock, prepare }: ServerOptions = {},
): Promise<RunningServer> => {
  const log = await createLog(config);
  const dataDir = resolve(config.dataDir);
  await secureOrExplain(dataDir, log);
  const { files, logos, close: closeFiles } = await openFilesOrExplain(config);
  const isEmbedded = config.databaseUrl === undefined;
  const opened = await openWhenFree({ ...config, dataDir });
  if (!opened)
    throw new StartError(`DATA_DIR: a server already runs on ${dataDir}; stop it or use another folder`);
  const { database, pool, close: closeDatabase } = opened;
  await recordNotice(database);
  await prepare?.(database, logos);

  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const from =
    config.mailFrom ?? `micro-internships@${new URL(config.publicUrl ?? 'http://localhost').hostname}`;
  const transport =
    config.smtpUrl === undefined
      ? folderTransport(outboxFolder(dataDir), from)
      : smtpTransport(config.smtpUrl, from);
  if (config.smtpUrl !== undefined && optsOutOfTls(config.smtpUrl))
    log.warn('mail leaves this machine in clear: SMTP_URL says requireTLS=false');
  const mail = startMailSender({ database, transport, clock, log });
  const storage = openStorage(config, { database, log, files, logos });
  await refuseReadOnlyLog(storage.deletionLog, config.deletionLog);
  const { erasure, outboxDir } = storage;
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
  const operator = isEmbedded
    ? await listenOnSocket(
        dataDir,
        createOperatorApp({ database, clock, guard, sweep: sweeps.run, ...storage }).fetch,
      )
    : undefined;
  const filesLocation = filesLocationOf(config);
  const freeSpace = filesLocation.kind === 'folder' ? createFreeSpace(filesLocation.folder) : undefined;
  const scanner = config.clamdUrl === undefined ? undefined : createScanner(config.clamdUrl);
  const quarantine = scanner && startMalwareScan({ database, files, scanner, clock, log });
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
    erasure,
    wakeMail: mail.wake,
    readiness: [
      { name: 'files', check: cached(files.check) },
      ...(freeSpace ? [{ name: 'disk', ...freeSpace }] : []),
    ],
    warnings: [guard.problem],
    isStopping: () => isStopping,
  });
  const server = await listen(app, { port: config.port, hostname: config.host });
  url = urlOf(server, config.host);
  log.info({ url, database: isEmbedded ? 'embedded' : 'postgresql' }, 'listening');

  const close = async () => {
    isStopping = true;
    // Readiness is refused from here on: a balancer is to send nobody any more before the port closes.
    await setTimeout(config.drainSeconds * SECOND);
    // From here on commands wait for the database itself.
    const operatorClosed = operator?.close();
    await closeServer(server);
    await mail.close();
    await sweeps.close();
    await quarantine?.close();
    await operatorClosed;
    await closeDatabase();
    closeFiles();
    log.info('stopped');
  };
  return { url, database, log, close };
};
