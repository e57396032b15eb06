import { DAY_IN_SECONDS } from '../domain/durations.ts';
import { mailboxOf } from '../domain/mailbox.ts';
import { createLimiter, type Limiter } from '../http/limits.ts';
import type { Services } from '../context.ts';
import { createConfirmationSender, type ConfirmationSender } from './send-confirmation.ts';
import { createConfirmationTokens, type ConfirmationTokens } from './tokens/confirmation-tokens.ts';
import { createReviewLinks, type ReviewLinks } from './tokens/review-links.ts';
import { createStatusLinks, type StatusLinks } from './tokens/status-links.ts';

/** Tokens, links, mails and rate limits of the confirmation of a mailbox, shared by all that takes applications. */
export interface Confirmations {
  tokens: ConfirmationTokens;
  sender: ConfirmationSender;
  statusLinks: StatusLinks;
  reviewLinks: ReviewLinks;
  /** Counts what one mailbox confirms for one posting: each time the employer gets a mail. */
  rounds: Limiter;
  /** Counts the codes that are requested for an application. */
  resends: Limiter;
  /** Counts the corrections of an application's email. */
  corrections: Limiter;
  /** Counts the emails to which a network has had a first mail sent, by applications that wait and by corrections. */
  unconfirmed: Limiter;
}

/** The key by which {@link Confirmations.rounds} are counted. */
export const roundOf = (email: string, slug: string): string => `${mailboxOf(email)} ${slug}`;

export const ROUNDS_A_DAY = 5;
const RESENDS_AN_HOUR = 10;
const CORRECTIONS_A_DAY = 3;
/** A class of 500 behind one network, with some hundred typing errors in their emails. */
const UNCONFIRMED_AN_HOUR = 800;

/** Opens the confirmations of a server, whose rate limits all its routes share. */
export const createConfirmations = (
  services: Pick<Services, 'database' | 'clock' | 'pool' | 'publicUrl'>,
): Confirmations => {
  const tokens = createConfirmationTokens(services);
  return {
    tokens,
    sender: createConfirmationSender(services, tokens),
    statusLinks: createStatusLinks(services),
    reviewLinks: createReviewLinks(services),
    rounds: createLimiter(services, { name: 'confirmed', points: ROUNDS_A_DAY, seconds: DAY_IN_SECONDS }),
    resends: createLimiter(services, { name: 'confirmation-resends', points: RESENDS_AN_HOUR }),
    corrections: createLimiter(services, {
      name: 'confirmation-corrections',
      points: CORRECTIONS_A_DAY,
      seconds: DAY_IN_SECONDS,
    }),
    unconfirmed: createLimiter(services, { name: 'applications-unconfirmed', points: UNCONFIRMED_AN_HOUR }),
  };
};
