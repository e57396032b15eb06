import type { Services } from '../context.ts';
import { takesCorrections } from '../domain/application.ts';
import type { Opening } from './tokens/opening.ts';
import { findApplication, listFiles, type FoundApplication } from '../store/applications.ts';
import { isUndeliverable } from '../store/mails.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';
import type { StatusLinks } from './tokens/status-links.ts';

export type { ApplicationRow, FoundApplication } from '../store/applications.ts';
export type { PostingRow } from '../store/postings.ts';

/** An application that its applicant has opened by a status link. */
export interface OpenedApplication {
  found: FoundApplication;
  posting: PostingRow;
  /** Id of the link, for the access log. */
  link: string | undefined;
}

/** Opens the application that a status link is for; an ended link only lets its holder request a new one. */
export const openApplication = async (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  links: StatusLinks,
  token: string,
): Promise<Opening<OpenedApplication>> => {
  const link = await links.inspect(token);
  if (!link) return { kind: 'refused' };
  const found = await findApplication(database, link.application, clock());
  const posting = found && (await findPosting(database, found.slug));
  if (!posting) return { kind: 'gone' };
  return { kind: link.isGood ? 'open' : 'ended', subject: { found, posting, link: link.id } };
};

/** The application of an id, until its retention ends. */
export const readApplication = (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  id: string,
): Promise<FoundApplication | undefined> => findApplication(database, id, clock());

/** Tells if the application may be edited now. */
export const isEditable = (
  { clock }: Pick<Services, 'clock'>,
  { found, posting }: OpenedApplication,
): boolean => !found.application.withdrawnAt && takesCorrections(posting, clock());

/** The names of an application's files by their questions, and whether mail to its applicant fails. */
export const readStatus = async (
  { database }: Pick<Services, 'database'>,
  { application: { id, person } }: FoundApplication,
): Promise<{ fileNames: ReadonlyMap<string, string>; hasLostMail: boolean }> => {
  const files = await listFiles(database, id);
  return {
    fileNames: new Map(files.map(({ question, name }) => [question, name])),
    hasLostMail: await isUndeliverable(database, { application: id, email: person.email }),
  };
};
