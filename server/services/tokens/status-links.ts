import { randomUUID } from 'node:crypto';
import { openSigner } from './signer.ts';
import type { Services } from '../../context.ts';

/** The part of an application that a link to its page needs. */
export interface LinkedApplication {
  id: string;
  retainUntil: Date;
}

/** A status link of ours; one that is not good only lets its holder request a new one. */
export interface StatusLink {
  application: string;
  isGood: boolean;
  /** Tells links apart in the access log; none in links from before they had one. */
  id: string | undefined;
}

/**
 * Links to applications' own pages. Its holder may read, edit, withdraw and delete that application: it is sent to
 * the applicant alone, names the application by its id only and ends with the application's retention.
 */
export interface StatusLinks {
  /** Reads the keys; has to come before {@link StatusLinks.to} within a transaction. */
  prepare: () => Promise<void>;
  /** The link to an application's page. */
  to: (application: LinkedApplication) => Promise<string>;
  /** The id of the application that a good token is for. */
  read: (token: string) => Promise<string | undefined>;
  /** The link of a token of ours, even where it is good no longer. */
  inspect: (token: string) => Promise<StatusLink | undefined>;
}

/** Opens the status links of a marketplace. */
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
