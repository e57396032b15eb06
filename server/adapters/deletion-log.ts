import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';

/** Deletion reasons: on request of the person, or end of retention. */
export const DELETION_REASONS = ['person', 'retention'] as const;
export type DeletionReason = (typeof DELETION_REASONS)[number];

const DeletionRecord = z.object({
  at: z.iso.datetime(),
  application: z.uuid(),
  /** Keys of its files in the file store. */
  uploads: z.array(z.uuid()),
  reason: z.enum(DELETION_REASONS),
});

/** A permanently deleted application, which an older backup must not restore. */
export type DeletionRecord = z.infer<typeof DeletionRecord>;

/** Deletion log, stored outside of all backups. */
export interface DeletionLog {
  /** Appends records durably. */
  append: (records: readonly DeletionRecord[]) => Promise<void>;
}

const syncFolder = async (folder: string): Promise<void> => {
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
};

/** File adapter of the log, one JSON line per record. */
export const deletionLogFile = (path: string): DeletionLog => ({
  append: async (records) => {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a', 0o600);
    try {
      const { size } = await file.stat();
      // One write, so that the lines of two processes do not mix.
      if (records.length > 0)
        await file.writeFile(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
      await file.sync();
      if (size === 0) await syncFolder(dirname(path));
    } finally {
      await file.close();
    }
  },
});

/** Parsed deletion log; `unreadable` are the numbers of the invalid lines. */
export interface DeletionLogContent {
  records: DeletionRecord[];
  unreadable: number[];
}

const parseRecord = (line: string): DeletionRecord | undefined => {
  try {
    return DeletionRecord.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
};

/** Reads the text of a log. A crash may have cut a line short, and the next one then stands behind it. */
export const parseDeletionLog = (text: string): DeletionLogContent => {
  const content: DeletionLogContent = { records: [], unreadable: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const whole = parseRecord(line) ?? parseRecord(line.slice(line.lastIndexOf('{"at"')));
    if (whole) content.records.push(whole);
    if (!parseRecord(line)) content.unreadable.push(index + 1);
  }
  return content;
};

/** Reads a log; one that is not there is empty. */
export const readDeletionLog = async (path: string): Promise<DeletionLogContent> => {
  try {
    return parseDeletionLog(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { records: [], unreadable: [] };
    throw error;
  }
};
