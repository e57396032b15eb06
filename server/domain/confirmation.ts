import { createHash, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { MINUTE } from './durations.ts';

/** The life of a code, long enough for a mail that is held back for some minutes (greylisting). */
const CODE_LIFE = 15 * MINUTE;
/** Wrong codes after which a code is worth nothing: one guess in 200,000 is right. */
const MOST_TRIES = 5;
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

/** The digest of an address, by which a mailed link is bound to the mailbox that it went to. */
export const digestAddress = (email: string): string =>
  createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 16);

/**
 * A code that nobody is told: its row says that a code is asked for, and makes the one before worth nothing. No six
 * digits are it: whoever makes many applications wait for one address would guess one of them.
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
  if (!stored || stored.tries >= MOST_TRIES) return 'ended';
  const hasEnded = stored.createdAt.getTime() + CODE_LIFE <= now.getTime();
  const [typed, kept] = [digestCode(application, code), stored.digest].map((text) => Buffer.from(text));
  if (typed && kept && timingSafeEqual(typed, kept)) return hasEnded && !isConfirmed ? 'ended' : 'right';
  return hasEnded || stored.tries + 1 >= MOST_TRIES ? 'ended' : 'wrong';
};
