import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { draftOf, writeDurably } from './write-durably.ts';

/** Where files lie. A key is ours and says nothing; what a file is called is kept elsewhere. */
export interface FileStore {
  /** Stores a file whole; under a key that has one, instead of it. */
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  get: (key: string) => Promise<Uint8Array | undefined>;
  /** Removes a file, also one that is not there. */
  delete: (key: string) => Promise<void>;
}

/** Keeps files in a folder of this machine that nobody else may read. */
export const folderFiles = (folder: string): FileStore => ({
  put: async (key, bytes) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(folder, key, bytes);
  },
  get: async (key) => {
    try {
      return await readFile(join(folder, key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  delete: async (key) => {
    await rm(draftOf(folder, key), { force: true });
    await rm(join(folder, key), { force: true });
  },
});
