import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { deletionLogFile } from './adapters/deletion-log.ts';
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
  erasure: Erasure;
}

/** A deletion log that cannot be written: then nobody could delete anything. */
export class DeletionLogError extends Error {
  override name = 'DeletionLogError';
}

/** Opens what is kept outside of the database. */
export const openStorage = async (
  { dataDir, deletionLog: path }: Pick<Config, 'dataDir' | 'deletionLog'>,
  { database, log }: { database: Database; log: Pick<Logger, 'error'> },
): Promise<Storage> => {
  const files = folderFiles(join(resolve(dataDir), 'files'));
  const outboxDir = outboxFolder(dataDir);
  const deletionLog = deletionLogFile(resolve(path));
  try {
    await deletionLog.append([]);
  } catch (error) {
    throw new DeletionLogError(path, { cause: error });
  }
  return {
    files,
    outboxDir,
    logosDir: join(resolve(dataDir), 'logos'),
    erasure: createErasure({ database, files, deletionLog, outboxDir, log }),
  };
};
