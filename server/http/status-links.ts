import { createSigner } from './signer.ts';
import type { Services } from './services.ts';

/**
 * The addresses of applications' own pages. Who has one may read, correct, withdraw and delete that application: it is
 * sent to the applicant alone, names the application by its number only and is good for as long as that is kept.
 */
export interface StatusLinks {
  /** Has to come before {@link StatusLinks.to} is asked for within a transaction. */
  prepare: () => Promise<void>;
  /** The address of an application's page. */
  to: (application: string) => Promise<string>;
  /** The number of the application that a token is for, or nothing where it is not ours. */
  read: (token: string) => Promise<string | undefined>;
}

/** Opens the one place where such addresses are made and read. */
export const createStatusLinks = ({
  database,
  clock,
  publicUrl,
}: Pick<Services, 'database' | 'clock' | 'publicUrl'>): StatusLinks => {
  const signer = createSigner({ database, clock, name: 'application-links' });
  return {
    prepare: signer.prepare,
    to: async (application) => `${publicUrl()}/applications/${await signer.sign({ sub: application })}`,
    read: async (token) => (await signer.read(token))?.sub,
  };
};
