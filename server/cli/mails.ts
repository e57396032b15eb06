import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { readConfig } from '../config.ts';
import { operate, type FailedMail } from './operator.ts';
import { exitWith, startProgram } from './process.ts';
import { print, printableJson } from './terminal.ts';

startProgram();

const USAGE = 'npm run mails -- --failed [--json], or npm run mails -- --retry ID (or all)';

const readOptions = () => {
  try {
    return parseArgs({
      options: { failed: { type: 'boolean' }, json: { type: 'boolean' }, retry: { type: 'string' } },
    }).values;
  } catch (error) {
    return exitWith(`${(error as Error).message}\n${USAGE}`);
  }
};

const ask = async (method: 'GET' | 'POST', path: string): Promise<unknown> => {
  const { ok, body } = await operate(readConfig(process.env), { method, path });
  return ok ? JSON.parse(body) : exitWith(body);
};

const asTable = (failed: FailedMail[]): string => {
  if (failed.length === 0) return 'No mail has failed.';
  const head = ['Id', 'Created', 'Kind', 'Recipient', 'Failure'];
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...failed.map(({ id, createdAt, kind, to, failure }) => [id, createdAt, kind, to, failure]));
  return table.toString();
};

const listFailed = async (isJson: boolean): Promise<string> => {
  const failed = (await ask('GET', '/mails/failed')) as FailedMail[];
  return isJson ? printableJson(failed) : asTable(failed);
};

const retry = async (id: string): Promise<string> => {
  const path = `/mails/${encodeURIComponent(id)}/retry`;
  const { retried } = (await ask('POST', path)) as { retried: number };
  return retried === 1 ? '1 mail is sent again.' : `${retried} mails are sent again.`;
};

const { failed, json = false, retry: id } = readOptions();
if ((id === undefined) !== (failed === true) || (id !== undefined && json) || id === '') exitWith(USAGE);
print(id === undefined ? await listFailed(json) : await retry(id));
