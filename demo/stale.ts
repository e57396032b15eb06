import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const newest = async (path: string): Promise<number> => {
  const stats = await stat(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...(await Promise.all((await readdir(path)).map((name) => newest(join(path, name))))));
};

/** Tells whether a build has to be made: it is missing, or a source file is newer. */
export const isStale = async (built: string, sources: readonly string[]): Promise<boolean> => {
  const builtAt = await newest(built).catch(() => 0);
  return (await Promise.all(sources.map(newest))).some((changedAt) => changedAt > builtAt);
};
