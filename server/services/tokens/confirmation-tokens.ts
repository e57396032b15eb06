import { digestAddress } from '../../domain/confirmation.ts';
import { sameAddress } from '../../domain/mailbox.ts';
import { TOKEN_SECONDS } from '../../domain/signing.ts';
import type { ApplicationRow } from '../../store/applications.ts';
import type { Services } from '../../context.ts';
import { openSigner } from './signer.ts';

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

type Waiting = Pick<ApplicationRow, 'id' | 'confirmBy'>;

/** The application that a mailed link is for, and the digest of the email that it was sent to. */
export interface ConfirmationLink {
  application: string;
  mailbox: string;
}

/**
 * Tokens about a mailbox that is to be proved. That of a receipt lets its holder enter a code, request another one and
 * correct the email; that of a mailed link proves the mailbox by itself; that of a device says that it has proved one.
 */
export interface ConfirmationTokens {
  /** Reads the keys; has to come before {@link ConfirmationTokens.linkTo} within a transaction. */
  prepare: () => Promise<void>;
  issue: (application: Waiting) => Promise<string>;
  /** The application that a receipt's token is for. */
  read: (token: string) => Promise<string | undefined>;
  /** The URL in a mail. */
  linkTo: (application: Waiting & Pick<ApplicationRow, 'person'>) => Promise<string>;
  readLink: (token: string) => Promise<ConfirmationLink | undefined>;
  issueDevice: (email: string) => Promise<string>;
  /** Tells if a device has proved an email. */
  isDeviceOf: (token: string, email: string) => Promise<boolean>;
}

/** Opens the tokens by which mailboxes are proved. */
export const createConfirmationTokens = ({
  database,
  clock,
  publicUrl,
}: Pick<Services, 'database' | 'clock' | 'publicUrl'>): ConfirmationTokens => {
  const receipts = openSigner({ database, clock }, 'confirmations');
  const links = openSigner({ database, clock }, 'confirmation-links');
  const devices = openSigner({ database, clock }, 'devices');
  const claims = ({ id, confirmBy }: Waiting) => ({ sub: id, exp: secondsOf(confirmBy) });
  return {
    prepare: async () => {
      await receipts.prepare();
      await links.prepare();
    },
    issue: (application) => receipts.sign(claims(application)),
    read: async (token) => (await receipts.read(token))?.sub,
    linkTo: async (application) => {
      const mailbox = digestAddress(application.person.email);
      return `${publicUrl()}/confirm/${await links.sign({ ...claims(application), mailbox })}`;
    },
    readLink: async (token) => {
      const claims = await links.read(token);
      return typeof claims?.mailbox === 'string'
        ? { application: claims.sub, mailbox: claims.mailbox }
        : undefined;
    },
    issueDevice: (email) =>
      devices.sign({ sub: sameAddress(email), exp: secondsOf(clock()) + TOKEN_SECONDS.devices }),
    isDeviceOf: async (token, email) => (await devices.read(token))?.sub === sameAddress(email),
  };
};
