import type { ReviewLinks } from './tokens/review-links.ts';
import type { Services } from '../context.ts';
import { reviewLinkMail } from '../mail/templates/review-link.ts';
import { recordAccess } from '../store/access-log.ts';
import type { PostingRow } from '../store/postings.ts';
import { storeLinkMail, storeReviewLink } from '../store/review.ts';

interface Renewal {
  links: ReviewLinks;
  posting: PostingRow;
  /** Id of the link by which it was requested. */
  link: string | undefined;
}

const mailNewLink = async (
  { database, clock, wakeMail }: Services,
  { links, posting, link }: Renewal,
  act: 'link-renewed' | 'links-ended',
): Promise<void> => {
  const { id, slug } = posting.posting;
  await links.prepare();
  await database.transaction(async (transaction) => {
    const now = clock();
    if (act === 'links-ended') await storeReviewLink(transaction, slug);
    const reviewUrl = await links.to(transaction, slug);
    await storeLinkMail(
      transaction,
      reviewLinkMail(posting, { now, reviewUrl, endsOthers: act === 'links-ended' }),
    );
    await recordAccess(transaction, { at: now, action: act, microInternship: id, link: link ?? null });
  });
  wakeMail();
};

/** Mails an employer one more link to the applications for a posting. It ends no other, since any holder of an old one can request it. */
export const renewReviewLink = (services: Services, renewal: Renewal): Promise<void> =>
  mailNewLink(services, renewal, 'link-renewed');

/** Ends all links to the applications for a posting, and mails the employer a new one. */
export const endReviewLinks = (services: Services, renewal: Renewal): Promise<void> =>
  mailNewLink(services, renewal, 'links-ended');
