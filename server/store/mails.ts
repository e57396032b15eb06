import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { mails } from './schema.ts';

export type Mail = typeof mails.$inferSelect;

/**
 * Takes the mail that has waited longest and keeps other servers from it until `leaseEnds`.
 * Should this server die before it tells of the outcome, the mail is due again then.
 */
export const claimMail = async (
  database: Database,
  now: Date,
  leaseEnds: Date,
): Promise<Mail | undefined> => {
  const due = database
    .select({ id: mails.id })
    .from(mails)
    .where(and(isNull(mails.sentAt), lte(mails.nextAttemptAt, now)))
    .orderBy(asc(mails.nextAttemptAt), asc(mails.id))
    .limit(1)
    .for('update', { skipLocked: true });
  const [mail] = await database
    .update(mails)
    .set({ nextAttemptAt: leaseEnds, attempts: sql`${mails.attempts} + 1` })
    .where(inArray(mails.id, due))
    .returning();
  return mail;
};

export const markSent = async (database: Database, id: string, now: Date): Promise<void> => {
  await database.update(mails).set({ sentAt: now }).where(eq(mails.id, id));
};

export const postpone = async (database: Database, id: string, until: Date): Promise<void> => {
  await database.update(mails).set({ nextAttemptAt: until }).where(eq(mails.id, id));
};
