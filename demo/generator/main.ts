import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import { positionText, type ImportSummary } from '../../server/import/import.ts';
import { connectOperator, type Operator } from '../../server/cli/operator.ts';
import { exitWith, startProgram } from '../../server/cli/process.ts';
import { print, printError } from '../../server/cli/terminal.ts';
import { campuses } from '../data/campuses.ts';
import { asRow, generateWithEmployers, type Generated } from './generate.ts';

const USAGE = 'npm run seed -- --count N [--seed S] [--now 2026-11-30T12:00:00Z]';
const MOST = 1_000_000;
/** Postings that go to the marketplace in one request. */
const BATCH = 500;

const wholeNumber = (name: string, text: string | undefined, most: number): number => {
  const number = /^\d{1,10}$/.test(text ?? '') ? Number(text) : NaN;
  if (number <= most) return number;
  return exitWith(
    `--${name}: ${JSON.stringify(text ?? '')} is not a whole number from 0 to ${most}. ${USAGE}`,
  );
};

const ask = async (operator: Operator, path: string, body: string): Promise<string> => {
  const outcome = await operator.ask({ method: 'POST', path, body });
  return outcome.ok ? outcome.body : exitWith(outcome.body);
};

const seed = async (operator: Operator, generated: Iterator<Generated>): Promise<ImportSummary> => {
  const total: ImportSummary = { added: 0, changed: 0, refused: [] };
  await ask(operator, '/campuses', JSON.stringify(campuses));
  for (;;) {
    const rows: string[] = [];
    while (rows.length < BATCH) {
      const next = generated.next();
      if (next.done) break;
      rows.push(asRow(next.value));
    }
    if (rows.length === 0) return total;
    const answer = await ask(
      operator,
      '/import?mapping=contract&extension=jsonl&trust-verified',
      rows.join('\n'),
    );
    const { added, changed, refused } = JSON.parse(answer) as ImportSummary;
    total.added += added;
    total.changed += changed;
    total.refused.push(...refused);
  }
};

startProgram();
try {
  const { values } = parseArgs({
    options: { count: { type: 'string' }, seed: { type: 'string' }, now: { type: 'string' } },
  });
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime())) exitWith(`--now: ${JSON.stringify(values.now)} is not a moment. ${USAGE}`);
  const options = {
    count: wholeNumber('count', values.count, MOST),
    seed: wholeNumber('seed', values.seed ?? '1', 4_294_967_295),
    now,
  };
  const operator = await connectOperator(readConfig(process.env));
  try {
    const { added, changed, refused } = await seed(operator, generateWithEmployers(options));
    for (const row of refused) {
      for (const { pointer, reason } of row.errors) {
        printError(`${positionText(row)}: ${pointer} ${reason}`);
      }
    }
    print(`${added} added, ${changed} changed, ${refused.length} refused`);
    if (refused.length > 0) process.exitCode = 1;
  } finally {
    await operator.close();
  }
} catch (error) {
  const { code = '', message } = error as { code?: string; message: string };
  if (code.startsWith('ERR_PARSE_ARGS')) exitWith(`${message.split('\n', 1)[0]} ${USAGE}`);
  throw error;
}
