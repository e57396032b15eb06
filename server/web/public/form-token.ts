import { randomUUID } from 'node:crypto';
import type { MicroInternship } from '../../../src/contract/micro-internship.ts';
import type { Services } from '../../context.ts';
import { TOKEN_SECONDS } from '../../domain/signing.ts';
import { openSigner } from '../../services/tokens/signer.ts';

/** A form as it was shown: under its key it is one application however often it is sent. */
export interface FormToken {
  idempotencyKey: string;
  /** The version of what stood in it, see {@link formVersion}. */
  version: string;
  /** When it was given, to the second. */
  givenAt: Date;
}

/** A form that is about to be shown, with the token that goes with it. */
export interface IssuedForm extends FormToken {
  token: string;
}

type Asking = Pick<MicroInternship, 'slug' | 'questions' | 'privacy'>;

/** Tells one form of a posting from another: by its questions, and by what is consented to. */
export const formVersion = ({ questions, privacy }: Asking): string =>
  `${questions.version} ${privacy.version}`;

/**
 * Anti-forgery tokens of forms: each names the posting, the version of the form and the idempotency key.
 * Another site cannot make one, and it ends after a day.
 */
export interface FormTokens {
  /** A form of one posting, under a key of its own. */
  issue: (posting: Asking) => Promise<IssuedForm>;
  /** The form that a token was made for, or nothing where it is not ours, not of this posting or too old. */
  read: (token: string, slug: string) => Promise<FormToken | undefined>;
}

/** Tokens of forms, signed by a secret of the marketplace. */
export const createFormTokens = ({ database, clock }: Pick<Services, 'database' | 'clock'>): FormTokens => {
  const signer = openSigner({ database, clock }, 'form-tokens');

  return {
    issue: async (posting) => {
      const seconds = Math.floor(clock().getTime() / 1000);
      const form: FormToken = {
        idempotencyKey: randomUUID(),
        version: formVersion(posting),
        givenAt: new Date(seconds * 1000),
      };
      const claims = {
        sub: posting.slug,
        jti: form.idempotencyKey,
        exp: seconds + TOKEN_SECONDS['form-tokens'],
        version: form.version,
      };
      await signer.prepare();
      return { ...form, token: await signer.sign(claims) };
    },
    read: async (token, slug) => {
      const claims = await signer.read(token);
      if (claims?.sub !== slug || claims.exp === undefined) return undefined;
      const { jti, version, exp } = claims;
      return typeof jti === 'string' && typeof version === 'string'
        ? { idempotencyKey: jti, version, givenAt: new Date((exp - TOKEN_SECONDS['form-tokens']) * 1000) }
        : undefined;
    },
  };
};
