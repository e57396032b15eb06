import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, INTERRUPTED } from './run/child.js';

const node = join(BIN, 'node');
const FULL = '--full';
const words = process.argv.slice(2);

if (existsSync(node) && realpathSync(node) !== realpathSync(process.execPath)) {
  const { status } = spawnSync(node, [import.meta.filename, ...words], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const { STATIC_STEPS, STEPS } = await import('./run/steps.js');
const { counts, engineLines, line, sum } = await import('./run/counts.js');

// Also what takes long: every journey in every engine.
if (words.includes(FULL)) process.env.TEST_FULL = '1';
const chosen = words.filter((word) => word !== FULL);

const unknown = chosen.filter((word) => !STEPS.has(word));
if (unknown.length > 0) {
  console.log(`Unknown: ${unknown.join(', ')}. Steps: ${[...STEPS.keys()].join(', ')}.`);
  process.exit(2);
}

const results = new Map();
const runStep = async (name) => {
  if (process.exitCode === INTERRUPTED) return;
  console.log(`\n— ${name}`);
  const start = performance.now();
  const result = await STEPS.get(name)(results).catch((error) => {
    console.log(error);
    return counts(0, 1);
  });
  results.set(name, { ...result, seconds: (performance.now() - start) / 1000 });
};

const names = [...STEPS.keys()].filter((name) => chosen.length === 0 || chosen.includes(name));
await Promise.all(names.filter((name) => STATIC_STEPS.includes(name)).map(runStep));
for (const name of names.filter((each) => !STATIC_STEPS.includes(each))) await runStep(name);

console.log('');
for (const [name, { seconds, engines = {}, ...result }] of results) {
  console.log(`${name.padEnd(10)}${seconds.toFixed(1).padStart(7)} s   ${line(result)}`);
  for (const text of engineLines(engines)) console.log(`${' '.repeat(22)}${text}`);
}
const total = sum([...results.values()]);
console.log(`\n${line(total)}`);
process.exit(process.exitCode ?? (total.failed > 0 || total.passed === 0 ? 1 : 0));
