import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryPath } from '../adapters/files/write-durably.ts';

/** The name of a mail's file in the outbox folder. */
export const outboxFile = (id: string): string => `${id}.eml`;

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const IS_ID = new RegExp(`^${UUID}$`);
/** A finished file, or the draft that a crash has left. Anything else in the folder is not ours. */
const IS_OUTBOX_FILE = new RegExp(`^\\.?${UUID}\\.eml$`);

/** Deletes the files of mails from the outbox folder, also of those that have none. */
export const deleteOutboxFiles = async (folder: string, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    if (!IS_ID.test(id)) throw new Error('the id of a mail is not a UUID');
    await rm(temporaryPath(folder, outboxFile(id)), { force: true });
    await rm(join(folder, outboxFile(id)), { force: true });
  }
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const listFolder = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

const modifiedAt = async (path: string): Promise<Date | undefined> => {
  try {
    return (await stat(path)).mtime;
  } catch (error) {
    // Another sweep was here first.
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Deletes outbox files older than `before`; returns the count. */
export const pruneOutbox = async (folder: string, before: Date): Promise<number> => {
  let deleted = 0;
  for (const name of (await listFolder(folder)).filter((found) => IS_OUTBOX_FILE.test(found))) {
    const written = await modifiedAt(join(folder, name));
    if (!written || written >= before) continue;
    await rm(join(folder, name), { force: true });
    deleted += 1;
  }
  return deleted;
};
