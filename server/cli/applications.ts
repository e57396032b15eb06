import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { messages } from '../web/employer/messages.en.ts';
import { readConfig } from '../config.ts';
import { operate } from './operator.ts';
import { cellText, toCsv } from '../web/employer/applications/export.ts';
import { toRows, type Cell, type Listed } from '../web/employer/applications/rows.ts';
import { exitWith, startProgram } from './process.ts';
import { printable } from './terminal.ts';

startProgram();

const USAGE = 'npm run applications -- SLUG [--csv]';

/** Escaped before the table is laid out, which knows how wide a text is only once it is printable. */
const printedCell = (cell: Cell): string => printable(cellText(cell));

const asTable = ([head = [], ...rows]: Cell[][]): string => {
  if (rows.length === 0) return 'No applications yet.';
  const table = new Table({ head: head.map(printedCell), wordWrap: true, style: { head: [], border: [] } });
  table.push(...rows.map((row) => row.map(printedCell)));
  return table.toString();
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { csv: { type: 'boolean' } } });
const [slug] = positionals;
if (slug === undefined) exitWith(`Which posting? ${USAGE}`);

const { ok, body } = await operate(readConfig(process.env), {
  method: 'GET',
  path: `/applications/${encodeURIComponent(slug ?? '')}`,
});
if (!ok) exitWith(body);
const rows = toRows(JSON.parse(body) as Listed[], messages.review);
// A file gets every letter as it was typed; a terminal would obey some.
const csv = () => (process.stdout.isTTY ? printable(toCsv(rows)) : toCsv(rows));
process.stdout.write(values.csv ? csv() : `${asTable(rows)}\n`);
