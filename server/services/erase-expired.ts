import { UNATTACHED_MILLISECONDS, UNCONFIRMED_BYTES } from '../domain/upload.ts';
import type { Database } from '../store/database.ts';
import { lockCrowding, lockExpired } from '../store/retention.ts';
import type { Erasure } from './erasure.ts';

/** So many applications go in one transaction. */
const BATCH = 200;

interface Parts {
  database: Database;
  erasure: Erasure;
}

const eraseInBatches = async (
  { database, erasure }: Parts,
  lock: (transaction: Database) => Promise<string[]>,
  now: Date,
): Promise<number> => {
  let deleted = 0;
  for (;;) {
    const erased = await database.transaction(async (transaction) =>
      erasure.erase(transaction, await lock(transaction), { now, reason: 'retention' }),
    );
    await erasure.finish(erased);
    deleted += erased.applications.length;
    if (erased.applications.length < BATCH) return deleted;
  }
};

/** Deletes the applications whose time is over; gives back how many those were. */
export const eraseExpired = (parts: Parts, now: Date): Promise<number> =>
  eraseInBatches(parts, (transaction) => lockExpired(transaction, now, BATCH), now);

/** Deletes the unconfirmed applications whose files take more room than those have; gives back how many those were. */
export const eraseCrowding = (parts: Parts, now: Date, bytes = UNCONFIRMED_BYTES): Promise<number> => {
  const before = new Date(now.getTime() - 2 * UNATTACHED_MILLISECONDS);
  return eraseInBatches(
    parts,
    (transaction) => lockCrowding(transaction, { before, bytes, most: BATCH }),
    now,
  );
};
