import { readFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { operate, type CampusSummary } from './operator.ts';
import { exitWith, startProgram } from './process.ts';
import { print, printError } from './terminal.ts';

startProgram();
const [file] = process.argv.slice(2);
if (file === undefined) exitWith('Which file? npm run campuses -- FILE, a JSON list of campuses');

const content = await readFile(file ?? '', 'utf8').catch((error: unknown) =>
  exitWith(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`),
);
const { ok, body } = await operate(readConfig(process.env), {
  method: 'POST',
  path: '/campuses',
  body: content,
});
if (!ok) exitWith(body);
const { saved, refused } = JSON.parse(body) as CampusSummary;
for (const refusal of refused) printError(refusal);
print(`${saved} saved`);
if (refused.length > 0) process.exitCode = 1;
