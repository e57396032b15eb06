import type { Database } from '../store/database.ts';
import { findRenewal } from '../store/review.ts';
import type { Services } from './services.ts';
import { createSigner } from './signer.ts';

const THIRTY_DAYS_IN_SECONDS = 30 * 86_400;

/** What an address of ours names: a posting, and until when it is good; nothing where it is so no longer. */
export interface ReviewLink {
  slug: string;
  goodUntil: Date | undefined;
}

/**
 * The addresses of the page on which a client reads a posting's applications. Who has one may read all of them: it is
 * sent to the client alone, names the posting only, and ends after thirty days or when a new one is asked for.
 */
export interface ReviewLinks {
  /** Has to come before {@link ReviewLinks.to} is asked for within a transaction. */
  prepare: () => Promise<void>;
  to: (database: Database, slug: string) => Promise<string>;
  /** What a token names, or nothing where it is not ours. */
  read: (token: string) => Promise<ReviewLink | undefined>;
}

/** Opens the one place where such addresses are made and read. */
export const createReviewLinks = ({
  database,
  clock,
  publicUrl,
}: Pick<Services, 'database' | 'clock' | 'publicUrl'>): ReviewLinks => {
  const signer = createSigner({ database, clock, name: 'review-links' });
  return {
    prepare: signer.prepare,
    to: async (from, slug) => {
      const renewal = await findRenewal(from, slug);
      const exp = Math.floor(clock().getTime() / 1000) + THIRTY_DAYS_IN_SECONDS;
      return `${publicUrl()}/review/${await signer.sign({ sub: slug, exp, ...(renewal && { jti: renewal }) })}`;
    },
    read: async (token) => {
      const { sub: slug, exp = 0, jti } = (await signer.read(token, { evenEnded: true })) ?? {};
      if (slug === undefined) return undefined;
      const end = new Date(exp * 1000);
      const isGood = clock() < end && jti === (await findRenewal(database, slug));
      return { slug, goodUntil: isGood ? end : undefined };
    },
  };
};
