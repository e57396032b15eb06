import type { Database } from '../store/database.ts';
import { endReviewLinksOf, findEmployer, redirectUnsentMail, updateEmployer } from '../store/employers.ts';
import type { EmployerRow } from '../store/postings.ts';

/** Fields of an employer that the operator alone changes. */
export interface EmployerChange {
  email?: string;
  verified?: boolean;
}

/**
 * Changes where an employer's mail goes, or that it is verified. Another address ends the review links that the earlier
 * one was sent; a new link is mailed to the new address where somebody asks for it.
 */
export const changeEmployer = (
  database: Database,
  slug: string,
  change: EmployerChange,
): Promise<EmployerRow | undefined> =>
  database.transaction(async (transaction) => {
    const employer = await findEmployer(transaction, slug, { lock: true });
    if (!employer) return undefined;
    const { email = employer.email, verified = employer.verified } = change;
    await updateEmployer(transaction, slug, { email, verified });
    if (email !== employer.email) {
      await endReviewLinksOf(transaction, slug);
      await redirectUnsentMail(transaction, slug, { from: employer.email, to: email });
    }
    return { ...employer, email, verified };
  });
