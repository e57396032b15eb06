import { zoneOf } from '../../domain/posting.ts';
import type { ApplicationRow, NewMail } from '../../store/applications.ts';
import type { PostingRow } from '../../store/postings.ts';
import { dueAt, paragraphs, zonedTime } from './format.ts';

/** The ways to confirm an application, and if it would replace an earlier one. */
export interface ConfirmationWays {
  /** Absent if the form that the applicant used has no field for a code. */
  code?: string | undefined;
  confirmUrl: string;
  replaces: boolean;
}

const SPACES = '    ';

/**
 * Mail to the applicant: verify the email with a code or a link. It repeats nothing that the sender typed, since the
 * mailbox may be a stranger's.
 */
export const confirmApplicationMail = (
  { id, person, confirmBy }: Pick<ApplicationRow, 'id' | 'person' | 'confirmBy'>,
  { posting, employer }: PostingRow,
  { code, confirmUrl, replaces }: ConfirmationWays,
  now: Date,
): NewMail => {
  const until = zonedTime(confirmBy, zoneOf(posting));
  return {
    ...dueAt(now),
    application: id,
    to: person.email,
    // The part before the colon is what the operator's list of failed mails shows.
    subject: code ? `Confirm your application: ${code}` : `Confirm your new application: ${posting.title}`,
    text: paragraphs(
      replaces
        ? `You have already applied for "${posting.title}" at ${employer.name}. Your first application stands unless you confirm the new one, which then takes its place.`
        : `Please confirm your application for "${posting.title}" at ${employer.name}.`,
      code && `Enter this code on the page where you applied. It is good for 15 minutes:\n\n${SPACES}${code}`,
      `${code ? 'Or open' : 'Open'} this page and confirm there, until ${until}:\n${confirmUrl}`,
      `You get this mail because somebody, perhaps you, entered this address. If it was not you, do nothing: nobody sees the application, and it is deleted after ${until}.`,
    ),
  };
};
