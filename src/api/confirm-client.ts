import { createKey } from '../base/key.ts';
import {
  CodeReceipt,
  ConfirmationReceipt,
  type CodeRequest,
  type ConfirmationRequest,
} from '../contract/confirmation.ts';
import { request, jsonPost, type ApiClient } from './client.ts';

/** The confirmation of a mailbox at the marketplace. Every promise fails with `WidgetError` and nothing else. */
export interface ConfirmClient {
  confirm: (confirmation: ConfirmationRequest, signal: AbortSignal) => Promise<ConfirmationReceipt>;
  sendCode: (wanted: CodeRequest, signal: AbortSignal) => Promise<CodeReceipt>;
}

/** Makes it of the client that has sent the application. */
export const createConfirmClient = ({ api }: Pick<ApiClient, 'api'>): ConfirmClient => ({
  confirm: (confirmation, signal) =>
    request(
      `${api}/v1/confirmations`,
      signal,
      () => ConfirmationReceipt,
      jsonPost(confirmation, createKey()),
    ),
  sendCode: (wanted, signal) =>
    request(`${api}/v1/confirmations/codes`, signal, () => CodeReceipt, jsonPost(wanted, createKey())),
});
