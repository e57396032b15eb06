import { Hono } from 'hono';
import { ApplicationRequest } from '../../src/contract/application.ts';
import { limitBody, parseBody, readBody, readIdempotencyKey } from './body.ts';
import type { Intake } from './intake.ts';

/** `POST /applications`. */
export const applicationRoutes = (intake: Intake) =>
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
