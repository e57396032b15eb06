import type { DeletionRecord } from '../adapters/deletion-log.ts';
import type { Database } from '../store/database.ts';
import { freePlaces, NOTHING_ERASED } from '../store/erasure.ts';
import { lockApplication } from '../store/persons.ts';
import type { Erasure } from './erasure.ts';

/** How much a restored database still held of what was deleted since its backup. */
export interface AppliedDeletions {
  /** Records that were read. */
  records: number;
  applications: number;
  files: number;
}

const eraseAgain = (
  { database, erasure }: { database: Database; erasure: Erasure },
  { application: id, at, reason }: DeletionRecord,
) =>
  database.transaction(async (transaction) => {
    const application = await lockApplication(transaction, id);
    if (!application) return NOTHING_ERASED;
    const erased = await erasure.erase(transaction, [id], { now: new Date(at), reason });
    if (reason === 'person' && application.confirmedAt && !application.withdrawnAt)
      await freePlaces(transaction, application.microInternship, 1);
    return erased;
  });

/** Deletes again, after a restore, all that a deletion log says is deleted. Nobody is told a second time. */
export const applyDeletions = async (
  parts: { database: Database; erasure: Erasure },
  records: readonly DeletionRecord[],
): Promise<AppliedDeletions> => {
  const applied: AppliedDeletions = { records: records.length, applications: 0, files: 0 };
  for (const record of records) {
    const erased = await eraseAgain(parts, record);
    // Also where the row is not in this backup: a copy of the file may be.
    await parts.erasure.finish({
      mails: erased.mails,
      files: [...new Set([...erased.files, ...record.uploads])],
    });
    applied.applications += erased.applications.length;
    applied.files += erased.files.length;
  }
  return applied;
};
