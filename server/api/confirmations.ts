import { Hono, type Context } from 'hono';
import { CodeRequest, ConfirmationRequest } from '../../src/contract/confirmation.ts';
import { DAY_IN_SECONDS } from '../domain/durations.ts';
import { mailboxOf } from '../domain/mailbox.ts';
import { confirmApplication } from '../services/confirm-application.ts';
import { createConfirmationSender, type ConfirmationSender } from '../services/send-confirmation.ts';
import { resendConfirmation } from '../services/resend-confirmation.ts';
import { limitBody, parseBody, readBody } from '../http/body.ts';
import { createConfirmationTokens, type ConfirmationTokens } from '../http/confirmation-tokens.ts';
import { createLimiter, createNetworkLimiter, createNetworkReader, type Limiter } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { noteSecurityEvent } from '../http/request-log.ts';
import { createReviewLinks, type ReviewLinks } from '../http/review-links.ts';
import type { Services } from '../context.ts';
import { createStatusLinks, type StatusLinks } from '../http/status-links.ts';

/** The parts that confirm a mailbox, shared by the intake, the API and the pages. */
export interface Confirmations {
  tokens: ConfirmationTokens;
  sender: ConfirmationSender;
  statusLinks: StatusLinks;
  reviewLinks: ReviewLinks;
  /** Counts what one mailbox confirms for one posting: each time the employer gets a mail. */
  rounds: Limiter;
  /** Counts the codes that are asked for an application. */
  resends: Limiter;
  /** Counts the corrections of an application's address. */
  corrections: Limiter;
  /** Counts the addresses to which a network has had a first mail sent, by applications that wait and by corrections. */
  unconfirmed: Limiter;
}

/** The key by which {@link Confirmations.rounds} are counted. */
export const roundOf = (email: string, slug: string): string => `${mailboxOf(email)} ${slug}`;

export const ROUNDS_A_DAY = 5;
const RESENDS_AN_HOUR = 10;
const CORRECTIONS_A_DAY = 3;
/** A class of 500 behind one network address, with some hundred typing errors in their addresses. */
const UNCONFIRMED_AN_HOUR = 800;
/** A class behind one network address, each with a typing error or two. */
const REQUESTS_AN_HOUR = 3000;

export const createConfirmations = (services: Services): Confirmations => {
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

/** The application that a receipt's token is for. Throws `not-found`. */
const readToken = async (context: Context, { tokens }: Confirmations, token: string): Promise<string> => {
  const id = await tokens.read(token);
  if (id !== undefined) return id;
  noteSecurityEvent(context, 'token-refused');
  throw new ProblemError('not-found');
};

/** `POST /confirmations`, a code typed by the applicant, and `POST /confirmations/codes`, which sends another one. */
export const confirmationRoutes = (services: Services, confirmations: Confirmations) => {
  const networks = createNetworkLimiter(services, { name: 'confirmations', points: REQUESTS_AN_HOUR });
  const networkOf = createNetworkReader(services);
  return new Hono()
    .post('/', limitBody, async (context) => {
      await networks.admit(context);
      const { token, code } = parseBody(ConfirmationRequest, await readBody(context));
      const id = await readToken(context, confirmations, token);
      const outcome = await confirmApplication(services, confirmations, id, { code });
      switch (outcome.kind) {
        case 'confirmed': {
          const { email } = outcome.application.person;
          return context.json({ confirmed: true, device: await confirmations.tokens.issueDevice(email) });
        }
        case 'wrong':
          throw new ProblemError('invalid-request', { errors: [{ pointer: '/code', code: 'choice' }] });
        case 'ended':
          throw new ProblemError('code-ended');
        case 'gone':
          throw new ProblemError('not-found');
        case 'refused':
          throw new ProblemError(outcome.code);
      }
    })
    .post('/codes', limitBody, async (context) => {
      await networks.admit(context);
      const { token, email } = parseBody(CodeRequest, await readBody(context));
      const id = await readToken(context, confirmations, token);
      await resendConfirmation(services, confirmations, { id, email, network: networkOf(context) });
      return context.json({ sent: true });
    });
};
