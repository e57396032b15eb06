import { createCode, digestCode } from '../domain/confirmation.ts';
import { hasSubaddress, isBare, mailboxOf, sameAddress } from '../domain/mailbox.ts';
import type { ConfirmationTokens } from './tokens/confirmation-tokens.ts';
import { createLimiter } from '../http/limits.ts';
import type { Services } from '../context.ts';
import { confirmApplicationMail } from '../mail/templates/confirm-application.ts';
import { findActive, type ApplicationRow } from '../store/applications.ts';
import { hasProved, storeCode, storeMail } from '../store/confirmations.ts';
import type { Database } from '../store/database.ts';
import type { PostingRow } from '../store/postings.ts';

const QUARTER = 15 * 60;

/**
 * Mails an hour that ask a mailbox to be proved. Each network has a share of its own, so that nobody uses up another's;
 * all of them together are few enough that nobody's mailbox is flooded. Where they are used up, the link in any of the
 * newest mails shows every application that waits for the address, so its owner can still confirm.
 *
 * An address to which none of them went has no such link, and a reserve for its first mail. That of the bare address and
 * that of one that has confirmed before are its own, and nobody can take them. Any other may be a made-up variant of the
 * same mailbox: those with a `+` share a reserve, and those with other dots have another one, so that
 * tags hold up no `first.last`. It comes back each quarter of an hour and gives each network one mail an hour.
 */
const MAILS = { network: 5, mailbox: 20, reserve: 3, reserveOfNetwork: 1 };

/** The right to send one mail, by what it was taken of. */
export type MailRight = 'share' | 'reserve' | 'own';

export interface ConfirmationSender {
  /** Takes the right to send an email one mail for a network, if there is one left. */
  take: (email: string, network: string) => Promise<MailRight | undefined>;
  /** Gives the right back where no mail was written. */
  giveBack: (email: string, network: string, right: MailRight) => Promise<void>;
  /** Writes the confirmation mail, and its code on request; the code before is worth nothing then. */
  write: (
    transaction: Database,
    application: ApplicationRow,
    options: { target: PostingRow; withCode: boolean },
  ) => Promise<void>;
}

/** Opens the sender of confirmation mails. */
export const createConfirmationSender = (
  services: Pick<Services, 'clock' | 'database' | 'pool'>,
  tokens: ConfirmationTokens,
): ConfirmationSender => {
  const { clock, database } = services;
  const networks = createLimiter(services, { name: 'confirmation-mails-network', points: MAILS.network });
  const mailboxes = createLimiter(services, { name: 'confirmation-mails', points: MAILS.mailbox });
  const addresses = createLimiter(services, { name: 'confirmation-mails-first', points: 1 });
  const reserves = createLimiter(services, {
    name: 'confirmation-mails-reserve',
    points: MAILS.reserve,
    seconds: QUARTER,
  });
  const reservesOfNetworks = createLimiter(services, {
    name: 'confirmation-mails-reserve-network',
    points: MAILS.reserveOfNetwork,
  });
  const reserveKey = (email: string) => `${hasSubaddress(email) ? 'tags' : 'dots'} ${mailboxOf(email)}`;
  const networkKey = (email: string, network: string) => `${mailboxOf(email)} ${network}`;

  const takeShare = async (email: string, network: string): Promise<boolean> => {
    if (!(await networks.allows(networkKey(email, network)))) return false;
    if (await mailboxes.allows(mailboxOf(email))) return true;
    await networks.refund(networkKey(email, network));
    return false;
  };

  const takeReserve = async (email: string, network: string): Promise<MailRight | undefined> => {
    if (isBare(email) || (await hasProved(database, email))) return 'own';
    if (!(await reservesOfNetworks.allows(`${reserveKey(email)} ${network}`))) return undefined;
    if (await reserves.allows(reserveKey(email))) return 'reserve';
    await reservesOfNetworks.refund(`${reserveKey(email)} ${network}`);
    return undefined;
  };

  return {
    take: async (email, network) => {
      const isFirst = await addresses.allows(sameAddress(email));
      if (await takeShare(email, network)) return 'share';
      if (!isFirst) return undefined;
      const right = await takeReserve(email, network);
      // No mail went to it, so its next one is still the first.
      if (!right) await addresses.refund(sameAddress(email));
      return right;
    },
    giveBack: async (email, network, right) => {
      await addresses.refund(sameAddress(email));
      if (right === 'own') return;
      if (right === 'share') {
        await networks.refund(networkKey(email, network));
        await mailboxes.refund(mailboxOf(email));
      } else {
        await reservesOfNetworks.refund(`${reserveKey(email)} ${network}`);
        await reserves.refund(reserveKey(email));
      }
    },
    write: async (transaction, application, { target, withCode }) => {
      const { id, person, microInternship } = application;
      const now = clock();
      const code = withCode ? createCode() : undefined;
      const standing = await findActive(transaction, { microInternship, email: person.email, now });
      if (code !== undefined)
        await storeCode(transaction, id, { digest: digestCode(id, code), createdAt: now });
      const confirmUrl = await tokens.linkTo(application);
      const ways = { code, confirmUrl, replaces: standing !== undefined };
      await storeMail(transaction, confirmApplicationMail(application, target, ways, now));
    },
  };
};
