import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { readConfig } from '../config.ts';
import { operate } from './operator.ts';
import { exitWith, startProgram } from './process.ts';
import type { ListedReport } from '../store/reports.ts';
import { print, printable, printableJson } from './terminal.ts';

startProgram();

const USAGE = 'npm run reports [-- --json | --delete ID]';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, delete: { type: 'string' } } });
const config = readConfig(process.env);

const asTable = (reports: ListedReport[]): string => {
  if (reports.length === 0) return 'No reports.';
  const head = ['Id', 'Received', 'Micro-internship', 'Campus', 'Reason', 'Details'];
  const table = new Table({ head, wordWrap: true, style: { head: [], border: [] } });
  for (const { id, createdAt, microInternship, campus, reason, details } of reports)
    table.push([id, String(createdAt), microInternship, campus ?? '', reason, details ?? ''].map(printable));
  return table.toString();
};

const remove = async (id: string): Promise<void> => {
  if (!UUID.test(id)) exitWith(`--delete: ${JSON.stringify(id)} is not the id of a report. ${USAGE}`);
  const { ok, body } = await operate(config, {
    method: 'POST',
    path: '/reports/delete',
    body: JSON.stringify({ id: id.toLowerCase() }),
  });
  if (!ok) exitWith(body);
  const { deleted } = JSON.parse(body) as { deleted: number };
  if (deleted === 0) exitWith(`--delete: there is no report ${id}`);
  print('deleted');
};

const list = async (): Promise<void> => {
  const { ok, body } = await operate(config, { method: 'GET', path: '/reports' });
  if (!ok) exitWith(body);
  const reports = JSON.parse(body) as ListedReport[];
  print(values.json ? printableJson(reports) : asTable(reports));
};

await (values.delete === undefined ? list() : remove(values.delete));
