import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { operate } from './operator.ts';
import { exitWith, startProgram } from './process.ts';

startProgram();

const { values } = parseArgs({ options: { purpose: { type: 'string' }, revoke: { type: 'boolean' } } });
const { purpose, revoke = false } = values;

const { ok, body } = await operate(readConfig(process.env), {
  method: 'POST',
  path: '/signing-keys',
  body: JSON.stringify({ ...(purpose !== undefined && { purpose }), revoke }),
});
if (!ok) exitWith(body);
const { purposes } = JSON.parse(body) as { purposes: string[] };
const rest = revoke ? 'earlier keys verify nothing' : 'earlier keys verify until their tokens end';
process.stdout.write(
  `New keys for ${purposes.join(', ')}; ${rest}. Running servers notice within a minute.\n`,
);
