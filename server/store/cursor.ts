import type { Sort } from '../../src/contract/feed.ts';

/** Segment of the result in which a page ends. */
export type SegmentName = Sort | 'own' | 'wider' | 'fee-elsewhere';

/** Keyset cursor: segment, sort key and id of the last row of a page. */
export interface Cursor {
  segment: SegmentName;
  key: string;
  id: string;
}

/** A cursor that this server did not make, or made for another order. */
export class CursorError extends Error {
  override name = 'CursorError';
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY = /^(?:infinity|-?[0-9]+(?:\.[0-9]+)?|[0-9]{4,}-[0-9]{2}-[0-9]{2} [0-9:.]{8,}[+-][0-9:]{2,8})$/;

/** Writes a cursor as the opaque text that a client gives back. */
export const writeCursor = ({ segment, key, id }: Cursor): string =>
  Buffer.from(JSON.stringify([segment, key, id])).toString('base64url');

/** Reads a cursor made for one of some segments. Throws {@link CursorError}. */
export const readCursor = (text: string, segments: readonly SegmentName[]): Cursor => {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw new CursorError();
  }
  const [madeFor, key, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const segment = segments.find((name) => name === madeFor);
  if (segment === undefined || typeof key !== 'string' || typeof id !== 'string') throw new CursorError();
  if (!KEY.test(key) || !UUID.test(id)) throw new CursorError();
  return { segment, key, id };
};
