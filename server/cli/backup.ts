import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { operate } from './operator.ts';
import { exitWith, startProgram } from './process.ts';

startProgram();

const [folder] = process.argv.slice(2);
if (folder === undefined) exitWith('Into which folder? npm run backup -- FOLDER');
const { ok, body } = await operate(readConfig(process.env), {
  method: 'POST',
  path: '/backup',
  body: JSON.stringify({ folder: resolve(folder ?? '') }),
});
if (!ok) exitWith(body);
const { takenAt, files } = JSON.parse(body) as { takenAt: string; files: number };
process.stdout.write(`backed up as of ${takenAt}, with ${files} files\n`);
