import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Context } from 'hono';
import { FILE_TYPES, type FileType } from '../../src/contract/upload.ts';
import type { OpenedFile } from '../adapters/files/file-store.ts';
import { noteSecurityEvent } from './request-log.ts';

/** Responds with a file as it is read: no further once the client has gone, and not at all for `HEAD`. */
export const respondFile = (
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

/** Percent-encodes a value of a header by RFC 8187. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Responds with an applicant's file as a download, never shown: nothing in it runs on our origin. */
export const respondDownload = (
  context: Context,
  { name, type, ...file }: OpenedFile & { name: string; type: FileType },
): Response => {
  noteSecurityEvent(context, 'file-downloaded');
  return respondFile(context, file, {
    'Content-Type': FILE_TYPES[type],
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
  });
};
