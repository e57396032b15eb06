import { pino } from 'pino';
import type { DeletionRecord } from '../../server/adapters/deletion-log.ts';
import type { FileStore } from '../../server/adapters/files/file-store.ts';
import type { ClockGuard } from '../../server/jobs/clock-guard.ts';
import { createErasure, type Erasure } from '../../server/services/erasure.ts';
import type { Database } from '../../server/store/database.ts';
import { memoryFiles } from './files.ts';

/** Deletes for good, with the log in memory and without an outbox. */
export const anErasure = (
  database: Database,
  { files = memoryFiles(), outboxDir = '/nonexistent' }: { files?: FileStore; outboxDir?: string } = {},
): Erasure & { records: DeletionRecord[] } => {
  const records: DeletionRecord[] = [];
  const deletionLog = {
    append: (added: readonly DeletionRecord[]) => {
      records.push(...added);
      return Promise.resolve();
    },
  };
  const log = pino({ level: 'silent' });
  return { ...createErasure({ database, files, deletionLog, outboxDir, log }), records };
};

/** Believes a clock whatever it says. */
export const trustingGuard = (clock: () => Date): ClockGuard => ({
  problem: () => Promise.resolve(undefined),
  admit: () => Promise.resolve({ now: clock() }),
  confirm: () => Promise.resolve(undefined),
});
