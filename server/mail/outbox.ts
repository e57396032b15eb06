import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { draftOf } from '../files/write-durably.ts';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The ids of the mails that lie in a folder. */
export const listOutbox = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.eml')).map((name) => name.replace(/^\.|\.eml$/g, ''));
};

/** Removes mails from the folder that they were written to, also those that are not there. */
export const deleteOutboxFiles = async (folder: string, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await rm(draftOf(folder, `${id}.eml`), { force: true });
    await rm(join(folder, `${id}.eml`), { force: true });
  }
};

/** Removes the mails that were written to a folder before a moment; gives back how many those were. */
export const pruneOutbox = async (folder: string, before: Date): Promise<number> => {
  let removed = 0;
  for (const id of new Set(await listOutbox(folder))) {
    const found = await stat(join(folder, `${id}.eml`)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (!found || found.mtime >= before) continue;
    await deleteOutboxFiles(folder, [id]);
    removed += 1;
  }
  return removed;
};
