import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { deletionLogFile, type DeletionLog } from './adapters/deletion-log.ts';
import type { Config } from './config.ts';
import { folderFiles, type FileStore } from './files/file-store.ts';
import { createErasure, type Erasure } from './services/erasure.ts';
import type { Database } from './store/database.ts';

/** Folder to which mails are written where no SMTP server is set. */
export const outboxFolder = (dataDir: string): string => join(resolve(dataDir), 'outbox');

/** All that is kept outside of the database, for the server and for commands that work without one. */
export interface Storage {
  files: FileStore;
  outboxDir: string;
  logosDir: string;
  deletionLog: DeletionLog;
  erasure: Erasure;
}

/** Opens what is kept outside of the database. */
export const openStorage = (
  { dataDir, deletionLog: path }: Pick<Config, 'dataDir' | 'deletionLog'>,
  { database, log }: { database: Database; log: Pick<Logger, 'error'> },
): Storage => {
  const files = folderFiles(join(resolve(dataDir), 'files'));
  const outboxDir = outboxFolder(dataDir);
  const deletionLog = deletionLogFile(resolve(path));
  return {
    files,
    deletionLog,
    outboxDir,
    logosDir: join(resolve(dataDir), 'logos'),
    erasure: createErasure({ database, files, deletionLog, outboxDir, log }),
  };
};
