import type { Logger } from 'pino';
import type { Clock } from './domain/clock.ts';
import type { FileStore } from './files/file-store.ts';
import type { Scanner } from './files/scan.ts';
import type { Database } from './store/database.ts';
import { findUnscanned, markScanned, type UploadRow } from './store/uploads.ts';

const MINUTE = 60_000;

/**
 * Scans, now and every minute, the files that were taken while the scanner could not be reached. Of one that turns out
 * to hold malware nothing but its row is kept. Nobody is given any of them before that either.
 */
export const startQuarantine = ({
  database,
  files,
  scanner,
  clock,
  log,
}: {
  database: Database;
  files: FileStore;
  scanner: Scanner;
  clock: Clock;
  log: Logger;
}): { close: () => Promise<void> } => {
  const settle = async ({ id, key }: UploadRow): Promise<void> => {
    const bytes = await files.get(key);
    // Its row comes before it: it is on its way.
    if (!bytes) return;
    const infected = (await scanner.scan(bytes)) === 'infected';
    await markScanned(database, id, { scannedAt: clock(), infected });
    if (!infected) return;
    // After its row, so that nobody puts it back in between; where this fails it goes with its row.
    await files.delete(key);
    log.warn({ upload: id }, 'file removed: it held malware');
  };

  let isClosing = false;
  const sweep = async (): Promise<void> => {
    try {
      for (const upload of await findUnscanned(database)) {
        if (isClosing) return;
        await settle(upload);
      }
    } catch (error) {
      log.error({ code: (error as { code?: unknown }).code }, 'files not scanned');
    }
  };
  let round = sweep();
  const timer = setInterval(() => {
    round = round.then(sweep);
  }, MINUTE);
  return {
    close: async () => {
      isClosing = true;
      clearInterval(timer);
      await round;
    },
  };
};
