import { randomBytes, randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { SigningPurpose } from '../domain/signing.ts';
import type { Database } from './database.ts';
import { signingKeys } from './schema/index.ts';

export type SigningKey = typeof signingKeys.$inferSelect;

const BYTES = 32;

/** Adds a key that signs from now on, unless another server has just added one. */
const addSigningKey = async (database: Database, purpose: SigningPurpose, now: Date): Promise<void> => {
  const secret = randomBytes(BYTES).toString('base64url');
  await database
    .insert(signingKeys)
    .values({ kid: randomUUID(), purpose, secret, createdAt: now })
    .onConflictDoNothing();
};

const listSigningKeys = (database: Database, purpose: SigningPurpose): Promise<SigningKey[]> =>
  database
    .select()
    .from(signingKeys)
    .where(eq(signingKeys.purpose, purpose))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.kid));

/** The keys of a purpose, newest first, the retired ones too; exactly one of them signs. */
export const findSigningKeys = async (
  database: Database,
  purpose: SigningPurpose,
  now: Date,
): Promise<SigningKey[]> => {
  const keys = await listSigningKeys(database, purpose);
  if (keys.some(({ retiredAt }) => retiredAt === null)) return keys;
  await addSigningKey(database, purpose, now);
  return listSigningKeys(database, purpose);
};

/** Puts a new key in the place of the one that signs, which verifies until it is retired. */
export const replaceSigningKey = async (
  transaction: Database,
  purpose: SigningPurpose,
  { now, retiredAt }: { now: Date; retiredAt: Date },
): Promise<void> => {
  const isCurrent = and(eq(signingKeys.purpose, purpose), isNull(signingKeys.retiredAt));
  // Of several rotations at once each waits here for the one before, and then retires the key that it has added. The lock
  // is on all keys: one on the current key alone lets all that wait go at once, when that is retired.
  await transaction.select().from(signingKeys).where(eq(signingKeys.purpose, purpose)).for('update');
  await transaction.update(signingKeys).set({ retiredAt }).where(isCurrent);
  await addSigningKey(transaction, purpose, now);
};

/** Ends whatever keys of a purpose have signed so far. */
export const revokeSigningKeys = async (
  transaction: Database,
  purpose: SigningPurpose,
  now: Date,
): Promise<void> => {
  await replaceSigningKey(transaction, purpose, { now, retiredAt: now });
  await transaction
    .update(signingKeys)
    .set({ retiredAt: now })
    .where(and(eq(signingKeys.purpose, purpose), gt(signingKeys.retiredAt, now)));
};
