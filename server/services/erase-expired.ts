import type { Database } from '../store/database.ts';
import { lockExpired } from '../store/retention.ts';
import type { Erasure } from './erasure.ts';

/** So many applications go in one transaction. */
const BATCH = 200;

/** Deletes the applications whose time is over; gives back how many those were. */
export const eraseExpired = async (
  { database, erasure }: { database: Database; erasure: Erasure },
  now: Date,
): Promise<number> => {
  let deleted = 0;
  for (;;) {
    const erased = await database.transaction(async (transaction) =>
      erasure.erase(transaction, await lockExpired(transaction, now, BATCH), { now, reason: 'retention' }),
    );
    await erasure.finish(erased);
    deleted += erased.applications.length;
    if (erased.applications.length < BATCH) return deleted;
  }
};
