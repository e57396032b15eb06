import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, notInArray, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { mails } from './schema/index.ts';

export type Mail = typeof mails.$inferSelect;

const isUnsettled = and(isNull(mails.sentAt), isNull(mails.failedAt));

/** Domain of a recipient, in lower case. */
export const recipientDomain = (to: string): string => to.slice(to.lastIndexOf('@') + 1).toLowerCase();

/**
 * Leases the due mail that has waited longest, so that no other server sends it before `leaseEnds`.
 * Should this server die before it settles the mail, the mail is due again then. Mail to the domains in `busyDomains` is
 * left for later.
 */
export const claimMail = async (
  database: Database,
  now: Date,
  leaseEnds: Date,
  busyDomains: string[] = [],
): Promise<Mail | undefined> => {
  const due = database
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        isUnsettled,
        lte(mails.nextAttemptAt, now),
        busyDomains.length === 0
          ? undefined
          : notInArray(sql`lower(split_part(${mails.to}, '@', -1))`, busyDomains),
      ),
    )
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

/** The condition that a mail is still leased as it was claimed: every claim raises `attempts`, so it tells leases apart. */
const isLeased = ({ id, attempts }: Mail) => and(eq(mails.id, id), eq(mails.attempts, attempts), isUnsettled);

/** Sets when a claimed mail is due again; `false` where the lease was lost, or the mail was deleted. */
const setDue = async (database: Database, mail: Mail, at: Date): Promise<boolean> => {
  const updated = await database
    .update(mails)
    .set({ nextAttemptAt: at })
    .where(isLeased(mail))
    .returning({ id: mails.id });
  return updated.length > 0;
};

/** Extends the lease of a claimed mail; `false` where the lease was lost, or the mail was deleted. */
export const renewLease = setDue;

/** Schedules the next attempt of a claimed mail. */
export const postpone = setDue;

/**
 * Marks a mail as sent, even if the lease was lost meanwhile, so that no server sends it again.
 * `false` if it was deleted during the send.
 */
export const markSent = async (database: Database, id: string, now: Date): Promise<boolean> => {
  const updated = await database
    .update(mails)
    .set({ sentAt: now, failedAt: null, failure: null })
    .where(eq(mails.id, id))
    .returning({ id: mails.id });
  return updated.length > 0;
};

/** Marks a claimed mail as permanently failed. */
export const markFailed = async (
  database: Database,
  mail: Mail,
  { failure, now }: { failure: string; now: Date },
): Promise<void> => {
  await database.update(mails).set({ failedAt: now, failure }).where(isLeased(mail));
};

/** Permanently failed mails, newest failure first. */
export const listFailedMails = (database: Database) =>
  database
    .select({
      id: mails.id,
      createdAt: mails.createdAt,
      failedAt: mails.failedAt,
      subject: mails.subject,
      to: mails.to,
      failure: mails.failure,
    })
    .from(mails)
    .where(isNotNull(mails.failedAt))
    .orderBy(desc(mails.failedAt), asc(mails.id));

/** Count of permanently failed mails. */
export const countFailedMails = async (database: Database): Promise<number> => {
  const [row] = await database.select({ count: count() }).from(mails).where(isNotNull(mails.failedAt));
  return row?.count ?? 0;
};

/** Requeues permanently failed mail, one by id or all; returns the count. */
export const retryFailedMails = async (
  database: Database,
  which: { id: string } | 'all',
  now: Date,
): Promise<number> => {
  const retried = await database
    .update(mails)
    .set({ failedAt: null, failure: null, attempts: 0, nextAttemptAt: now })
    .where(and(isNotNull(mails.failedAt), which === 'all' ? undefined : eq(mails.id, which.id)))
    .returning({ id: mails.id });
  return retried.length;
};

/** True if the newest settled mail about an application to an email failed permanently. */
export const isUndeliverable = async (
  database: Database,
  { application, email }: { application: string; email: string },
): Promise<boolean> => {
  const [newest] = await database
    .select({ failedAt: mails.failedAt })
    .from(mails)
    .where(
      and(
        eq(mails.application, application),
        eq(sql`lower(${mails.to})`, email.toLowerCase()),
        sql`(${mails.sentAt} is not null or ${mails.failedAt} is not null)`,
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(1);
  return newest !== undefined && newest.failedAt !== null;
};
