import type { Logger } from 'pino';
import type { Clock } from './domain/clock.ts';
import type { FileStore } from './adapters/files/file-store.ts';
import type { Scanner } from './files/scan.ts';
import type { Database } from './store/database.ts';
import { findUnscanned, markScanned, type UploadRow } from './store/uploads.ts';

const MINUTE = 60_000;

interface Quarantine {
  database: Database;
  files: FileStore;
  scanner: Scanner;
  clock: Clock;
  log: Logger;
}

const scanUpload = async (
  { database, files, scanner, clock, log }: Quarantine,
  { id, key }: UploadRow,
): Promise<void> => {
  const file = await files.get(key);
  // A row comes before its file, which is on its way.
  if (!file) return;
  const infected = (await scanner.scan(file.stream)) === 'infected';
  await markScanned(database, id, { scannedAt: clock(), infected });
  if (!infected) return;
  // After its row, so that nobody puts it back in between; a crash between them leaves it to go with its row.
  await files.delete(key);
  log.warn({ upload: id }, 'a file is removed: it held malware');
};

/** Scans the files that wait for it, as long as that is wanted. Of one that holds malware nothing but its row is kept. */
export const scanWaiting = async (
  quarantine: Quarantine,
  isWanted: () => boolean = () => true,
): Promise<void> => {
  try {
    for (const upload of await findUnscanned(quarantine.database)) {
      if (!isWanted()) return;
      await scanUpload(quarantine, upload);
    }
  } catch (error) {
    quarantine.log.error({ code: (error as { code?: unknown }).code }, 'files not scanned');
  }
};

/**
 * Scans, now and every minute, the files that were taken while the scanner could not be reached. Nobody is given any of
 * them before that.
 */
export const startQuarantine = (quarantine: Quarantine): { close: () => Promise<void> } => {
  let isClosing = false;
  const sweep = () => scanWaiting(quarantine, () => !isClosing);
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
