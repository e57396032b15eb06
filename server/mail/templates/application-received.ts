import { referenceOf } from '../../domain/reference.ts';
import type { ApplicationTarget } from '../../domain/application.ts';
import type { ApplicationRow, NewMail } from '../../store/applications.ts';
import type { FilesById } from '../../store/uploads.ts';
import { applicationText } from './application-text.ts';
import { dueAt } from './format.ts';

/** Mail to the employer: a new application with its answers and the link to all applications. */
export const applicationReceivedMail = (
  application: Pick<ApplicationRow, 'id' | 'person' | 'answers' | 'receivedAt'>,
  target: ApplicationTarget & { employer: { email: string } },
  {
    reviewUrl,
    files = {},
    replaced,
  }: {
    reviewUrl: string;
    files?: FilesById;
    /** Id of the same person's earlier application, which this one replaces. */
    replaced?: string;
  },
): NewMail => {
  const { id, person, receivedAt } = application;
  const { posting, employer } = target;
  return {
    ...dueAt(receivedAt),
    application: id,
    to: employer.email,
    replyTo: person.email,
    subject: `New application: ${posting.title}`,
    text: applicationText(application, target, {
      opening:
        replaced === undefined
          ? `${person.name} has applied for "${posting.title}".`
          : `${person.name} has applied for "${posting.title}" again. This takes the place of the application with the reference number ${referenceOf(replaced)}.`,
      files,
      reviewUrl,
    }),
  };
};
