import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { SweepReport } from '../jobs/sweeps.ts';
import { operate } from './operator.ts';
import { exitWith, startProgram } from './process.ts';

startProgram();

const { values } = parseArgs({
  options: { 'confirm-clock': { type: 'boolean' }, 'delete-stray-files': { type: 'boolean' } },
});
const { ok, body } = await operate(readConfig(process.env), {
  method: 'POST',
  path: '/sweep',
  body: JSON.stringify({
    confirmClock: values['confirm-clock'] ?? false,
    withStrayFiles: values['delete-stray-files'] ?? false,
  }),
});
if (!ok) exitWith(body);
const { deleted, problems } = JSON.parse(body) as SweepReport;
const lines = Object.entries(deleted).map(([name, count]) => `${name}: ${count} deleted`);
process.stdout.write(`${lines.length > 0 ? lines.join('\n') : 'nothing to delete'}\n`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
