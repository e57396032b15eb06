import { createCode, digestCode } from '../domain/confirmation.ts';
import { hasSubaddress, mailboxOf, sameAddress } from '../domain/mailbox.ts';
import type { ConfirmationTokens } from '../http/confirmation-tokens.ts';
import { createLimiter, type Limiter } from '../http/limits.ts';
import type { Services } from '../http/services.ts';
import { confirmationMail } from '../mail/confirmation.ts';
import { findStanding, type ApplicationRow } from '../store/applications.ts';
import { lockApplication, storeCode, storeMail } from '../store/confirmations.ts';
import type { PostingRow } from '../store/postings.ts';

/**
 * Mails an hour that ask a mailbox to be proved. Each network has a share of its own, so that nobody uses up another's;
 * all of them together are few enough that nobody's mailbox is flooded. Where they are used up, the link in any of the
 * newest mails shows every application that waits for the address, so its owner can still confirm.
 */
const MAILS = { network: 5, mailbox: 20 };

export interface ConfirmationSender {
  /** Whether a mail to an address may leave for a network; counts it. */
  mayMail: (email: string, network: string) => Promise<boolean>;
  /** Makes a code, where the page asks for one, and mails it; the one before is worth nothing then. */
  send: (application: ApplicationRow, target: PostingRow, options: { withCode: boolean }) => Promise<void>;
}

const createLimiters = (
  services: Pick<Services, 'database'>,
): Record<'network' | 'mailbox' | 'first', Limiter> => ({
  network: createLimiter(services, { name: 'confirmation-mails-network', points: MAILS.network }),
  mailbox: createLimiter(services, { name: 'confirmation-mails', points: MAILS.mailbox }),
  first: createLimiter(services, { name: 'confirmation-mails-first', points: 1 }),
});

/** Opens the sending of codes. */
export const createConfirmationSender = (
  services: Pick<Services, 'database' | 'clock' | 'wakeMail'>,
  tokens: ConfirmationTokens,
): ConfirmationSender => {
  const { database, clock, wakeMail } = services;
  const limiters = createLimiters(services);
  return {
    mayMail: async (email, network) => {
      const mailbox = mailboxOf(email);
      if (!(await limiters.network.allows(`${mailbox} ${network}`))) return false;
      const isFirst = await limiters.first.allows(sameAddress(email));
      const isWithin = await limiters.mailbox.allows(mailbox);
      // The first mail to an address always leaves: without it its owner has no link to confirm by.
      return isWithin || (isFirst && !hasSubaddress(email));
    },
    send: async (application, target, { withCode }) => {
      await tokens.prepare();
      const code = withCode ? createCode() : undefined;
      const confirmUrl = await tokens.linkTo(application);
      const { id, person, microInternship } = application;
      await database.transaction(async (transaction) => {
        const now = clock();
        const locked = await lockApplication(transaction, id, now);
        // The address may have been corrected meanwhile: a code for the one before must not confirm the other.
        if (!locked || locked.confirmedAt || locked.person.email !== person.email) return;
        const standing = await findStanding(transaction, { microInternship, email: person.email, now });
        if (code !== undefined)
          await storeCode(transaction, id, { digest: digestCode(id, code), createdAt: now });
        const ways = { code, confirmUrl, replaces: standing !== undefined };
        await storeMail(transaction, confirmationMail(application, target, ways, now));
      });
      wakeMail();
    },
  };
};
