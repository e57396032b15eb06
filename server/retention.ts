import type { Logger } from 'pino';
import type { Clock } from './domain/clock.ts';
import type { FileStore } from './adapters/files/file-store.ts';
import type { Database } from './store/database.ts';
import { deleteExpired, deleteOrphans } from './store/retention.ts';

const HOUR = 3_600_000;

/**
 * Deletes, now and every hour, the applications whose time is over, and the files that no application names any more.
 * Nobody is shown them before that either.
 */
export const startRetention = ({
  database,
  files,
  clock,
  log,
}: {
  database: Database;
  files: FileStore;
  clock: Clock;
  log: Logger;
}): { close: () => Promise<void> } => {
  const attempt = async (remove: () => Promise<number>, what: string): Promise<void> => {
    try {
      const deleted = await remove();
      if (deleted > 0) log.info({ deleted }, `${what} deleted`);
    } catch (error) {
      log.error({ code: (error as { code?: unknown }).code }, `${what} not deleted`);
    }
  };
  const sweep = async (): Promise<void> => {
    await attempt(() => deleteExpired(database, clock()), 'applications whose time is over');
    await attempt(() => deleteOrphans(database, files, clock()), 'files that no application names');
  };
  let round = sweep();
  const timer = setInterval(() => {
    round = round.then(sweep);
  }, HOUR);
  return {
    close: async () => {
      clearInterval(timer);
      await round;
    },
  };
};
