import { referenceOf } from '../../domain/reference.ts';
import type { ApplicationRow, NewMail } from '../../store/applications.ts';
import type { PostingRow } from '../../store/postings.ts';
import { dueAt, paragraphs } from './format.ts';

/** Mail to the employer: an application was deleted. It outlives the application, so it has no personal data. */
export const applicationDeletedMail = (
  { id }: ApplicationRow,
  { posting, employer }: PostingRow,
  now: Date,
): NewMail => ({
  ...dueAt(now),
  to: employer.email,
  subject: `Deleted application: ${posting.title}`,
  text: paragraphs(
    `An application for "${posting.title}" has been withdrawn, and all that it held has been deleted here.`,
    `Its reference number is ${referenceOf(id)}: please delete the mail that you had of it, and whatever else you keep from it.`,
  ),
});
