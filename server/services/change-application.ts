import { isDeepStrictEqual } from 'node:util';
import type { ApplicationRequest } from '../../src/contract/application.ts';
import { acceptCorrection, correctionProblem } from '../domain/application.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../context.ts';
import { eraseForPerson } from './erase-for-person.ts';
import { applicationEditedMail } from '../mail/templates/application-edited.ts';
import { applicationWithdrawnMail } from '../mail/templates/application-withdrawn.ts';
import {
  correctApplication,
  findApplication,
  withdrawApplication,
  type ApplicationRow,
  type FoundApplication,
} from '../store/applications.ts';
import type { Database } from '../store/database.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';

interface Locked {
  transaction: Database;
  application: ApplicationRow;
  target: PostingRow;
  now: Date;
}

/** Acts on an application as it is once nobody else can; throws `not-found` where it is gone by then. */
const act = async <Outcome>(
  { database, clock, wakeMail }: Services,
  { application: { id }, slug }: FoundApplication,
  change: (locked: Locked) => Promise<Outcome>,
): Promise<Outcome> => {
  const outcome = await database.transaction(async (transaction) => {
    const target = await findPosting(transaction, slug, { lock: true });
    const now = clock();
    const found = await findApplication(transaction, id, now);
    if (!target || !found) throw new ProblemError('not-found');
    return change({ transaction, application: found.application, target, now });
  });
  wakeMail();
  return outcome;
};

/** Withdraws an application; one that was withdrawn before stays so. */
export const withdraw = (services: Services, found: FoundApplication): Promise<void> =>
  act(services, found, async ({ transaction, application, target, now }) => {
    if (application.withdrawnAt) return;
    await withdrawApplication(
      transaction,
      application,
      now,
      applicationWithdrawnMail(application, target, now),
    );
  });

/** Deletes an application with all that is kept about it: rows, files and mails. */
export const erase = async (services: Services, found: FoundApplication): Promise<void> => {
  const erased = await act(services, found, ({ transaction, application, target, now }) =>
    eraseForPerson(services, transaction, { application, target, now }),
  );
  await services.erasure.finish(erased);
};

/** Puts what is sent now in the place of what was sent. Throws what keeps it from being taken. */
export const correct = (
  services: Services,
  found: FoundApplication,
  request: ApplicationRequest,
): Promise<void> =>
  act(services, found, async ({ transaction, application, target, now }) => {
    if (application.withdrawnAt) throw new ProblemError('not-open');
    const problem = correctionProblem(target, request, now);
    if (problem) throw new ProblemError(problem.code, problem);
    const correction = acceptCorrection(target, request, now);
    const { correctedAt: _, ...contents } = correction;
    // Sent twice, it is one correction and one mail.
    const isNew = Object.entries(contents).some(
      ([name, value]) => !isDeepStrictEqual(value, application[name as keyof typeof contents]),
    );
    if (isNew)
      await correctApplication(
        transaction,
        application,
        correction,
        applicationEditedMail(application, target, correction, found.files),
      );
  });
