import { MINUTE } from '../base/durations.ts';
import { WidgetError } from '../base/error.ts';
import type { MicroInternship } from '../contract/micro-internship.ts';
import { Upload } from '../contract/upload.ts';
import { parseResponse } from './response.ts';
import type { ApiClient } from './client.ts';
import { ProblemError, toWidgetError } from './error.ts';

/** Upload options: `progress` gets the fraction sent, from 0 to 1. */
export interface UploadOptions {
  idempotencyKey: string;
  signal: AbortSignal;
  progress: (part: number) => void;
}

export type SendFile = (file: File, options: UploadOptions) => Promise<Upload>;

const send = (
  url: string,
  file: File,
  { idempotencyKey, signal, progress, token }: UploadOptions & { token: string },
) =>
  new Promise<Response>((resolve, reject) => {
    // `fetch` reports no upload progress.
    const request = new XMLHttpRequest();
    const fail = (code: WidgetError['code']) => () => reject(new WidgetError(code));
    request.open('POST', url);
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.setRequestHeader('Upload-Token', token);
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

const isTokenInvalid = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem?.errors?.[0]?.pointer === '/token';

/** Uploads files for one posting. Rejects with `WidgetError` only. */
export const createUploads = (
  { api, microInternship }: Pick<ApiClient, 'api' | 'microInternship'>,
  { slug, uploadToken }: Pick<MicroInternship, 'slug' | 'uploadToken'>,
): SendFile => {
  let token = uploadToken ?? '';
  const attempt = async (file: File, options: UploadOptions) =>
    parseResponse(await send(`${api}/v1/uploads`, file, { ...options, token }), Upload);
  return async (file, options) => {
    try {
      return await attempt(file, options).catch(async (error: unknown) => {
        if (!isTokenInvalid(error)) throw error;
        // A form may stay open until its token expires.
        const posting = await microInternship(slug, undefined, options.signal, { cache: 'no-cache' });
        token = posting.uploadToken ?? '';
        return attempt(file, options);
      });
    } catch (error) {
      throw toWidgetError(error);
    }
  };
};
