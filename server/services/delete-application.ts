import type { Services } from '../context.ts';
import type { FoundApplication } from '../store/applications.ts';
import { changeApplication } from './change-application.ts';
import { eraseForPerson } from './erase-for-person.ts';

/** Deletes an application with all that is stored about it: rows, files and mails. */
export const deleteApplication = async (
  services: Services,
  found: Pick<FoundApplication, 'application' | 'slug'>,
): Promise<void> => {
  const erased = await changeApplication(services, found, ({ transaction, application, target, now }) =>
    eraseForPerson(services, transaction, { application, target, now }),
  );
  await services.erasure.finish(erased);
};
