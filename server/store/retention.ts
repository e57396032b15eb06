import { and, eq, gt, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Database } from './database.ts';
import { applications, attachments, microInternships, uploads } from './schema/index.ts';

/** `hiddenFrom` in the domain's words. */
const hiddenFrom = sql<Date>`${applications.retainUntil} - least(interval '7 days', (${applications.retainUntil} - ${applications.receivedAt}) / 2)`;

/**
 * Condition of readable applications: not yet hidden before deletion, and confirmed or still within the confirmation
 * deadline. Applications are hidden a week before deletion, so that a wrong clock loses nothing.
 */
export const isKept = (now: Date): SQL | undefined =>
  and(
    sql`${hiddenFrom} > ${now.toISOString()}::timestamptz`,
    or(isNotNull(applications.confirmedAt), gt(applications.confirmBy, now)),
  );

const hasExpired = (now: Date): SQL | undefined =>
  or(
    lte(applications.retainUntil, now),
    and(isNull(applications.confirmedAt), lte(applications.confirmBy, now)),
  );

/** Some of the applications whose time is over, locked; those that another server deletes are left to it. */
export const lockExpired = async (transaction: Database, now: Date, most: number): Promise<string[]> => {
  const rows = await transaction
    .select({ id: applications.id })
    .from(applications)
    .where(hasExpired(now))
    .limit(most)
    .for('update', { skipLocked: true });
  return rows.map(({ id }) => id);
};

/**
 * Some of the unconfirmed applications from before a moment whose files are more than so many bytes together, locked:
 * those with the largest files, and of these the newest.
 */
export const lockCrowding = async (
  transaction: Database,
  { before, bytes, most }: { before: Date; bytes: number; most: number },
): Promise<string[]> => {
  const isOld = and(isNull(applications.confirmedAt), lte(applications.receivedAt, before));
  const size = sql`sum(${uploads.size})`;
  const sized = transaction
    .select({
      id: applications.id,
      kept: sql<number>`sum(${size}) over (order by ${size}, ${applications.receivedAt}, ${applications.id})`.as(
        'kept',
      ),
    })
    .from(applications)
    .innerJoin(attachments, eq(attachments.application, applications.id))
    .innerJoin(uploads, eq(attachments.upload, uploads.id))
    .where(isOld)
    .groupBy(applications.id)
    .as('sized');
  const crowding = transaction.select({ id: sized.id }).from(sized).where(gt(sized.kept, bytes));
  const rows = await transaction
    .select({ id: applications.id })
    .from(applications)
    .where(and(inArray(applications.id, crowding), isOld))
    .limit(most)
    .for('update', { skipLocked: true });
  return rows.map(({ id }) => id);
};

/** Ends the time to confirm the applications that fit a condition and wait for it: they are gone, and the next sweep deletes them. */
export const endWaiting = async (transaction: Database, which: SQL | undefined): Promise<void> => {
  await transaction
    .update(applications)
    .set({ confirmBy: sql`least(${applications.confirmBy}, ${applications.receivedAt})` })
    .where(and(isNull(applications.confirmedAt), which));
};

/** The end that a posting as it is now gives its applications; `retainUntil` in the domain's words. */
const endNow = sql`greatest(${applications.receivedAt}, coalesce(${microInternships.decisionBy}, ${microInternships.applicationDeadline}, ${applications.receivedAt})) + ${microInternships.retentionDays} * interval '24 hours'`;

/**
 * Brings the end of the applications of changed postings forward where they say so now, and never later than was
 * promised. An end that would be over already is a week from now: the application is hidden at once, and an import that
 * was wrong can be taken back.
 */
export const shortenRetention = async (transaction: Database, postings: readonly string[]): Promise<void> => {
  if (postings.length === 0) return;
  const end = sql`greatest(${endNow}, now() + interval '7 days')`;
  await transaction
    .update(applications)
    .set({ retainUntil: sql`least(${applications.retainUntil}, ${end})` })
    .from(microInternships)
    .where(
      and(
        eq(microInternships.id, applications.microInternship),
        inArray(microInternships.id, [...postings]),
        gt(applications.retainUntil, end),
      ),
    );
};
