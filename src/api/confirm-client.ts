import { createKey } from '../base/key.ts';
import {
  CodeReceipt,
  ConfirmationReceipt,
  type CodeRequest,
  type ConfirmationRequest,
} from '../contract/confirmation.ts';
import type { ApiClient } from './client.ts';
import { jsonPost } from './json-post.ts';
import { request } from './request.ts';

/** API client of email confirmation. Methods reject with `WidgetError` only. */
export interface ConfirmClient {
  confirm: (confirmation: ConfirmationRequest, signal: AbortSignal) => Promise<ConfirmationReceipt>;
  sendCode: (code: CodeRequest, signal: AbortSignal) => Promise<CodeReceipt>;
}

/** Creates the client of the API that received the application. */
export const createConfirmClient = ({ api }: Pick<ApiClient, 'api'>): ConfirmClient => ({
  confirm: (confirmation, signal) =>
    request(
      `${api}/v1/confirmations`,
      signal,
      () => ConfirmationReceipt,
      jsonPost(confirmation, createKey()),
    ),
  sendCode: (code, signal) =>
    request(`${api}/v1/confirmations/codes`, signal, () => CodeReceipt, jsonPost(code, createKey())),
});
