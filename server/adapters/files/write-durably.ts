import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Temporary path of a file until it is renamed. */
export const temporaryPath = (folder: string, name: string): string => join(folder, `.${name}`);

/** Writes a file atomically and durably: temporary file, fsync, rename, fsync of the folder. */
export const writeDurably = async (
  folder: string,
  name: string,
  content: Uint8Array,
  draft = temporaryPath(folder, name),
): Promise<void> => {
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, name));
  // The name is the folder's: without this a loss of power could take back a file that counts as written.
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
};
