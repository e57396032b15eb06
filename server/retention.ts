import type { Logger } from 'pino';
import type { Clock } from './domain/clock.ts';
import type { Database } from './store/database.ts';
import { deleteExpired } from './store/retention.ts';

const HOUR = 3_600_000;

/** Deletes, now and every hour, the applications whose time is over. Nobody is shown them before that either. */
export const startRetention = ({
  database,
  clock,
  log,
}: {
  database: Database;
  clock: Clock;
  log: Logger;
}): { close: () => Promise<void> } => {
  const sweep = async (): Promise<void> => {
    try {
      const deleted = await deleteExpired(database, clock());
      if (deleted > 0) log.info({ deleted }, 'applications deleted, their time was over');
    } catch (error) {
      log.error(
        { code: (error as { code?: unknown }).code },
        'applications whose time is over were not deleted',
      );
    }
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
