import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { readConfig } from '../config.ts';
import { operate } from './operator.ts';
import { exitWith, startProgram } from './process.ts';
import type { AccessEntry } from '../store/access-log.ts';

startProgram();

const USAGE = 'npm run access-log -- SLUG [--json]';
const COLUMNS = ['at', 'action', 'link', 'application', 'upload'] as const;

/** Entries hold ids, moments and our own words only, so there is nothing that a terminal could obey. */
const asTable = (entries: Record<keyof AccessEntry, string | null>[]): string => {
  if (entries.length === 0) return 'No link to its applications was used yet.';
  const table = new Table({ head: [...COLUMNS], style: { head: [], border: [] } });
  table.push(...entries.map((entry) => COLUMNS.map((column) => entry[column] ?? '')));
  return table.toString();
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const [slug] = positionals;
if (slug === undefined) exitWith(`Which posting? ${USAGE}`);

const { ok, body } = await operate(readConfig(process.env), {
  method: 'GET',
  path: `/access-log/${encodeURIComponent(slug ?? '')}`,
});
if (!ok) exitWith(body);
const entries = JSON.parse(body) as Record<keyof AccessEntry, string | null>[];
process.stdout.write(values.json ? `${JSON.stringify(entries, null, 2)}\n` : `${asTable(entries)}\n`);
