import type { Services } from '../context.ts';
import { applicationWithdrawnMail } from '../mail/templates/application-withdrawn.ts';
import { withdrawApplication as storeWithdrawal, type FoundApplication } from '../store/applications.ts';
import { changeApplication } from './change-application.ts';

/** Withdraws an application; one that was withdrawn before stays so. */
export const withdrawApplication = (services: Services, found: FoundApplication): Promise<void> =>
  changeApplication(services, found, async ({ transaction, application, target, now }) => {
    if (application.withdrawnAt) return;
    await storeWithdrawal(transaction, application, now, applicationWithdrawnMail(application, target, now));
  });
