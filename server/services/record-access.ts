import type { Services } from '../context.ts';
import type { AccessAction } from '../domain/access.ts';
import { recordAccess as storeAccess } from '../store/access-log.ts';

/** A use of a mailed link: the link by its id, and the posting, application and file that it gave access to. */
export interface Access {
  action: AccessAction;
  microInternship: string;
  /** None in links from before they had an id. */
  link: string | undefined;
  application?: string;
  upload?: string;
}

/** Records a use of a mailed link for the operator, now. */
export const recordAccess = (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { link, ...access }: Access,
): Promise<void> => storeAccess(database, { ...access, at: clock(), link: link ?? null });
