import type { Sort } from '../../src/contract/feed.ts';

/** The part of the list in which a page ends: all of it in one order, or one of the two that follow each other. */
export type StretchName = Sort | 'own' | 'wider' | 'fee-elsewhere';

/** Where a page ends: the sort key and the id of its last row. */
export interface Cursor {
  stretch: StretchName;
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
export const writeCursor = ({ stretch, key, id }: Cursor): string =>
  Buffer.from(JSON.stringify([stretch, key, id])).toString('base64url');

/** Reads a cursor made for one of some stretches. Throws {@link CursorError}. */
export const readCursor = (text: string, stretches: readonly StretchName[]): Cursor => {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw new CursorError();
  }
  const [madeFor, key, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const stretch = stretches.find((name) => name === madeFor);
  if (stretch === undefined || typeof key !== 'string' || typeof id !== 'string') throw new CursorError();
  if (!KEY.test(key) || !UUID.test(id)) throw new CursorError();
  return { stretch, key, id };
};
