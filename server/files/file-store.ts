import { mkdir, opendir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { draftOf, writeDurably } from './write-durably.ts';

/** A file in the store. */
export interface StoredFile {
  key: string;
  modifiedAt: Date;
}

/** Where files lie. A key is ours and says nothing; what a file is called is kept elsewhere. */
export interface FileStore {
  /** Stores a file whole; under a key that has one, instead of it. */
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  get: (key: string) => Promise<Uint8Array | undefined>;
  /** Removes a file, also one that is not there. */
  delete: (key: string) => Promise<void>;
  /** Every file that is there, in no order. */
  list: () => AsyncIterable<StoredFile>;
}

async function* listFolder(folder: string): AsyncIterable<StoredFile> {
  try {
    for await (const entry of await opendir(folder)) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const { mtime } = await stat(join(folder, entry.name));
      yield { key: entry.name, modifiedAt: mtime };
    }
  } catch (error) {
    // Nothing was stored yet, or a file was deleted meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
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
  list: () => listFolder(folder),
});
