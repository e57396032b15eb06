import type { Readable } from 'node:stream';

/** A file in the store. */
export interface StoredFile {
  key: string;
  modifiedAt: Date;
}

/** A file that is open for reading; it stays so until its stream is read to the end or destroyed. */
export interface OpenedFile {
  stream: Readable;
  size: number;
}

/** A place for files. A key is ours and says nothing; the name that a file was uploaded under is kept elsewhere. */
export interface FileStore {
  /**
   * Stores a file whole or not at all; under a key that has one, instead of it. It takes bytes, not a stream: a file is
   * at most 5 MiB, is judged whole before it is kept, and is sent again where the store breaks off.
   */
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Opens a file; `undefined` where there is none under this key. */
  get: (key: string) => Promise<OpenedFile | undefined>;
  /** Removes a file, also one that is not there. */
  delete: (key: string) => Promise<void>;
  /** Every file that is there, in no order. */
  list: () => AsyncIterable<StoredFile>;
  /** Rejects where files cannot be stored and read now. */
  check: () => Promise<void>;
}

/** A key names one file in every kind of store: no folders, no hidden files, nothing that an address would encode. */
const FILE_KEY = /^[\w-][\w.-]{0,199}$/;

export const isFileKey = (key: string): boolean => FILE_KEY.test(key);

/** Throws on a key that could name something else than one file of its store. */
export const assertFileKey = (key: string): void => {
  if (!isFileKey(key)) throw new RangeError('the key of a file has 1 to 200 letters, digits, _, - and .');
};
