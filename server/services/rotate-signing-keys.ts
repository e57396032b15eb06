import { max } from 'drizzle-orm';
import { MINUTE } from '../domain/durations.ts';
import { TOKEN_SECONDS, type SigningPurpose } from '../domain/signing.ts';
import type { Database } from '../store/database.ts';
import { applications } from '../store/schema/index.ts';
import { replaceSigningKey, revokeSigningKeys } from '../store/signing-keys.ts';

/** Servers sign with a key for up to a minute after it was rotated; clocks differ by seconds. */
const GRACE_MILLISECONDS = 5 * MINUTE;

const lastOf = async (
  database: Database,
  column: typeof applications.confirmBy | typeof applications.retainUntil,
  now: Date,
): Promise<Date> => {
  const [row] = await database.select({ last: max(column) }).from(applications);
  return row?.last && row.last > now ? row.last : now;
};

/** The moment by which every token that a key has signed until now has ended by itself. */
const endOfTokens = async (database: Database, purpose: SigningPurpose, now: Date): Promise<Date> => {
  const end = (at: Date) => new Date(at.getTime() + GRACE_MILLISECONDS);
  switch (purpose) {
    case 'form-tokens':
    case 'upload-tokens':
    case 'devices':
    case 'review-links':
      return end(new Date(now.getTime() + TOKEN_SECONDS[purpose] * 1000));
    case 'confirmations':
    case 'confirmation-links':
      return end(await lastOf(database, applications.confirmBy, now));
    case 'application-links':
      return end(await lastOf(database, applications.retainUntil, now));
  }
};

/**
 * Gives each purpose a new key to sign with. Earlier keys verify until the last of their tokens has ended; where they
 * are revoked, they verify nothing from now on.
 */
export const rotateSigningKeys = (
  database: Database,
  purposes: readonly SigningPurpose[],
  { now, revoke }: { now: Date; revoke: boolean },
): Promise<void> =>
  database.transaction(async (transaction) => {
    for (const purpose of purposes) {
      if (revoke) await revokeSigningKeys(transaction, purpose, now);
      else {
        const retiredAt = await endOfTokens(transaction, purpose, now);
        await replaceSigningKey(transaction, purpose, { now, retiredAt });
      }
    }
  });
