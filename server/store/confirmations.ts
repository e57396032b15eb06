import { and, asc, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { StoredCode } from '../domain/confirmation.ts';
import type { ApplicationRow, NewMail } from './applications.ts';
import type { Database } from './database.ts';
import { isKept } from './retention.ts';
import { applications, confirmationCodes, mails, microInternships } from './schema/index.ts';

/** Stores the code of an application; it replaces an earlier one. */
export const storeCode = async (
  database: Database,
  application: string,
  code: Pick<StoredCode, 'digest' | 'createdAt'>,
): Promise<void> => {
  const row = { ...code, application, tries: 0 };
  await database
    .insert(confirmationCodes)
    .values(row)
    .onConflictDoUpdate({ target: confirmationCodes.application, set: row });
};

/** The code of an application. */
export const findCode = async (database: Database, application: string): Promise<StoredCode | undefined> => {
  const [row] = await database
    .select()
    .from(confirmationCodes)
    .where(eq(confirmationCodes.application, application));
  return row;
};

/** Counts a wrong code. */
export const countTry = async (transaction: Database, application: string): Promise<void> => {
  await transaction
    .update(confirmationCodes)
    .set({ tries: sql`${confirmationCodes.tries} + 1` })
    .where(eq(confirmationCodes.application, application));
};

/** Locks an application that is not expired, confirmed or not. */
export const lockApplication = async (
  transaction: Database,
  id: string,
  now: Date,
): Promise<ApplicationRow | undefined> => {
  const [row] = await transaction
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), isKept(now)))
    .for('update');
  return row;
};

/**
 * Marks an application as confirmed: it counts from now on, as of when it was submitted. Its posting has to be locked.
 * The code stays, by which a repeat of the request is told from a stranger's.
 */
export const markConfirmed = async (
  transaction: Database,
  application: ApplicationRow,
  now: Date,
  outgoing: NewMail[],
): Promise<void> => {
  await transaction.update(applications).set({ confirmedAt: now }).where(eq(applications.id, application.id));
  await transaction
    .update(microInternships)
    .set({ applicationCount: sql`${microInternships.applicationCount} + 1` })
    .where(eq(microInternships.id, application.microInternship));
  await transaction.insert(mails).values(outgoing);
};

/** Changes the email of an unconfirmed application. */
export const changeEmail = async (
  transaction: Database,
  { id, person }: ApplicationRow,
  email: string,
): Promise<void> => {
  await transaction
    .update(applications)
    .set({ person: { ...person, email } })
    .where(eq(applications.id, id));
};

export const storeMail = async (database: Database, mail: NewMail): Promise<void> => {
  await database.insert(mails).values(mail);
};

/** Emails confirmed for a posting since a time, one per application. */
export const listConfirmedSince = async (
  transaction: Database,
  microInternship: string,
  since: Date,
): Promise<string[]> => {
  const rows = await transaction
    .select({ email: sql<string>`${applications.person} ->> 'email'` })
    .from(applications)
    .where(and(eq(applications.microInternship, microInternship), gt(applications.confirmedAt, since)));
  return rows.map(({ email }) => email);
};

/**
 * True if an email was verified by a stored application. Those of campuses without email verification do not count.
 */
export const hasProved = async (database: Database, email: string): Promise<boolean> => {
  const [row] = await database
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(sql`lower(${applications.person} ->> 'email')`, sql`lower(${email})`),
        gt(applications.confirmedAt, applications.receivedAt),
      ),
    )
    .limit(1);
  return row !== undefined;
};

const isWaiting = (now: Date) =>
  and(isNull(applications.confirmedAt), isNull(applications.withdrawnAt), gt(applications.confirmBy, now));

/**
 * Unconfirmed applications of an email, newest first, with their posting's slug. The newest come first so that a flood
 * of older ones cannot push them out of the list.
 */
export const listWaiting = (database: Database, email: string, now: Date) =>
  database
    .select({ application: applications, slug: microInternships.slug })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(and(eq(sql`lower(${applications.person} ->> 'email')`, sql`lower(${email})`), isWaiting(now)))
    .orderBy(desc(applications.receivedAt), asc(applications.id))
    .limit(100);

/** Count of a posting's unconfirmed applications. */
export const countWaiting = async (database: Database, slug: string, now: Date): Promise<number> => {
  const [row] = await database
    .select({ count: count() })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(and(eq(microInternships.slug, slug), isWaiting(now)));
  return row?.count ?? 0;
};
