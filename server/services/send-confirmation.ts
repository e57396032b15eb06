import { createCode, digestCode } from '../domain/confirmation.ts';
import { hasSubaddress, mailboxOf, sameAddress } from '../domain/mailbox.ts';
import type { ConfirmationTokens } from '../http/confirmation-tokens.ts';
import { createLimiter } from '../http/limits.ts';
import type { Services } from '../http/services.ts';
import { confirmationMail } from '../mail/confirmation.ts';
import { findStanding, type ApplicationRow } from '../store/applications.ts';
import { storeCode, storeMail } from '../store/confirmations.ts';
import type { Database } from '../store/database.ts';
import type { PostingRow } from '../store/postings.ts';

/**
 * Mails an hour that ask a mailbox to be proved. Each network has a share of its own, so that nobody uses up another's;
 * all of them together are few enough that nobody's mailbox is flooded. Where they are used up, the link in any of the
 * newest mails shows every application that waits for the address, so its owner can still confirm.
 */
const MAILS = { network: 5, mailbox: 20 };

export interface ConfirmationSender {
  /** Takes the right to send an address one mail for a network; whether there was one left. */
  take: (email: string, network: string) => Promise<boolean>;
  /** Gives the right back where no mail was written. */
  giveBack: (email: string, network: string) => Promise<void>;
  /** Writes the mail that asks to confirm, and its code where the page asks for one; the code before is worth nothing then. */
  write: (
    transaction: Database,
    application: ApplicationRow,
    options: { target: PostingRow; withCode: boolean },
  ) => Promise<void>;
}

/** Opens the sending of mails that ask to confirm an application. */
export const createConfirmationSender = (
  services: Pick<Services, 'clock' | 'pool'>,
  tokens: ConfirmationTokens,
): ConfirmationSender => {
  const { clock } = services;
  const networks = createLimiter(services, { name: 'confirmation-mails-network', points: MAILS.network });
  const mailboxes = createLimiter(services, { name: 'confirmation-mails', points: MAILS.mailbox });
  const first = createLimiter(services, { name: 'confirmation-mails-first', points: 1 });
  const networkKey = (email: string, network: string) => `${mailboxOf(email)} ${network}`;
  return {
    take: async (email, network) => {
      if (!(await networks.allows(networkKey(email, network)))) return false;
      const isFirst = await first.allows(sameAddress(email));
      if (await mailboxes.allows(mailboxOf(email))) return true;
      // The first mail to an address always leaves: without it its owner has no link to confirm by.
      if (isFirst && !hasSubaddress(email)) return true;
      await networks.refund(networkKey(email, network));
      return false;
    },
    giveBack: async (email, network) => {
      await networks.refund(networkKey(email, network));
      await mailboxes.refund(mailboxOf(email));
      await first.refund(sameAddress(email));
    },
    write: async (transaction, application, { target, withCode }) => {
      const { id, person, microInternship } = application;
      const now = clock();
      const code = withCode ? createCode() : undefined;
      const standing = await findStanding(transaction, { microInternship, email: person.email, now });
      if (code !== undefined)
        await storeCode(transaction, id, { digest: digestCode(id, code), createdAt: now });
      const confirmUrl = await tokens.linkTo(application);
      const ways = { code, confirmUrl, replaces: standing !== undefined };
      await storeMail(transaction, confirmationMail(application, target, ways, now));
    },
  };
};
