import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Context } from 'hono';
import type { OpenedFile } from '../adapters/files/file-store.ts';

/** Answers a file as it is read. It is read no further once nobody receives it any more, and not at all for `HEAD`. */
export const answerFile = (
  context: Context,
  { stream, size }: OpenedFile,
  headers: Record<string, string>,
): Response => {
  const stated = { ...headers, 'Content-Length': String(size) };
  if (context.req.method !== 'HEAD')
    return context.body(Readable.toWeb(stream) as WebStream<Uint8Array> as ReadableStream, 200, stated);
  stream.destroy();
  return context.body(null, 200, stated);
};
