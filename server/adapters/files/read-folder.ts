import { readdir } from 'node:fs/promises';

/** The names in a folder; one that is not there has none. */
export const readFolder = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
