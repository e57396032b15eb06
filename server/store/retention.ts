import { eq, gt, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Database } from './database.ts';
import { applications, mails, microInternships } from './schema.ts';

/**
 * Until when an application is kept: the posting's days after the decision. Where no date for it is stated they are
 * counted from the deadline, and never from before the application itself.
 */
const keptUntil = sql<Date>`greatest(
  ${applications.receivedAt},
  coalesce(${microInternships.decisionBy}, ${microInternships.applicationDeadline}, ${applications.receivedAt})
) + make_interval(days => ${microInternships.retentionDays})`;

/** The condition on an application, beside its posting, that it may still be read at a moment. */
export const isKept = (now: Date): SQL => gt(keptUntil, now.toISOString());

/** Deletes what is no longer kept, with the mail that tells of it; gives back how many applications those were. */
export const deleteExpired = (database: Database, now: Date): Promise<number> =>
  database.transaction(async (transaction) => {
    const expired = await transaction
      .select({ id: applications.id })
      .from(applications)
      .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
      .where(lte(keptUntil, now.toISOString()))
      .for('update', { of: applications });
    const ids = expired.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await transaction.delete(mails).where(inArray(mails.application, ids));
    await transaction.delete(applications).where(inArray(applications.id, ids));
    return ids.length;
  });
