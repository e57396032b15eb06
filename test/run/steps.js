import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN, ROOT, run } from './child.js';
import { counts, readCounts, sumByEngine } from './counts.js';
import { ENGINES, findEngines, wantedEngines } from './engines.js';
import { ensurePostgres } from './postgres.js';
import { ensureSwift } from './swift.js';

const MINUTES = 60_000;
const TEST_LIMIT = 5 * MINUTES;
/** It holds for a file as well, and a file of journeys is made in several engines. */
const JOURNEY_LIMIT = 12 * MINUTES;
/** Fifty rounds of processes that are started and killed are in one file. */
const FULL_LIMIT = 40 * MINUTES;
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

const nodeTests = async (files, { concurrency, limit = TEST_LIMIT, ...variables }) => {
  if (files.length === 0) return noTest();
  return counted((file) =>
    run(
      join(BIN, 'node'),
      [
        '--test',
        `--test-concurrency=${concurrency}`,
        `--test-timeout=${limit}`,
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

let engines;

/** The engines that are to be had, which are looked for once; each of the others is a line and a skip. */
const prepareEngines = async () => {
  engines ??= await findEngines();
  const missing = Object.keys(ENGINES).filter((engine) => !(engine in engines));
  for (const engine of missing) {
    const reason = wantedEngines().includes(engine)
      ? 'is not installed and could not be, which takes root on Debian'
      : 'is left out by TEST_ENGINES';
    console.log(`Skipped: ${ENGINES[engine]} ${reason}.`);
  }
  const { chromium, firefox } = engines;
  return {
    skipped: missing.length,
    variables: {
      TEST_ENGINES: Object.keys(engines).join(','),
      ...(chromium && { CHROME_PATH: chromium.executablePath, CHROME_ARGS: chromium.args.join(' ') }),
      ...(firefox && { FIREFOX_PATH: firefox.executablePath }),
    },
  };
};

const addSkipped = (result, skipped) => ({ ...result, skipped: result.skipped + skipped });

const widgetTests = async () => {
  if (find('{src,widgets}/**/*.test.ts').length === 0) return noTest();
  const { variables, skipped } = await prepareEngines();
  if (Object.keys(engines).length === 0) return addSkipped(counts(), skipped);
  return addSkipped(await counted((file) => run('wtr', [], { ...variables, TEST_COUNTS: file })), skipped);
};

const isFull = process.env.TEST_FULL !== undefined;

/** Each starts a PostgreSQL of its own, whatever the others run on: they wait for the step of PostgreSQL. */
const OWN_DATABASE = ['server/durability.test.ts', 'server/two-servers.test.ts'];

const embeddedTests = () => {
  if (isFull && !ensureSwift())
    console.log('Skipped: there is no Swift here, and none can be installed without root on Debian.');
  return nodeTests(
    find('server/**/*.test.ts').filter((file) => !OWN_DATABASE.includes(file)),
    { concurrency: 2, limit: isFull ? FULL_LIMIT : TEST_LIMIT, DATABASE_URL: undefined },
  );
};

/** Tests that query the database themselves; pages, imports and mail use the same functions and follow in a full run. */
const DATABASE_TESTS = isFull
  ? ['server/**/*.test.ts']
  : ['server/{store,http,api,jobs,services}/**/*.test.ts', 'server/*.test.ts', 'server/cli/operator.test.ts'];

const postgresTests = async () => {
  ensurePostgres();
  const { startPostgres } = await import('../kit/postgres.ts');
  const postgres = await startPostgres();
  if (!postgres) {
    console.log('Skipped: there is no PostgreSQL here, and none can be installed without root on Debian.');
    return SKIPPED;
  }
  try {
    return await nodeTests(find(...DATABASE_TESTS), { concurrency: 2, DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
};

/** Journeys in which what moves is measured: nothing runs beside them. */
const ALONE = /\/layout-shift\.test\.ts$/;

const journeys = async (results) => {
  const files = find('test/journeys/**/*.test.ts');
  if (files.length === 0) return noTest();
  if (results.get('build')?.failed) {
    console.log('The journeys need the build, which failed.');
    return FAILED;
  }
  const { variables, skipped } = await prepareEngines();
  const settings = { limit: JOURNEY_LIMIT, DATABASE_URL: undefined, ...variables };
  const alone = await nodeTests(
    files.filter((file) => ALONE.test(file)),
    { concurrency: 1, ...settings },
  );
  const beside = await nodeTests(
    files.filter((file) => !ALONE.test(file)),
    { concurrency: 2, ...settings },
  );
  return addSkipped(sumByEngine([alone, beside]), skipped);
};

/** The steps of the check, in their order; each gives its counts and is told what came before it. */
/** Steps that only read the sources, on one core each: they run beside one another. */
export const STATIC_STEPS = ['types', 'format', 'lint'];

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
  ['server', embeddedTests],
  ['postgres', postgresTests],
  ['journeys', journeys],
]);
