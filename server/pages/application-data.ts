import type { ApplicationRequest } from '../../src/contract/application.ts';
import type { Services } from '../http/services.ts';
import { listFiles, listMails, type FoundApplication } from '../store/applications.ts';

/**
 * All that is kept of an application, in the words of the contract. Of the client's mail only that there was one: it is
 * theirs, and what leads to their own pages stands in it.
 */
export const applicationData = async (
  { database }: Services,
  { application, ...found }: FoundApplication,
) => {
  const {
    id,
    person,
    answers,
    receipt,
    receivedAt,
    correctedAt,
    withdrawnAt,
    signals,
    confirmedAt,
    confirmBy,
  } = application;
  const [files, mails] = await Promise.all([listFiles(database, id), listMails(database, id)]);
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
    signals,
    keptUntil: found.keptUntil,
    mails: mails.map(({ to, subject, text, createdAt, sentAt, failedAt }) => ({
      to: to === person.email ? to : 'client',
      subject,
      ...(to === person.email && { text }),
      createdAt,
      ...(sentAt && { sentAt }),
      ...(failedAt && { failedAt }),
    })),
  };
};
