import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, INTERRUPTED } from './run/child.js';

const node = join(BIN, 'node');
const words = process.argv.slice(2);

if (existsSync(node) && realpathSync(node) !== realpathSync(process.execPath)) {
  const { status } = spawnSync(node, [import.meta.filename, ...words], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const { STEPS } = await import('./run/steps.js');
const { counts, line, sum } = await import('./run/counts.js');

const unknown = words.filter((word) => !STEPS.has(word));
if (unknown.length > 0) {
  console.log(`Unknown: ${unknown.join(', ')}. Steps: ${[...STEPS.keys()].join(', ')}.`);
  process.exit(2);
}

const results = new Map();
for (const [name, step] of STEPS) {
  if (process.exitCode === INTERRUPTED) break;
  if (words.length > 0 && !words.includes(name)) continue;
  console.log(`\n— ${name}`);
  const start = performance.now();
  const result = await step(results).catch((error) => {
    console.log(error);
    return counts(0, 1);
  });
  results.set(name, { ...result, seconds: (performance.now() - start) / 1000 });
}

console.log('');
for (const [name, { seconds, ...result }] of results) {
  console.log(`${name.padEnd(10)}${seconds.toFixed(1).padStart(7)} s   ${line(result)}`);
}
const total = sum([...results.values()]);
console.log(`\n${line(total)}`);
process.exit(process.exitCode ?? (total.failed > 0 || total.passed === 0 ? 1 : 0));
