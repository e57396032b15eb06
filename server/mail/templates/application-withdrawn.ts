import { referenceOf } from '../../domain/reference.ts';
import type { ApplicationRow, NewMail } from '../../store/applications.ts';
import type { PostingRow } from '../../store/postings.ts';
import { dueAt, paragraphs } from './format.ts';

/** Mail to the employer: the applicant withdrew the application. */
export const applicationWithdrawnMail = (
  { id, person }: ApplicationRow,
  { posting, employer }: PostingRow,
  now: Date,
): NewMail => ({
  ...dueAt(now),
  application: id,
  to: employer.email,
  subject: `Withdrawn application: ${posting.title}`,
  text: paragraphs(
    `${person.name} has withdrawn the application for "${posting.title}".`,
    `The application's reference number is ${referenceOf(id)}. There is nothing to do.`,
  ),
});
