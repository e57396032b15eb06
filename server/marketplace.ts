import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';
import { systemClock, type Clock } from './domain/clock.ts';
import { folderFiles } from './files/file-store.ts';
import { createScanner } from './files/scan.ts';
import { createApp } from './http/app.ts';
import { closeServer, listening } from './listen.ts';
import { startMailSender } from './mail/sender.ts';
import { folderTransport, smtpTransport } from './mail/transport.ts';
import { openWhenFree } from './open-database.ts';
import { listenOnSocket } from './operator-socket.ts';
import { createOperatorApp } from './operator.ts';
import { startQuarantine } from './quarantine.ts';
import { startRetention } from './retention.ts';
import { startError, StartError } from './start-error.ts';
import { DataDirError, secureDataDir } from './store/data-dir.ts';
import type { Database } from './store/database.ts';

/** A running server. */
export interface Marketplace {
  /** Where it listens. */
  url: string;
  database: Database;
  log: Logger;
  /**
   * Is not ready any more for as long as the configuration says; then takes no more requests, answers those under way,
   * lets the mail under way finish and closes the database.
   */
  close: () => Promise<void>;
}

export interface MarketplaceOptions {
  clock?: Clock;
  /** Runs on the open database before the first request is taken. */
  prepare?: (database: Database, logosDir: string) => Promise<void>;
}

const SECOND = 1000;
const widgetsDir = fileURLToPath(new URL('../dist', import.meta.url));

const listen = async (app: Hono, where: { port: number; hostname: string }): Promise<ServerType> => {
  const server = serve({ fetch: app.fetch, ...where });
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
  await secureOrExplain(dataDir, log);
  await mkdir(logosDir, { recursive: true });
  const isEmbedded = config.databaseUrl === undefined;
  const opened = await openWhenFree({ ...config, dataDir });
  if (!opened)
    throw new StartError(`DATA_DIR: a server already runs on ${dataDir}; stop it or use another folder`);
  const { database, close: closeDatabase } = opened;
  const operator = isEmbedded
    ? await listenOnSocket(dataDir, createOperatorApp({ database, clock }).fetch)
    : undefined;
  await prepare?.(database, logosDir);

  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const from =
    config.mailFrom ?? `micro-internships@${new URL(config.publicUrl ?? 'http://localhost').hostname}`;
  const transport =
    config.smtpUrl === undefined
      ? folderTransport(join(dataDir, 'outbox'), from)
      : smtpTransport(config.smtpUrl, from);
  const mail = startMailSender({ database, transport, clock, log });
  const files = folderFiles(join(dataDir, 'files'));
  const retention = startRetention({ database, files, clock, log });
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
    wakeMail: mail.wake,
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
    await retention.close();
    await quarantine?.close();
    await operatorClosed;
    await closeDatabase();
    log.info('stopped');
  };
  return { url, database, log, close };
};
