import { isDeepStrictEqual } from 'node:util';
import type { ApplicationRequest } from '../../src/contract/application.ts';
import type { Services } from '../context.ts';
import { acceptCorrection, correctionProblem } from '../domain/application.ts';
import { ProblemError } from '../http/problems.ts';
import { applicationEditedMail } from '../mail/templates/application-edited.ts';
import { correctApplication, type FoundApplication } from '../store/applications.ts';
import { changeApplication } from './change-application.ts';

/** Replaces the contents of an application. Throws the problem that keeps the edit from being taken. */
export const editApplication = (
  services: Services,
  found: FoundApplication,
  request: ApplicationRequest,
): Promise<void> =>
  changeApplication(services, found, async ({ transaction, application, target, now }) => {
    if (application.withdrawnAt) throw new ProblemError('not-open');
    const problem = correctionProblem(target, request, now);
    if (problem) throw new ProblemError(problem.code, problem);
    const correction = acceptCorrection(target, request, now);
    const { correctedAt: _, ...contents } = correction;
    // Sent twice, it is one edit and one mail.
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
