import { Hono } from 'hono';
import { ApplicationRequest } from '../../src/contract/application.ts';
import type { Services } from '../context.ts';
import { limitBody, parseBody, readBody, readIdempotencyKey } from '../http/body.ts';
import { createNetworkReader } from '../http/limits.ts';
import { submitApplication, type SubmissionServices } from '../services/submit-application.ts';

/** `POST /applications`. */
export const applicationRoutes = (services: SubmissionServices & Pick<Services, 'trustedProxies'>) => {
  const networkOf = createNetworkReader(services);
  return new Hono().post('/', limitBody, async (context) => {
    const network = networkOf(context);
    await services.submissionLimits.requests.consume(network);
    const idempotencyKey = readIdempotencyKey(context);
    const body = await readBody(context);
    const receipt = await submitApplication(services, {
      idempotencyKey,
      body,
      parse: () => parseBody(ApplicationRequest, body),
      network,
    });
    return context.json(receipt, 201);
  });
};
