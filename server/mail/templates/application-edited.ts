import type { Correction } from '../../domain/application.ts';
import type { ApplicationRow, NewMail } from '../../store/applications.ts';
import type { PostingRow } from '../../store/postings.ts';
import type { FilesById } from '../../store/uploads.ts';
import { applicationText } from './application-text.ts';
import { dueAt } from './format.ts';

/** Mail to the employer: the applicant edited the application; all current answers follow. */
export const applicationEditedMail = (
  { id }: ApplicationRow,
  target: PostingRow,
  { correctedAt, person, answers }: Correction,
  files: FilesById,
): NewMail => ({
  ...dueAt(correctedAt),
  application: id,
  to: target.employer.email,
  replyTo: person.email,
  subject: `Edited application: ${target.posting.title}`,
  text: applicationText({ id, person, answers }, target, {
    opening: `${person.name} has edited the application for "${target.posting.title}". This is all of it as it stands now.`,
    files,
  }),
});
