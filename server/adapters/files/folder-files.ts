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

/** Drafts have names of their own, so that two servers may write one file at once: `KEY.UUID`. */
const keyOfDraft = (name: string): string => name.slice(0, name.lastIndexOf('.'));

/** Keeps files in a folder of this machine that nobody else may read. */
export const folderFiles = (folder: string): FileStore => {
  const drafts = join(folder, '.drafts');
  const makeFolders = () => mkdir(drafts, { recursive: true, mode: 0o700 });
  const newDraft = (key: string) => join(drafts, `${key}.${randomUUID()}`);

  /** Removes the drafts of a file that a crash has left; there are never many. */
  const removeDrafts = async (key: string): Promise<void> => {
    const names = await readdir(drafts).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const name of names) if (keyOfDraft(name) === key) await rm(join(drafts, name), { force: true });
  };

  return {
    put: async (key, bytes) => {
      assertFileKey(key);
      await makeFolders();
      const draft = newDraft(key);
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
      await removeDrafts(key);
      await rm(join(folder, key), { force: true });
    },
    list: () => listFolder(folder),
    check: async () => {
      await makeFolders();
      const probe = newDraft('check');
      try {
        // A full disk still takes an empty file.
        await writeFile(probe, 'writable');
      } finally {
        await rm(probe, { force: true });
      }
    },
  };
};
