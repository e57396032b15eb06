import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { deletionLogFile, type DeletionLog } from './adapters/deletion-log.ts';
import type { Config } from './config.ts';
import type { FileStore } from './adapters/files/file-store.ts';
import { createErasure, type Erasure } from './services/erasure.ts';
import type { Database } from './store/database.ts';

/** Folder to which mails are written where no SMTP server is set. */
export const outboxFolder = (dataDir: string): string => join(resolve(dataDir), 'outbox');

/** All that is kept outside of the database, for the server and for commands that work without one. */
export interface Storage {
  files: FileStore;
  outboxDir: string;
  logos: FileStore;
  deletionLog: DeletionLog;
  erasure: Erasure;
}

/** Opens what is kept outside of the database. */
export const openStorage = (
  { dataDir, deletionLog: path }: Pick<Config, 'dataDir' | 'deletionLog'>,
  {
    database,
    log,
    files,
    logos,
  }: { database: Database; log: Pick<Logger, 'error'>; files: FileStore; logos: FileStore },
): Storage => {
  const outboxDir = outboxFolder(dataDir);
  const deletionLog = deletionLogFile(resolve(path));
  return {
    files,
    deletionLog,
    outboxDir,
    logos,
    erasure: createErasure({ database, files, deletionLog, outboxDir, log }),
  };
};
