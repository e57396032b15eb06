import { mkdir, statfs } from 'node:fs/promises';

/** Space that files leave for the database and all else on the disk: a gibibyte, or a twentieth of a small disk. */
const RESERVE = { bytes: 1024 ** 3, part: 0.05 };

/** Free space of the disk of a folder. */
export interface FreeSpace {
  /** Rejects where the disk is all but full. */
  check: () => Promise<void>;
}

type Measure = (folder: string) => Promise<{ bsize: number; blocks: number; bavail: number }>;

/** Measures the free space of the disk on which files are kept in a folder. */
export const createFreeSpace = (folder: string, measure: Measure = statfs): FreeSpace => ({
  check: async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { bsize, blocks, bavail } = await measure(folder);
    const reserve = Math.min(RESERVE.bytes, RESERVE.part * blocks * bsize);
    if (bavail * bsize < reserve) throw new Error('The disk of the files is all but full.');
  },
});
