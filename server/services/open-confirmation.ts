import type { Services } from '../context.ts';
import { digestAddress } from '../domain/confirmation.ts';
import type { Opening } from './tokens/opening.ts';
import {
  findActive,
  findApplication,
  listMails,
  type ApplicationRow,
  type FoundApplication,
} from '../store/applications.ts';
import { listWaiting } from '../store/confirmations.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';
import { findConfirmationProblem } from './confirm-application.ts';
import type { ConfirmationTokens } from './tokens/confirmation-tokens.ts';

/** An application that waits to be confirmed, and the slug of its posting. */
export type UnconfirmedApplication = Pick<FoundApplication, 'application' | 'slug'>;

/** An application that was opened by the link in a mail that asks to confirm it. */
export interface OpenedConfirmation {
  /** The application that the mail was about. */
  found: FoundApplication;
  posting: PostingRow;
  /** The email that the mail went to, and its digest in the link. */
  email: string;
  mailbox: string;
  /** `true` where the application still has that email. */
  isOwn: boolean;
}

/**
 * The email that a link was mailed to. It may have been corrected since: the link proves the mailbox that it went to,
 * and no other, and goes on proving that one, or whoever corrects could end all links in a mailbox.
 */
const findRecipient = async (
  { database }: Pick<Services, 'database'>,
  { id, person }: ApplicationRow,
  mailbox: string,
): Promise<string | undefined> => {
  const mailed = (await listMails(database, id)).map(({ to }) => to);
  return [person.email, ...mailed].find((email) => digestAddress(email) === mailbox);
};

/** Opens the application that the link in a mail is for. */
export const openConfirmation = async (
  services: Pick<Services, 'database' | 'clock'>,
  tokens: ConfirmationTokens,
  token: string,
): Promise<Opening<OpenedConfirmation>> => {
  const { database, clock } = services;
  const link = await tokens.readLink(token);
  if (!link) return { kind: 'refused' };
  const { application, mailbox } = link;
  const found = await findApplication(database, application, clock());
  const posting = found && (await findPosting(database, found.slug));
  const email = found && (await findRecipient(services, found.application, mailbox));
  if (!posting || email === undefined) return { kind: 'gone' };
  const isOwn = digestAddress(found.application.person.email) === mailbox;
  return { kind: 'open', subject: { found, posting, email, mailbox, isOwn } };
};

/** Every application that waits for the email, that of the mail first: a mailbox may have had its share of mails. */
export const listUnconfirmed = async (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { found, isOwn, email }: OpenedConfirmation,
): Promise<UnconfirmedApplication[]> => {
  const others = await listWaiting(database, email, clock());
  const { confirmedAt, withdrawnAt, id } = found.application;
  return [
    ...(isOwn && !confirmedAt && !withdrawnAt ? [found] : []),
    ...others.filter(({ application }) => application.id !== id),
  ];
};

/** The posting of an application that waits, and the effect of confirming it; nothing where the posting is gone. */
export const readUnconfirmed = async (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { application, slug }: UnconfirmedApplication,
): Promise<{ posting: PostingRow; isTaken: boolean; replaces: boolean } | undefined> => {
  const posting = await findPosting(database, slug);
  if (!posting) return undefined;
  const { microInternship, person } = application;
  const now = clock();
  const problem = await findConfirmationProblem(database, { application, slug }, now);
  const standing = await findActive(database, { microInternship, email: person.email, now });
  return { posting, isTaken: problem === undefined, replaces: standing !== undefined };
};
