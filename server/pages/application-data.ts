import type { ApplicationRequest } from '../../src/contract/application.ts';
import { hiddenFrom } from '../domain/retention.ts';
import type { Services } from '../http/services.ts';
import { listConsents, listFiles, listMails, type FoundApplication } from '../store/applications.ts';

/**
 * All that is kept of an application, in the words of the contract. Of the employer's mail only that there was one: it is
 * theirs, and what leads to their own pages stands in it.
 */
export const applicationData = async (
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
    mails: mails.map(({ to, subject, text, createdAt, sentAt, failedAt }) => ({
      to: to === person.email ? to : 'employer',
      subject,
      ...(to === person.email && { text }),
      createdAt,
      ...(sentAt && { sentAt }),
      ...(failedAt && { failedAt }),
    })),
  };
};
