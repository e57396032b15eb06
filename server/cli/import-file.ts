import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { readConfig } from '../config.ts';
import { keptText, positionText, type ImportSummary } from '../import/import.ts';
import { operate } from './operator.ts';
import { exitWith } from './process.ts';
import { print, printError } from './terminal.ts';

/** Hands a file to the marketplace and says what became of its rows: each bad one by its line, field and reason. */
export const importFile = async (
  path: string,
  file: string,
  settings: Record<string, string>,
): Promise<void> => {
  const content = await readFile(file, 'utf8').catch((error: unknown) =>
    exitWith(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`),
  );
  const query = new URLSearchParams({ extension: extname(file).slice(1).toLowerCase(), ...settings });
  const { ok, body } = await operate(readConfig(process.env), {
    method: 'POST',
    path: `${path}?${query}`,
    body: content,
  });
  if (!ok) exitWith(body);
  const { added, changed, refused, kept = [] } = JSON.parse(body) as ImportSummary;
  for (const row of refused) {
    for (const { pointer, reason } of row.errors) {
      printError(`${positionText(row)}: ${pointer === '' ? '' : `${pointer} `}${reason}`);
    }
  }
  for (const one of kept) printError(keptText(one));
  print(`${added} added, ${changed} changed, ${refused.length} refused`);
  if (refused.length > 0) process.exitCode = 1;
};
