import type { Correction } from '../domain/application.ts';
import type { ApplicationRow, NewMail } from '../store/applications.ts';
import type { PostingRow } from '../store/postings.ts';
import type { FilesById } from '../store/uploads.ts';
import { answersText, paragraphs } from './messages.ts';

const mailAt = (now: Date) => ({ id: crypto.randomUUID(), createdAt: now, nextAttemptAt: now });

/** By it alone somebody learns that their address was used to apply for the same posting again. */
export const repeatMail = (
  { id, person, receipt: { microInternship } }: ApplicationRow,
  { now, statusUrl }: { now: Date; statusUrl: string },
): NewMail => ({
  ...mailAt(now),
  application: id,
  to: person.email,
  subject: `Applied again: ${microInternship.title}`,
  text: paragraphs(
    `Hello ${person.name},`,
    `Somebody, perhaps you, has applied for "${microInternship.title}" again with this address.`,
    'Your first application stands as it was, and nothing of the second was kept or sent to the client.',
    `Read your application, correct it until the deadline, withdraw or delete it here:\n${statusUrl}`,
    'If it was not you, there is nothing to do.',
  ),
});

/** The mail by which the client gets the answers that count now. */
export const correctionMail = (
  { id }: ApplicationRow,
  target: PostingRow,
  { correctedAt, person, answers }: Correction,
  files: FilesById,
): NewMail => ({
  ...mailAt(correctedAt),
  application: id,
  to: target.client.email,
  replyTo: person.email,
  subject: `Corrected application: ${target.posting.title}`,
  text: answersText({ id, person, answers }, target, {
    opening: `${person.name} has corrected the application for "${target.posting.title}". This is all of it as it stands now.`,
    files,
  }),
});

/** The mail by which the client learns that an application no longer stands. */
export const withdrawalMail = (
  { id, person }: ApplicationRow,
  { posting, client }: PostingRow,
  now: Date,
): NewMail => ({
  ...mailAt(now),
  application: id,
  to: client.email,
  subject: `Withdrawn application: ${posting.title}`,
  text: paragraphs(
    `${person.name} has withdrawn the application for "${posting.title}".`,
    `The application's number is ${id}. There is nothing to do.`,
  ),
});

/** The mail by which the client learns of a deletion. It outlives the application, so it says nothing of the person. */
export const deletionMail = (
  { id }: ApplicationRow,
  { posting, client }: PostingRow,
  now: Date,
): NewMail => ({
  ...mailAt(now),
  to: client.email,
  subject: `Deleted application: ${posting.title}`,
  text: paragraphs(
    `An application for "${posting.title}" has been withdrawn, and all that it held has been deleted here.`,
    `Its number is ${id}: please delete the mail that you had of it, and whatever else you keep from it.`,
  ),
});
