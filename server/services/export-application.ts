import type { ApplicationRequest } from '../../src/contract/application.ts';
import { sameAddress } from '../domain/mailbox.ts';
import { hiddenFrom } from '../domain/retention.ts';
import type { Services } from '../context.ts';
import { listConsents, listFiles, listMails, type FoundApplication } from '../store/applications.ts';

type Letter = Awaited<ReturnType<typeof listMails>>[number];

/**
 * The recipient of a mail about an application. Before the confirmation mail goes to its applicant alone, so that an
 * earlier one to another email went to the email that was corrected.
 */
const recipientOf = (
  { to, createdAt }: Letter,
  { person, confirmedAt }: FoundApplication['application'],
): 'applicant' | 'earlier-address' | 'employer' => {
  if (sameAddress(to) === sameAddress(person.email)) return 'applicant';
  return !confirmedAt || createdAt < confirmedAt ? 'earlier-address' : 'employer';
};

/**
 * Exports all data of an application, in the terms of the contract. The text of mail to the employer is left out: it
 * holds the link to their own pages. So is that of mail to the email before a correction: that may be a stranger's, and
 * the link in it opens the applications that wait for that email.
 */
export const exportApplication = async (
  { database }: Pick<Services, 'database'>,
  { application, ...found }: FoundApplication,
) => {
  const { id, person, answers, receipt, receivedAt, confirmedAt, correctedAt, withdrawnAt, signals } =
    application;
  const { confirmBy, shortlistedAt, retainUntil, idempotencyKey, fingerprint } = application;
  const [consents, files, mails] = await Promise.all([
    listConsents(database, id),
    listFiles(database, id),
    listMails(database, id),
  ]);
  const request: ApplicationRequest = {
    microInternship: found.slug,
    ...(application.campus !== null && { campus: application.campus }),
    questionsVersion: application.questionsVersion,
    person,
    answers,
    statements: Object.fromEntries(application.statements.map((statement) => [statement, true])),
    consent: { version: application.consentVersion, given: true },
  };
  return {
    id,
    application: request,
    questions: found.questions,
    files: files.map(({ scannedAt, infected, ...file }) => ({
      ...file,
      ...(scannedAt && { scannedAt, infected }),
    })),
    receipt,
    receivedAt,
    ...(confirmedAt ? { confirmedAt } : { confirmBy }),
    ...(correctedAt && { correctedAt }),
    ...(withdrawnAt && { withdrawnAt }),
    ...(shortlistedAt && { shortlistedAt }),
    signals,
    consents,
    availableUntil: hiddenFrom(application),
    deletedBy: retainUntil,
    request: { idempotencyKey, fingerprint },
    mails: mails.map((mail) => {
      const { to, subject, text, createdAt, sentAt, failedAt } = mail;
      const recipient = recipientOf(mail, application);
      return {
        to: recipient === 'applicant' ? to : recipient,
        subject,
        ...(recipient === 'applicant' && { text }),
        createdAt,
        ...(sentAt && { sentAt }),
        ...(failedAt && { failedAt }),
      };
    }),
  };
};
