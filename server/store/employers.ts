import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { EmployerRow } from './postings.ts';
import { applications, employers, mails, microInternships } from './schema/index.ts';

/** The employer of a slug, locked until the end of a transaction on request. */
export const findEmployer = async (
  database: Database,
  slug: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<EmployerRow | undefined> => {
  const select = database.select().from(employers).where(eq(employers.slug, slug));
  const [row] = await (lock ? select.for('update') : select);
  return row;
};

/** Stores what an operator has decided about an employer. */
export const updateEmployer = async (
  transaction: Database,
  slug: string,
  change: Partial<Pick<EmployerRow, 'email' | 'verified'>>,
): Promise<void> => {
  await transaction.update(employers).set(change).where(eq(employers.slug, slug));
};

/** Ends the review links of all postings of an employer. */
export const endReviewLinksOf = async (transaction: Database, slug: string): Promise<void> => {
  await transaction
    .update(microInternships)
    .set({ reviewRenewal: randomUUID() })
    .where(eq(microInternships.employer, slug));
};

/** Sends what waits for an employer's earlier address to the present one; an applicant's own mail stays theirs. */
export const redirectUnsentMail = async (
  transaction: Database,
  slug: string,
  { from, to }: { from: string; to: string },
): Promise<void> => {
  const ofEmployer = transaction
    .select({ id: applications.id })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(
      and(
        eq(microInternships.employer, slug),
        sql`lower(${applications.person} ->> 'email') <> lower(${from})`,
      ),
    );
  await transaction
    .update(mails)
    .set({ to })
    .where(and(eq(mails.to, from), isNull(mails.sentAt), inArray(mails.application, ofEmployer)));
};
