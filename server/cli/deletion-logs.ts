import { readFile } from 'node:fs/promises';
import { parseDeletionLog, readDeletionLog, type DeletionLogContent } from '../adapters/deletion-log.ts';
import { exitWith } from './process.ts';

const parse = (path: string, text: string): DeletionLogContent => {
  const content = parseDeletionLog(text);
  for (const line of content.unreadable)
    process.stderr.write(`${path}: line ${line} is no record of a deletion\n`);
  if (content.unreadable.length > 0) process.exitCode = 1;
  return content;
};

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) =>
    exitWith(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`),
  );

/** The records of all logs that are named, and of the marketplace's own where there is one. */
export const readDeletionLogs = async (
  paths: readonly string[],
  own: string,
): Promise<Pick<DeletionLogContent, 'records'>> => {
  const { records } = await readDeletionLog(own);
  for (const path of paths) records.push(...parse(path, await read(path)).records);
  return { records };
};
