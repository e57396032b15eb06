import { sign, verify } from 'hono/jwt';
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../store/database.ts';
import { findSecret } from '../store/secrets.ts';

const ALGORITHM = 'HS256';

/** What a token says, by the names of RFC 7519; `exp` is the second in which it ends. */
export interface Claims {
  sub: string;
  jti?: string;
  exp?: number;
  [name: string]: unknown;
}

/** Makes and reads tokens of one kind as RFC 7519 has them. */
export interface Signer {
  /** Finds the secret. Within a transaction nothing else can be asked of the database, so it comes before. */
  prepare: () => Promise<void>;
  sign: (claims: Claims) => Promise<string>;
  /** What a token says, or nothing where it is not ours, of another kind or, unless asked for, too old. */
  read: (token: string, options?: { evenEnded?: boolean }) => Promise<Claims | undefined>;
}

/** Opens a kind of tokens: its name is that of its secret, so that no token is good for anything else. */
export const createSigner = ({
  database,
  clock,
  name,
}: {
  database: Database;
  clock: Clock;
  name: string;
}): Signer => {
  let secret: Promise<string> | undefined;
  const findKey = () =>
    (secret ??= findSecret(database, name).catch((error: unknown) => {
      secret = undefined;
      throw error;
    }));

  return {
    prepare: async () => {
      await findKey();
    },
    sign: async (claims) => sign(claims, await findKey(), ALGORITHM),
    read: async (token, { evenEnded = false } = {}) => {
      const key = await findKey();
      try {
        const claims = await verify(token, key, { alg: ALGORITHM, exp: false });
        const { sub, exp } = claims;
        const hasEnded = !evenEnded && exp !== undefined && exp <= clock().getTime() / 1000;
        return typeof sub === 'string' && !hasEnded ? (claims as Claims) : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
