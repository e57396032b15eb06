import { asc, desc, eq } from 'drizzle-orm';
import type { NewMail } from './applications.ts';
import type { Database } from './database.ts';
import { mails, microInternships, reports } from './schema/index.ts';

export type NewReport = typeof reports.$inferInsert;

/** The fingerprint of the report that was made under an idempotency key. */
export const findReportFingerprint = async (database: Database, key: string): Promise<string | undefined> => {
  const [row] = await database
    .select({ fingerprint: reports.fingerprint })
    .from(reports)
    .where(eq(reports.idempotencyKey, key));
  return row?.fingerprint;
};

/**
 * Stores a report and its optional mail in one transaction. `false` if the idempotency key is taken: of two racing
 * requests the second waits here for the first.
 */
export const storeReport = (
  database: Database,
  report: NewReport,
  mail: NewMail | undefined,
): Promise<boolean> =>
  database.transaction(async (transaction) => {
    const stored = await transaction
      .insert(reports)
      .values(report)
      .onConflictDoNothing({ target: reports.idempotencyKey })
      .returning({ id: reports.id });
    if (stored.length === 0) return false;
    if (mail) await transaction.insert(mails).values(mail);
    return true;
  });

/** All reports, newest first, with the slug of the posting. */
export const listReports = (database: Database) =>
  database
    .select({
      id: reports.id,
      createdAt: reports.createdAt,
      microInternship: microInternships.slug,
      campus: reports.campus,
      reason: reports.reason,
      details: reports.details,
    })
    .from(reports)
    .innerJoin(microInternships, eq(reports.microInternship, microInternships.id))
    .orderBy(desc(reports.createdAt), asc(reports.id));

export type ListedReport = Awaited<ReturnType<typeof listReports>>[number];
