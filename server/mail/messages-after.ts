import type { Correction } from '../domain/application.ts';
import { referenceOf } from '../domain/reference.ts';
import type { ApplicationRow, NewMail } from '../store/applications.ts';
import type { PostingRow } from '../store/postings.ts';
import type { FilesById } from '../store/uploads.ts';
import { answersText, paragraphs } from './messages.ts';

const mailAt = (now: Date) => ({ id: crypto.randomUUID(), createdAt: now, nextAttemptAt: now });

/** The mail by which the employer gets the answers that count now. */
export const correctionMail = (
  { id }: ApplicationRow,
  target: PostingRow,
  { correctedAt, person, answers }: Correction,
  files: FilesById,
): NewMail => ({
  ...mailAt(correctedAt),
  application: id,
  to: target.employer.email,
  replyTo: person.email,
  subject: `Edited application: ${target.posting.title}`,
  text: answersText({ id, person, answers }, target, {
    opening: `${person.name} has edited the application for "${target.posting.title}". This is all of it as it stands now.`,
    files,
  }),
});

/** The mail by which the employer learns that an application no longer stands. */
export const withdrawalMail = (
  { id, person }: ApplicationRow,
  { posting, employer }: PostingRow,
  now: Date,
): NewMail => ({
  ...mailAt(now),
  application: id,
  to: employer.email,
  subject: `Withdrawn application: ${posting.title}`,
  text: paragraphs(
    `${person.name} has withdrawn the application for "${posting.title}".`,
    `The application's reference number is ${referenceOf(id)}. There is nothing to do.`,
  ),
});

/** The mail by which the employer learns of a deletion. It outlives the application, so it says nothing of the person. */
export const deletionMail = (
  { id }: ApplicationRow,
  { posting, employer }: PostingRow,
  now: Date,
): NewMail => ({
  ...mailAt(now),
  to: employer.email,
  subject: `Deleted application: ${posting.title}`,
  text: paragraphs(
    `An application for "${posting.title}" has been withdrawn, and all that it held has been deleted here.`,
    `Its reference number is ${referenceOf(id)}: please delete the mail that you had of it, and whatever else you keep from it.`,
  ),
});
