import { applicationDeletedMail } from '../mail/templates/application-deleted.ts';
import type { ApplicationRow } from '../store/applications.ts';
import type { Database } from '../store/database.ts';
import { freePlaces, type Erased } from '../store/erasure.ts';
import type { PostingRow } from '../store/postings.ts';
import { mails } from '../store/schema/index.ts';
import type { Erasure } from './erasure.ts';

/**
 * Deletes an application because the person whose it is wants it, and asks the employer to do the same. That mail belongs
 * to no application and says nothing of the person. The posting has to be locked.
 */
export const eraseForPerson = async (
  { erasure }: { erasure: Erasure },
  transaction: Database,
  { application, target, now }: { application: ApplicationRow; target: PostingRow; now: Date },
): Promise<Erased> => {
  const erased = await erasure.erase(transaction, [application.id], { now, reason: 'person' });
  const { confirmedAt, withdrawnAt } = application;
  // One that was not confirmed takes no place, and the employer does not know of it.
  if (!confirmedAt) return erased;
  if (!withdrawnAt) await freePlaces(transaction, application.microInternship, 1);
  await transaction.insert(mails).values(applicationDeletedMail(application, target, now));
  return erased;
};
