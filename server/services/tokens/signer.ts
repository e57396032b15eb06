import type { Services } from '../../context.ts';
import type { SigningPurpose } from '../../domain/signing.ts';
import { createSigner, type Signer } from '../../http/signer.ts';
import { findSigningKeys } from '../../store/signing-keys.ts';

/** Opens the signer of a purpose, whose keys are in the database. */
export const openSigner = (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  purpose: SigningPurpose,
): Signer => createSigner({ findKeys: (now) => findSigningKeys(database, purpose, now), clock });
