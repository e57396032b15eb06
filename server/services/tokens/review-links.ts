import { randomUUID } from 'node:crypto';
import { TOKEN_SECONDS } from '../../domain/signing.ts';
import type { Database } from '../../store/database.ts';
import { findRenewal } from '../../store/review.ts';
import type { Services } from '../../context.ts';
import { openSigner } from './signer.ts';

/** A review link of ours: the posting it names, and until when it is good; nothing where it is so no longer. */
export interface ReviewLink {
  slug: string;
  goodUntil: Date | undefined;
  /** Tells links apart in the access log; none in links from before they had one. */
  id: string | undefined;
}

/**
 * Links to the page on which an employer reads a posting's applications. Its holder may read all of them: it is sent to
 * the employer alone, names the posting only, and ends after thirty days or when all links of the posting are ended.
 */
export interface ReviewLinks {
  /** Reads the keys; has to come before {@link ReviewLinks.to} within a transaction. */
  prepare: () => Promise<void>;
  to: (database: Database, slug: string) => Promise<string>;
  /** The link of a token, or nothing where it is not ours. */
  read: (token: string) => Promise<ReviewLink | undefined>;
}

/** Opens the review links of a marketplace. */
export const createReviewLinks = ({
  database,
  clock,
  publicUrl,
}: Pick<Services, 'database' | 'clock' | 'publicUrl'>): ReviewLinks => {
  const signer = openSigner({ database, clock }, 'review-links');
  return {
    prepare: signer.prepare,
    to: async (from, slug) => {
      const generation = (await findRenewal(from, slug)) ?? '';
      const exp = Math.floor(clock().getTime() / 1000) + TOKEN_SECONDS['review-links'];
      const claims = { sub: slug, exp, jti: randomUUID(), gen: generation };
      return `${publicUrl()}/review/${await signer.sign(claims)}`;
    },
    read: async (token) => {
      const inspection = await signer.inspect(token);
      if (!inspection) return undefined;
      const { sub: slug, exp = 0, jti, gen } = inspection.claims;
      // Links from before they had an id hold the generation in its place.
      const [generation = '', id] = gen === undefined ? [jti] : [gen, jti];
      const isGood = inspection.isGood && generation === ((await findRenewal(database, slug)) ?? '');
      return { slug, goodUntil: isGood ? new Date(exp * 1000) : undefined, id };
    },
  };
};
