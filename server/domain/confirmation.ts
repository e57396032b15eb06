import { createHash, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { MINUTE } from './durations.ts';

/** Lifetime of a code, long enough for a mail delayed by greylisting. */
const CODE_LIFE = 15 * MINUTE;
/** Wrong attempts that invalidate a code: one guess in 200,000 is right. */
const MAX_ATTEMPTS = 5;
const DIGITS = 6;

/** A one-time code as it is stored. */
export interface StoredCode {
  digest: string;
  tries: number;
  createdAt: Date;
}

/** A one-time code of six digits. */
export const createCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

/** The digest under which a code is stored; the same code of another application has another one. */
export const digestCode = (application: string, code: string): string =>
  createHash('sha256').update(`${application} ${code}`).digest('hex');

/** Digest of an email that binds a mailed link to its mailbox. */
export const digestAddress = (email: string): string =>
  createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 16);

/**
 * An unguessable code: its row shows that a code is required and invalidates the previous one. It is not six digits,
 * since an attacker with many pending applications for one email could guess one of them.
 */
export const unknownCode = (application: string, now: Date): Pick<StoredCode, 'digest' | 'createdAt'> => ({
  digest: digestCode(application, randomUUID()),
  createdAt: now,
});

/**
 * Compares a typed code with the stored one. The right code of an application that is confirmed stays right: it has
 * nothing left to confirm. A wrong one gets the answer that it gets while the application waits.
 */
export const checkCode = (
  stored: StoredCode | undefined,
  {
    application,
    code,
    now,
    isConfirmed,
  }: { application: string; code: string; now: Date; isConfirmed: boolean },
): 'right' | 'wrong' | 'ended' => {
  if (!stored || stored.tries >= MAX_ATTEMPTS) return 'ended';
  const hasEnded = stored.createdAt.getTime() + CODE_LIFE <= now.getTime();
  const [typed, kept] = [digestCode(application, code), stored.digest].map((text) => Buffer.from(text));
  if (typed && kept && timingSafeEqual(typed, kept)) return hasEnded && !isConfirmed ? 'ended' : 'right';
  return hasEnded || stored.tries + 1 >= MAX_ATTEMPTS ? 'ended' : 'wrong';
};
