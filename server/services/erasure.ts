import type { Logger } from 'pino';
import type { DeletionLog, DeletionReason } from '../adapters/deletion-log.ts';
import type { FileStore } from '../adapters/files/file-store.ts';
import { deleteOutboxFiles } from '../mail/outbox.ts';
import type { Database } from '../store/database.ts';
import { deleteApplications, forgetFileDeletion, listFileDeletions, type Erased } from '../store/erasure.ts';

/** Deletes for good: rows, files, mails in the outbox folder, and a line in the log that a restore applies. */
export interface Erasure {
  /** Deletes applications in a transaction. They are in the log before that commits, and never the other way round. */
  erase: (
    transaction: Database,
    ids: readonly string[],
    how: { now: Date; reason: DeletionReason },
  ) => Promise<Erased>;
  /** Removes what lies outside of the database, once the transaction has committed. */
  finish: (erased: Pick<Erased, 'mails' | 'files'>) => Promise<void>;
  /** Removes the files of which only the note is left that they are to go; gives back how many those were. */
  removeDeletedFiles: () => Promise<number>;
}

interface Parts {
  database: Database;
  files: Pick<FileStore, 'delete'>;
  deletionLog: DeletionLog;
  /** Folder to which mails are written where no SMTP server is set. */
  outboxDir: string;
  log: Pick<Logger, 'error'>;
}

/** Opens the one way in which applications are deleted. */
export const createErasure = ({ database, files, deletionLog, outboxDir, log }: Parts): Erasure => {
  const removeFiles = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await files.delete(key);
      await forgetFileDeletion(database, key);
    }
  };
  return {
    erase: async (transaction, ids, { now, reason }) => {
      const erased = await deleteApplications(transaction, ids, now);
      await deletionLog.append(
        erased.applications.map(({ id, uploads }) => ({
          at: now.toISOString(),
          application: id,
          uploads,
          reason,
        })),
      );
      return erased;
    },
    finish: async ({ mails, files: keys }) => {
      try {
        await removeFiles(keys);
        await deleteOutboxFiles(outboxDir, mails);
      } catch (error) {
        // The rows are gone, and nobody is given the files any more; the next sweep removes them.
        log.error({ code: (error as { code?: unknown }).code }, 'deleted files are not removed yet');
      }
    },
    removeDeletedFiles: async () => {
      const keys = await listFileDeletions(database);
      await removeFiles(keys);
      return keys.length;
    },
  };
};
