import { randomUUID } from 'node:crypto';
import { mkdir, open, opendir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertFileKey, type FileStore, type OpenedFile, type StoredFile } from './file-store.ts';
import { writeDurably } from './write-durably.ts';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function* listFolder(folder: string): AsyncIterable<StoredFile> {
  try {
    for await (const entry of await opendir(folder)) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const found = await stat(join(folder, entry.name)).catch((error: unknown) => {
        // Deleted meanwhile.
        if (isMissing(error)) return undefined;
        throw error;
      });
      if (found) yield { key: entry.name, modifiedAt: found.mtime };
    }
  } catch (error) {
    // Nothing was stored yet.
    if (!isMissing(error)) throw error;
  }
}

const openFile = async (path: string): Promise<OpenedFile | undefined> => {
  try {
    const handle = await open(path);
    const found = await handle.stat();
    // By the handle, so that size and content are of one file where another takes its name meanwhile.
    if (found.isFile()) return { stream: handle.createReadStream(), size: found.size };
    await handle.close();
    return undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** A draft has a name of its own, `.KEY.UUID`, so that two servers may write one file at once. */
const newDraft = (folder: string, key: string): string => join(folder, `.${key}.${randomUUID()}`);
const keyOfDraft = (name: string): string => name.slice(1, name.lastIndexOf('.'));

/** Removes what a crash has left of a file that was being written. */
const removeDrafts = async (folder: string, key: string): Promise<void> => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const name of names)
    if (name.startsWith('.') && keyOfDraft(name) === key) await rm(join(folder, name), { force: true });
};

/** Keeps files in a folder of this machine that nobody else may read. */
export const folderFiles = (folder: string): FileStore => {
  const makeFolder = () => mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    put: async (key, bytes) => {
      assertFileKey(key);
      await makeFolder();
      const draft = newDraft(folder, key);
      try {
        await writeDurably(folder, key, bytes, draft);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    get: async (key) => {
      assertFileKey(key);
      return openFile(join(folder, key));
    },
    delete: async (key) => {
      assertFileKey(key);
      await rm(join(folder, key), { force: true });
      await removeDrafts(folder, key);
    },
    list: () => listFolder(folder),
    check: async () => {
      await makeFolder();
      const probe = newDraft(folder, 'check');
      try {
        // A full disk still takes an empty file.
        await writeFile(probe, 'writable');
      } finally {
        await rm(probe, { force: true });
      }
    },
  };
};
