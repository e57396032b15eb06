import type { Services } from '../context.ts';
import type { HeldBack } from '../domain/quarantine.ts';
import type { Opening } from './tokens/opening.ts';
import { listApplications, type FoundApplication } from '../store/applications.ts';
import { countWaiting } from '../store/confirmations.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';
import { listHeldBack } from '../store/uploads.ts';
import type { ReviewLinks } from './tokens/review-links.ts';

export type { FoundApplication } from '../store/applications.ts';
export type { FilesById } from '../store/uploads.ts';

/** A posting whose applications its employer has opened by a review link. */
export interface OpenedReview {
  posting: PostingRow;
  /** When the link ends; none where it has ended. */
  goodUntil: Date | undefined;
  /** Id of the link, for the access log. */
  link: string | undefined;
}

/** Opens the posting that a review link is for; an ended link only lets its holder request a new one. */
export const openReview = async (
  { database }: Pick<Services, 'database'>,
  links: ReviewLinks,
  token: string,
): Promise<Opening<OpenedReview>> => {
  const link = await links.read(token);
  if (!link) return { kind: 'refused' };
  const posting = await findPosting(database, link.slug);
  if (!posting) return { kind: 'gone' };
  const { goodUntil, id } = link;
  return { kind: goodUntil ? 'open' : 'ended', subject: { posting, goodUntil, link: id } };
};

/** The applications for a posting that stand, oldest first. */
export const listApplicants = (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { posting: { posting } }: OpenedReview,
): Promise<FoundApplication[]> => listApplications(database, posting.slug, clock());

/** The applications for a posting, those of their files that may not be given out, and how many wait to be confirmed. */
export const readReview = async (
  services: Pick<Services, 'database' | 'clock' | 'scanner'>,
  review: OpenedReview,
): Promise<{ listed: FoundApplication[]; held: ReadonlyMap<string, HeldBack>; waiting: number }> => {
  const { database, clock, scanner } = services;
  const { slug } = review.posting.posting;
  return {
    listed: await listApplicants(services, review),
    held: await listHeldBack(database, slug, scanner !== undefined),
    waiting: await countWaiting(database, slug, clock()),
  };
};
