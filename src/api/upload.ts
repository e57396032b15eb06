import { WidgetError } from '../base/error.ts';
import { Upload } from '../contract/upload.ts';
import { readAnswer } from './answer.ts';
import type { Client } from './client.ts';
import { toWidgetError } from './error.ts';

/** How a file is handed in: once for a key, and what is told meanwhile is the part that has left. */
export interface UploadOptions {
  idempotencyKey: string;
  signal: AbortSignal;
  progress: (part: number) => void;
}

export type SendFile = (file: File, options: UploadOptions) => Promise<Upload>;

const MINUTE = 60_000;

const send = (url: string, file: File, { idempotencyKey, signal, progress }: UploadOptions) =>
  new Promise<Response>((resolve, reject) => {
    // `fetch` does not tell how much of a body has left.
    const request = new XMLHttpRequest();
    const fail = (code: WidgetError['code']) => () => reject(new WidgetError(code));
    request.open('POST', url);
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.timeout = 10 * MINUTE;
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = fail('offline');
    request.ontimeout = fail('timeout');
    request.onabort = fail('aborted');
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });

/** Hands files in to the marketplace of a client. Every promise fails with `WidgetError` and nothing else. */
export const createUploads =
  ({ api }: Pick<Client, 'api'>): SendFile =>
  async (file, options) => {
    try {
      return await readAnswer(await send(`${api}/v1/uploads`, file, options), Upload);
    } catch (error) {
      throw toWidgetError(error);
    }
  };
