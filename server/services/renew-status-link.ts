import type { Services } from '../context.ts';
import type { StatusLinks } from './tokens/status-links.ts';
import { statusLinkMail } from '../mail/templates/status-link.ts';
import { recordAccess } from '../store/access-log.ts';
import type { ApplicationRow } from '../store/applications.ts';
import { storeLinkMail } from '../store/review.ts';

/** Mails an applicant a new link to their application, whose links have ended before the application has. */
export const renewStatusLink = async (
  { database, clock, wakeMail }: Services,
  { links, application, link }: { links: StatusLinks; application: ApplicationRow; link: string | undefined },
): Promise<void> => {
  await links.prepare();
  await database.transaction(async (transaction) => {
    const now = clock();
    const statusUrl = await links.to(application);
    await storeLinkMail(transaction, statusLinkMail(application, { now, statusUrl }));
    await recordAccess(transaction, {
      at: now,
      action: 'link-renewed',
      microInternship: application.microInternship,
      application: application.id,
      link: link ?? null,
    });
  });
  wakeMail();
};
