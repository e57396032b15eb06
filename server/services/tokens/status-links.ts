import { randomUUID } from 'node:crypto';
import { openSigner } from './signer.ts';
import type { Services } from '../../context.ts';

/** An application as a link to its page needs to know it. */
export interface LinkedApplication {
  id: string;
  retainUntil: Date;
}

/** A status link of ours, and whether it is good or only enough to ask for a new one. */
export interface StatusLink {
  application: string;
  isGood: boolean;
  /** Tells links apart in the access log; none in links from before they had one. */
  id: string | undefined;
}

/**
 * Links to applications' own pages. Who has one may read, correct, withdraw and delete that application: it is sent to
 * the applicant alone, names the application by its id only and ends with the application's retention.
 */
export interface StatusLinks {
  /** Has to come before {@link StatusLinks.to} is asked for within a transaction. */
  prepare: () => Promise<void>;
  /** The link to an application's page. */
  to: (application: LinkedApplication) => Promise<string>;
  /** The id of the application that a good token is for. */
  read: (token: string) => Promise<string | undefined>;
  /** What a token of ours is for, even where it is good no longer. */
  inspect: (token: string) => Promise<StatusLink | undefined>;
}

/** Opens the one place where status links are made and read. */
export const createStatusLinks = ({
  database,
  clock,
  publicUrl,
}: Pick<Services, 'database' | 'clock' | 'publicUrl'>): StatusLinks => {
  const signer = openSigner({ database, clock }, 'application-links');
  return {
    prepare: signer.prepare,
    to: async ({ id, retainUntil }) => {
      const exp = Math.ceil(retainUntil.getTime() / 1000);
      return `${publicUrl()}/applications/${await signer.sign({ sub: id, exp, jti: randomUUID() })}`;
    },
    read: async (token) => (await signer.read(token))?.sub,
    inspect: async (token) => {
      const inspection = await signer.inspect(token);
      if (!inspection) return undefined;
      const { sub, jti } = inspection.claims;
      return { application: sub, isGood: inspection.isGood, id: jti };
    },
  };
};
