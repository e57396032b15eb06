import { decode, sign, verify } from 'hono/jwt';
import type { Clock } from '../domain/clock.ts';
import type { SigningKey } from '../domain/signing.ts';

const ALGORITHM = 'HS256';
/** Keys are read again after so long, so that every server notices a rotation within a minute. */
const CACHE_MILLISECONDS = 30_000;

/** Claims of a token by the names of RFC 7519; `exp` is the second in which it ends. */
export interface Claims {
  sub: string;
  jti?: string;
  exp?: number;
  [name: string]: unknown;
}

/** A token that one of our keys has signed. */
export interface Inspection {
  claims: Claims;
  /** `false` for a token that has ended, or whose key was retired. */
  isGood: boolean;
}

/** Signs and verifies tokens of one purpose as RFC 7519 has them, by a key ring. */
export interface Signer {
  /** Reads the keys. It comes before a transaction, within which no other query can run. */
  prepare: () => Promise<void>;
  /** Signs with the current key as it was last read. */
  sign: (claims: Claims) => Promise<string>;
  /** Claims of a token that is good. */
  read: (token: string) => Promise<Claims | undefined>;
  /** Claims of a token that is ours, even where it is good no longer: enough to mail a new one, and for nothing else. */
  inspect: (token: string) => Promise<Inspection | undefined>;
}

/** A key as JWK (RFC 7517): its `kid` goes into the header of what it signs. */
const jwkOf = ({ kid, secret }: SigningKey) => ({
  kty: 'oct',
  k: Buffer.from(secret).toString('base64url'),
  alg: ALGORITHM,
  kid,
});

/** Header of what may be a token; nothing where it is none. */
const headerOf = (token: string): { kid?: unknown } | undefined => {
  try {
    const header: unknown = decode(token).header;
    return typeof header === 'object' && header !== null ? header : undefined;
  } catch {
    return undefined;
  }
};

const verified = async (token: string, key: SigningKey): Promise<Claims | undefined> => {
  const claims = await verify(token, jwkOf(key), { alg: ALGORITHM, exp: false });
  return typeof claims.sub === 'string' ? (claims as Claims) : undefined;
};

/** Opens a signer on the key ring of one purpose; `findKeys` reads its keys, newest first. */
export const createSigner = ({
  findKeys,
  clock,
}: {
  findKeys: (now: Date) => Promise<SigningKey[]>;
  clock: Clock;
}): Signer => {
  let cached: { keys: SigningKey[]; at: number } | undefined;

  const load = async (): Promise<SigningKey[]> => {
    const now = clock();
    const keys = await findKeys(now);
    cached = { keys, at: now.getTime() };
    return keys;
  };

  const freshKeys = async (): Promise<SigningKey[]> => {
    const isFresh = cached && Math.abs(clock().getTime() - cached.at) < CACHE_MILLISECONDS;
    return cached && isFresh ? cached.keys : load();
  };

  /** Tokens from before the key ring name no key: theirs is the oldest. */
  const keyFor = async ({ kid }: { kid?: unknown }, keys: SigningKey[]): Promise<SigningKey | undefined> => {
    if (kid === undefined) return keys.at(-1);
    const isMeant = (key: SigningKey) => key.kid === kid;
    return keys.find(isMeant) ?? (await load()).find(isMeant);
  };

  const isGood = ({ exp }: Claims, { retiredAt }: SigningKey): boolean => {
    const now = clock();
    return (exp === undefined || exp > now.getTime() / 1000) && (retiredAt === null || retiredAt > now);
  };

  const inspect = async (token: string): Promise<Inspection | undefined> => {
    const keys = await freshKeys();
    const header = headerOf(token);
    const key = header && (await keyFor(header, keys));
    const claims = key && (await verified(token, key).catch(() => undefined));
    return claims && { claims, isGood: isGood(claims, key) };
  };

  return {
    prepare: async () => {
      await freshKeys();
    },
    sign: async (claims) => {
      const keys = cached?.keys ?? (await load());
      const key = keys.find(({ retiredAt }) => retiredAt === null);
      if (!key) throw new Error('There is no key to sign with.');
      return sign(claims, jwkOf(key));
    },
    read: async (token) => {
      const inspection = await inspect(token);
      return inspection?.isGood ? inspection.claims : undefined;
    },
    inspect,
  };
};
