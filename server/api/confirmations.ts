import { Hono, type Context } from 'hono';
import { CodeRequest, ConfirmationRequest } from '../../src/contract/confirmation.ts';
import type { Services } from '../context.ts';
import { limitBody, parseBody, readBody } from '../http/body.ts';
import { createNetworkLimiter, createNetworkReader } from '../http/limits.ts';
import { ProblemError } from '../http/problems.ts';
import { noteSecurityEvent } from '../http/request-log.ts';
import { confirmApplication } from '../services/confirm-application.ts';
import type { Confirmations } from '../services/confirmations.ts';
import { resendConfirmation } from '../services/resend-confirmation.ts';

/** Requests an hour from a network: a class behind it, each with a typing error or two. */
const REQUESTS_AN_HOUR = 3000;

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
