import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Temporary path of a file until it gets its name. */
export const draftOf = (folder: string, name: string): string => join(folder, `.${name}`);

/** Writes a file that is there whole or not at all, and that no loss of power takes back. */
export const writeDurably = async (
  folder: string,
  name: string,
  content: Uint8Array,
  draft = draftOf(folder, name),
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
