import type { ApplicationRow, NewMail } from '../../store/applications.ts';
import { dueAt, paragraphs } from './format.ts';

/** Mail to the applicant: a new link to their application. */
export const statusLinkMail = (
  { id, person, receipt: { microInternship } }: ApplicationRow,
  { now, statusUrl }: { now: Date; statusUrl: string },
): NewMail => ({
  ...dueAt(now),
  application: id,
  to: person.email,
  subject: `New link: your application for ${microInternship.title}`,
  text: paragraphs(
    `Hello ${person.name},`,
    `Somebody, perhaps you, has asked for a new link to your application for "${microInternship.title}".`,
    `Read it, edit it until the deadline, withdraw or delete it here; this link is only for you:\n${statusUrl}`,
  ),
});
