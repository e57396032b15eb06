import type { NewMail } from '../../store/applications.ts';
import { dueAt, paragraphs } from './format.ts';

/** Mail to the employer: a new link to a posting's applications. */
export const reviewLinkMail = (
  { posting, employer }: { posting: { title: string }; employer: { email: string } },
  { now, reviewUrl, endsOthers }: { now: Date; reviewUrl: string; endsOthers: boolean },
): NewMail => ({
  ...dueAt(now),
  to: employer.email,
  subject: `New link: applications for ${posting.title}`,
  text: paragraphs(
    endsOthers
      ? `Somebody, perhaps you, has ended all links to the applications for "${posting.title}". This is a new one.`
      : `Somebody, perhaps you, has asked for a new link to the applications for "${posting.title}".`,
    `The link works for thirty days and is only for you:\n${reviewUrl}`,
  ),
});
