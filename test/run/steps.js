import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { BIN, ROOT, run } from './child.js';
import { counts, readCounts } from './counts.js';
import { ensurePostgres } from './postgres.js';

const TEST_LIMIT = 5 * 60_000;
const PASSED = counts(1);
const FAILED = counts(0, 1);
const SKIPPED = counts(0, 0, 1);

const find = (...patterns) =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT, exclude: (name) => name === 'node_modules' }))
    .sort();

const command = async (program, ...words) => ((await run(program, words)) === 0 ? PASSED : FAILED);

/** Runs a program that leaves its counts in a file; one that breaks otherwise is one failure. */
const counted = async (start) => {
  const folder = mkdtempSync(join(tmpdir(), 'micro-internships-'));
  try {
    const file = join(folder, 'counts.json');
    const code = await start(file);
    const found = readCounts(file) ?? FAILED;
    return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const noTest = () => {
  console.log('There is no test yet.');
  return counts();
};

const nodeTests = async (files, { concurrency, ...variables }) => {
  if (files.length === 0) return noTest();
  return counted((file) =>
    run(
      join(BIN, 'node'),
      [
        '--test',
        `--test-concurrency=${concurrency}`,
        `--test-timeout=${TEST_LIMIT}`,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./test/run/node-counts.js',
        `--test-reporter-destination=${file}`,
        ...files,
      ],
      variables,
    ),
  );
};

let browser;

/** Tells the tests where their browser is, which is looked for once. */
const browserVariables = async () => {
  browser ??= await findBrowser();
  return { CHROME_PATH: browser.executablePath, CHROME_ARGS: browser.args.join(' ') };
};

const widgetTests = async () => {
  if (find('{src,widgets}/**/*.test.ts').length === 0) return noTest();
  const variables = await browserVariables();
  return counted((file) => run('wtr', [], { ...variables, TEST_COUNTS: file }));
};

const serverTests = (variables) => nodeTests(find('server/**/*.test.ts'), { concurrency: 2, ...variables });

const postgresTests = async () => {
  ensurePostgres();
  const { startPostgres } = await import('../kit/postgres.ts');
  const postgres = await startPostgres();
  if (!postgres) {
    console.log('Skipped: there is no PostgreSQL here, and none can be installed without root on Debian.');
    return SKIPPED;
  }
  try {
    return await serverTests({ DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
};

const journeys = async (results) => {
  const files = find('test/journeys/**/*.test.ts');
  if (files.length === 0) return noTest();
  if (results.get('build')?.failed) {
    console.log('The journeys need the build, which failed.');
    return FAILED;
  }
  return nodeTests(files, { concurrency: 1, DATABASE_URL: undefined, ...(await browserVariables()) });
};

/** The steps of the check, in their order; each gives its counts and is told what came before it. */
export const STEPS = new Map([
  ['types', () => command('tsc')],
  ['format', () => command('prettier', '--check', '.')],
  ['lint', () => command('eslint', '.', '--max-warnings', '0')],
  ['build', () => command('vite', 'build')],
  ['widgets', widgetTests],
  [
    'node',
    () => nodeTests(find('{demo,test/guards}/**/*.test.ts'), { concurrency: 2, DATABASE_URL: undefined }),
  ],
  ['server', () => serverTests({ DATABASE_URL: undefined })],
  ['postgres', postgresTests],
  ['journeys', journeys],
]);
