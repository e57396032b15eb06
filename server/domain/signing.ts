import { DAY_IN_SECONDS } from './durations.ts';

/** Purposes of signed tokens. Each has its own keys, so that a token is valid for one purpose only. */
export const SIGNING_PURPOSES = [
  'form-tokens',
  'upload-tokens',
  'confirmations',
  'confirmation-links',
  'devices',
  'review-links',
  'application-links',
] as const;
export type SigningPurpose = (typeof SIGNING_PURPOSES)[number];

/** A key that signs tokens until it is retired, and verifies them until then. */
export interface SigningKey {
  kid: string;
  secret: string;
  retiredAt: Date | null;
}

/** Lifetime of the tokens of a purpose; those of applications end with the retention of each. */
export const TOKEN_SECONDS = {
  'form-tokens': DAY_IN_SECONDS,
  'upload-tokens': 2 * DAY_IN_SECONDS,
  devices: 180 * DAY_IN_SECONDS,
  'review-links': 30 * DAY_IN_SECONDS,
} as const satisfies Partial<Record<SigningPurpose, number>>;
