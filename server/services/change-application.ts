import type { Services } from '../context.ts';
import { ProblemError } from '../http/problems.ts';
import { findApplication, type ApplicationRow, type FoundApplication } from '../store/applications.ts';
import type { Database } from '../store/database.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';

/** An application and its posting, locked until the end of a transaction. */
export interface LockedApplication {
  transaction: Database;
  application: ApplicationRow;
  target: PostingRow;
  now: Date;
}

/** Changes an application in a transaction that locks its posting. Throws `not-found` where it is gone by then. */
export const changeApplication = async <Outcome>(
  { database, clock, wakeMail }: Pick<Services, 'database' | 'clock' | 'wakeMail'>,
  { application: { id }, slug }: Pick<FoundApplication, 'application' | 'slug'>,
  change: (locked: LockedApplication) => Promise<Outcome>,
): Promise<Outcome> => {
  const outcome = await database.transaction(async (transaction) => {
    const target = await findPosting(transaction, slug, { lock: true });
    const now = clock();
    const found = await findApplication(transaction, id, now);
    if (!target || !found) throw new ProblemError('not-found');
    return change({ transaction, application: found.application, target, now });
  });
  wakeMail();
  return outcome;
};
