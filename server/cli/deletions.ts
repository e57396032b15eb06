import { readConfig } from '../config.ts';
import { operate } from './operator.ts';
import { exitWith, startProgram } from './process.ts';
import type { AppliedDeletions } from '../services/apply-deletions.ts';
import { readDeletionLogs } from './deletion-logs.ts';

startProgram();

const files = process.argv.slice(2);
if (files.length === 0) exitWith('Which logs? npm run deletions -- FILE ...');
const config = readConfig(process.env);
const { records } = await readDeletionLogs(files, config.deletionLog);
const { ok, body } = await operate(config, {
  method: 'POST',
  path: '/deletions',
  body: records.map((record) => JSON.stringify(record)).join('\n'),
});
if (!ok) exitWith(body);
const applied = JSON.parse(body) as AppliedDeletions;
process.stdout.write(
  `deleted again: ${applied.applications} applications, ${applied.files} files, by ${applied.records} records\n`,
);
