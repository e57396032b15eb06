import type { Logger } from 'pino';
import type { FileStore } from '../adapters/files/file-store.ts';
import { HOUR } from '../domain/durations.ts';
import { eraseCrowding, eraseExpired } from '../services/erase-expired.ts';
import {
  eraseAccessLog,
  eraseMails,
  eraseOrphans,
  eraseOutbox,
  eraseReports,
  eraseStrayFiles,
  StrayFilesError,
} from '../services/erase-leftovers.ts';
import type { Erasure } from '../services/erasure.ts';
import type { Database } from '../store/database.ts';
import type { ClockGuard } from './clock-guard.ts';
import { every } from './runner.ts';

interface Parts {
  database: Database;
  files: FileStore;
  erasure: Erasure;
  outboxDir: string;
  guard: ClockGuard;
  log: Logger;
  /** Gives the room of deleted rows back where the database does not do so by itself. */
  vacuum?: (() => Promise<void>) | undefined;
}

/** Result of one run of the sweeps; `problems` are for the operator. */
export interface SweepReport {
  deleted: Partial<Record<SweepName, number>>;
  problems: string[];
}

export interface SweepOptions {
  /** Removes files that no row knows however many there are. */
  withStrayFiles?: boolean;
  /** Gives the room of deleted rows back also where this round deletes none: a person may have. */
  withVacuum?: boolean;
}

/** By the words that tell of them in the log. */
const SWEEPS = {
  'applications whose time is over': eraseExpired,
  'unconfirmed applications with the largest files': (parts: Parts, now: Date) => eraseCrowding(parts, now),
  'files that no application names': eraseOrphans,
  'old reports': eraseReports,
  'old entries of the access log': eraseAccessLog,
  'old mails': eraseMails,
  'old mails in the outbox folder': eraseOutbox,
  'files of nothing': (parts: Parts, now: Date, { withStrayFiles }: SweepOptions) =>
    eraseStrayFiles(parts, now, withStrayFiles ? Infinity : undefined),
} as const satisfies Record<string, (parts: Parts, now: Date, options: SweepOptions) => Promise<number>>;

type SweepName = keyof typeof SWEEPS | 'deleted files' | 'room of deleted rows';

/** Runs every sweep once, unless the clock cannot be trusted. One that fails keeps none of the others from running. */
export const sweepOnce = async (parts: Parts, options: SweepOptions = {}): Promise<SweepReport> => {
  const { erasure, guard, log, vacuum } = parts;
  const report: SweepReport = { deleted: {}, problems: [] };
  const attempt = async (name: SweepName, remove: () => Promise<number>): Promise<void> => {
    try {
      const deleted = await remove();
      if (deleted > 0) {
        report.deleted[name] = deleted;
        log.info({ deleted }, `${name} deleted`);
      }
    } catch (error) {
      const { code, message } = error as Error & { code?: unknown };
      log.error({ code }, `${name} not deleted`);
      report.problems.push(error instanceof StrayFilesError ? message : `${name} not deleted`);
    }
  };

  const admitted = await guard.admit();
  if ('now' in admitted) {
    for (const [name, sweep] of Object.entries(SWEEPS))
      await attempt(name as SweepName, () => sweep(parts, admitted.now, options));
  } else {
    report.problems.push(admitted.problem);
    log.error(admitted.problem);
  }
  // Finishing earlier deletions does not depend on the clock.
  await attempt('deleted files', erasure.removeDeletedFiles);
  if (vacuum && (options.withVacuum || Object.keys(report.deleted).length > 0))
    await attempt('room of deleted rows', async () => (await vacuum(), 0));
  return report;
};

/** The sweeps of a running server. */
export interface Sweeps {
  /** Runs them now, after a round that is under way. */
  run: (options?: SweepOptions) => Promise<SweepReport>;
  close: () => Promise<void>;
}

/**
 * Deletes, now and every hour, what is over: applications, files that none names, reports, mails, entries of the
 * access log, and what a crash has left. Nobody is shown an application that is over before that either.
 */
export const startSweeps = (parts: Parts): Sweeps => {
  const job = every(HOUR, {
    name: 'sweeps',
    log: parts.log,
    run: ({ isFirst }) => sweepOnce(parts, { withVacuum: !isFirst }),
  });
  return { run: (options) => job.enqueue(() => sweepOnce(parts, options)), close: job.close };
};
