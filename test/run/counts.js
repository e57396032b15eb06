import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Result of a step of the check: how many tests passed, failed and were skipped. */
export const counts = (passed = 0, failed = 0, skipped = 0) => ({ passed, failed, skipped });

/** The sum of such counts. */
export const sum = (all) =>
  all.reduce(
    (total, one) => counts(total.passed + one.passed, total.failed + one.failed, total.skipped + one.skipped),
    counts(),
  );

/** The sum of counts that tell those of each engine. */
export const sumByEngine = (all) => {
  const names = new Set(all.flatMap(({ engines = {} }) => Object.keys(engines)));
  const engines = [...names].map((name) => [name, sum(all.map((one) => one.engines?.[name] ?? counts()))]);
  return { ...sum(all), engines: Object.fromEntries(engines) };
};

/** The plain line that ends the check. */
export const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Reads what a reporter wrote, with the counts of each engine; undefined when it got no chance to. */
export const readCounts = (file) => {
  try {
    const { passed, failed, skipped, engines = {} } = JSON.parse(readFileSync(file, 'utf8'));
    return { ...counts(passed, failed, skipped), engines };
  } catch {
    return undefined;
  }
};

const testsOf = ({ tests = [], suites = [] }) => [...tests, ...suites.flatMap(testsOf)];

const countsOfSession = ({ passed, testResults }) => {
  const tests = testResults ? testsOf(testResults) : [];
  const skipped = tests.filter((test) => test.skipped).length;
  const good = tests.filter((test) => test.passed && !test.skipped).length;
  const bad = tests.length - skipped - good;
  // A file that did not load, or broke outside its tests, is one failure.
  return counts(good, passed === false ? Math.max(bad, 1) : bad, skipped);
};

/** The counts of each engine, as lines. */
export const engineLines = (engines) =>
  Object.entries(engines).map(([engine, result]) => `${engine.padEnd(10)} ${line(result)}`);

const countsByEngine = (sessions) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(sessions, ({ browser }) => browser.name)).map(([engine, own]) => [
      engine,
      sum(own.map(countsOfSession)),
    ]),
  );

/**
 * A reporter of @web/test-runner: a line for each file and each engine, and the counts in the file that
 * `TEST_COUNTS` names.
 */
export const webCounts = () => ({
  reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
    logger.log(
      `${relative(process.cwd(), testFile)}: ${line(sum(sessionsForTestFile.map(countsOfSession)))}`,
    );
  },
  stop({ sessions }) {
    const engines = countsByEngine([...sessions]);
    console.log(`\n${engineLines(engines).join('\n')}`);
    if (!process.env.TEST_COUNTS) return;
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ ...sum(Object.values(engines)), engines }));
  },
});
