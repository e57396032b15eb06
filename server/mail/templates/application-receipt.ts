import { referenceOf } from '../../domain/reference.ts';
import type { ApplicationTarget } from '../../domain/application.ts';
import type { ApplicationRow, NewMail } from '../../store/applications.ts';
import { dueAt, paragraphs, zonedTime } from './format.ts';

/** Mail to the applicant: the application was received, with the link to its status page. */
export const applicationReceiptMail = (
  { id, person, receivedAt }: Pick<ApplicationRow, 'id' | 'person' | 'receivedAt'>,
  { posting, employer }: ApplicationTarget,
  statusUrl: string,
): NewMail => ({
  ...dueAt(receivedAt),
  application: id,
  to: person.email,
  subject: `Your application: ${posting.title}`,
  text: paragraphs(
    `Hello ${person.name},`,
    `${employer.name} has received your application for "${posting.title}".`,
    posting.decisionBy && posting.decisionByZone !== null
      ? `You’ll hear back by ${zonedTime(posting.decisionBy, posting.decisionByZone)}.`
      : 'No date for the decision has been stated.',
    `Your reference number is ${referenceOf(id)}. There is nothing more to do now.`,
    `Read it, edit it until the deadline, withdraw or delete it here; this link is only for you:\n${statusUrl}`,
  ),
});
