import { randomUUID } from 'node:crypto';
import { sign, verify } from 'hono/jwt';
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../store/database.ts';
import { findSecret } from '../store/secrets.ts';

const DAY_IN_SECONDS = 86_400;
const ALGORITHM = 'HS256';

/**
 * What makes a form ours: it names the posting and holds the idempotency key, so that a form that is sent twice is
 * one application. A page of somebody else's cannot make one, and it ends after a day.
 */
export interface FormTokens {
  /** A token for a form of one posting. */
  issue: (slug: string) => Promise<string>;
  /** The idempotency key in a token, or nothing where it is not ours, not of this posting or too old. */
  read: (token: string, slug: string) => Promise<string | undefined>;
}

/** Tokens as RFC 7519 has them, signed by a secret of the marketplace. */
export const createFormTokens = ({ database, clock }: { database: Database; clock: Clock }): FormTokens => {
  let secret: Promise<string> | undefined;
  const findKey = () =>
    (secret ??= findSecret(database, 'form-tokens').catch((error: unknown) => {
      secret = undefined;
      throw error;
    }));
  const seconds = () => Math.floor(clock().getTime() / 1000);

  return {
    issue: async (slug) =>
      sign({ sub: slug, jti: randomUUID(), exp: seconds() + DAY_IN_SECONDS }, await findKey(), ALGORITHM),
    read: async (token, slug) => {
      try {
        const { sub, jti, exp } = await verify(token, await findKey(), { alg: ALGORITHM, exp: false });
        const isGood = sub === slug && typeof jti === 'string' && exp !== undefined && exp > seconds();
        return isGood ? jti : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
