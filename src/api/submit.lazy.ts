import { Receipt, type ApplicationRequest } from '../contract/application.ts';
import { jsonPost } from './json-post.ts';
import { request } from './request.ts';

/** Submits an application. Rejects with `WidgetError` only. */
export const submit = (
  api: string,
  application: ApplicationRequest,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<Receipt> =>
  request(`${api}/v1/applications`, signal, () => Receipt, jsonPost(application, idempotencyKey));
