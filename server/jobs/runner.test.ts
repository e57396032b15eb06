import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { every, type Run } from './runner.ts';

const MINUTE = 60_000;

let logged: string[];
const log = { error: (_: unknown, message: string) => logged.push(message) } as never;

/** A task whose runs end when they are told to. */
const aTask = () => {
  const runs: (Run & { end: () => void; fail: () => void })[] = [];
  const run = (current: Run) => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    runs.push({ ...current, end: () => resolve(undefined), fail: () => reject(new Error('away')) });
    return promise;
  };
  return { runs, run };
};

describe('a job', () => {
  beforeEach(() => {
    logged = [];
    mock.timers.enable({ apis: ['setInterval'] });
  });
  afterEach(() => mock.timers.reset());

  it('runs now and every interval, and knows its first run', async () => {
    const { runs, run } = aTask();
    const job = every(MINUTE, { name: 'task', log, run });
    await setImmediate();
    runs[0]?.end();
    await setImmediate();

    mock.timers.tick(MINUTE);
    await setImmediate();

    assert.deepEqual(
      runs.map(({ isFirst }) => isFirst),
      [true, false],
    );
    runs[1]?.end();
    await job.close();
  });

  it('overlaps no run with another, and queues one at the most', async () => {
    const { runs, run } = aTask();
    const job = every(MINUTE, { name: 'task', log, run });
    await setImmediate();

    mock.timers.tick(3 * MINUTE);
    job.wake();
    await setImmediate();
    assert.equal(runs.length, 1);
    runs[0]?.end();
    await setImmediate();

    assert.equal(runs.length, 2);
    runs[1]?.end();
    await setImmediate();
    assert.equal(runs.length, 2);
    await job.close();
  });

  it('logs a failed run by its name and runs again', async () => {
    const { runs, run } = aTask();
    const job = every(MINUTE, { name: 'task', log, run });
    await setImmediate();
    runs[0]?.fail();
    await setImmediate();

    job.wake();
    await setImmediate();

    assert.deepEqual(logged, ['task failed']);
    assert.equal(runs.length, 2);
    runs[1]?.end();
    await job.close();
  });

  it('returns the outcome of work that is enqueued, after the run under way', async () => {
    const { runs, run } = aTask();
    const job = every(MINUTE, { name: 'task', log, run });
    const order: string[] = [];
    const outcome = job.enqueue(() => {
      order.push('work');
      return Promise.resolve(7);
    });
    await setImmediate();
    order.push('end of the run');
    runs[0]?.end();

    assert.equal(await outcome, 7);
    assert.deepEqual(order, ['end of the run', 'work']);
    await job.close();
  });

  it('waits for the run under way when it is closed, aborts its signal and starts no other', async () => {
    const { runs, run } = aTask();
    const job = every(MINUTE, { name: 'task', log, run });
    await setImmediate();
    let isClosed = false;

    const closed = job.close().then(() => (isClosed = true));
    await setImmediate();
    assert.equal(isClosed, false);
    assert.equal(runs[0]?.signal.aborted, true);
    runs[0].end();
    await closed;
    mock.timers.tick(MINUTE);
    job.wake();
    await setImmediate();

    assert.equal(runs.length, 1);
  });
});
