import { counts, sum } from './counts.js';
import { ENGINES } from './engines.js';

const ENDS = { 'test:pass': counts(1), 'test:fail': counts(0, 1) };
const NAMED = new RegExp(` in (${Object.values(ENGINES).join('|')})\\b`);

/** The engine that the outermost suite names: “the states of the list in Firefox”. */
const engineOf = (suite) => NAMED.exec(suite)?.[1];

/** A reporter of node:test that writes the counts of the whole run, and of each engine, as JSON. */
export default async function* nodeCounts(events) {
  const engines = {};
  let engine;
  for await (const { type, data } of events) {
    if (type === 'test:start' && data.nesting === 0) engine = engineOf(data.name);
    if (type in ENDS && engine && data.details.type !== 'suite') {
      const end = data.skip === undefined && data.todo === undefined ? ENDS[type] : counts(0, 0, 1);
      engines[engine] = sum([engines[engine] ?? counts(), end]);
    }
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, failed, cancelled, skipped, todo } = data.counts;
    yield JSON.stringify({ ...counts(passed, failed + cancelled, skipped + todo), engines });
  }
}
