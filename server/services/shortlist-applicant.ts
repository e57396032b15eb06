import type { Services } from '../context.ts';
import { findListed, setShortlisted } from '../store/review.ts';

/** Puts an applicant of a posting on its shortlist, or takes them off; `false` where no such application stands. */
export const shortlistApplicant = async (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { slug, application, isShortlisted }: { slug: string; application: string; isShortlisted: boolean },
): Promise<boolean> => {
  const listed = await findListed(database, { slug, application, now: clock() });
  if (!listed) return false;
  await setShortlisted(database, listed.id, isShortlisted ? (listed.shortlistedAt ?? clock()) : null);
  return true;
};
