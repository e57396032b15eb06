import { Hono } from 'hono';
import { ApplicationRequest } from '../../src/contract/application.ts';
import { limitBody, parseBody, readBody, readIdempotencyKey } from '../http/body.ts';
import type { SubmitApplication } from '../services/submit-application.ts';

/** `POST /applications`. */
export const applicationRoutes = (intake: SubmitApplication) =>
  new Hono().post('/', limitBody, async (context) => {
    await intake.admit(context);
    const idempotencyKey = readIdempotencyKey(context);
    const body = await readBody(context);
    const receipt = await intake.receive(context, {
      idempotencyKey,
      body,
      parse: () => parseBody(ApplicationRequest, body),
    });
    return context.json(receipt, 201);
  });
