import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MINUTE, SECOND } from '../domain/durations.ts';
import type { Counts } from './facet-counts.ts';
import { FacetCache } from './facet-cache.ts';

/** A keeper, a clock to set forward, and a way to count that takes so long and gives one row more each time. */
const setUp = ({ takes = 2 * SECOND, first = 1 } = {}) => {
  let now = 0;
  let counted = 0;
  const keeper = new FacetCache({ now: () => now });
  const count = (): Promise<Counts> => {
    now += takes;
    counted += 1;
    return Promise.resolve({ total: first + counted - 1, facets: {}, relaxed: undefined });
  };
  return {
    ask: async (key = 'all', how = count) => (await keeper.find(key, how)).total,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    timesCounted: () => counted,
  };
};

describe('counts', () => {
  it('that take no second are those of the moment', async () => {
    const { ask } = setUp({ takes: SECOND });

    assert.deepEqual([await ask(), await ask(), await ask()], [1, 2, 3]);
  });

  it('that take longer are kept for half a minute, for each question', async () => {
    const { ask, pass, timesCounted } = setUp();

    assert.equal(await ask(), 1);
    pass(30 * SECOND);
    assert.equal(await ask(), 1);
    assert.equal(await ask('other'), 2);
    assert.equal(timesCounted(), 2);
  });

  it('of more than two thousand rows are kept however fast they are', async () => {
    const few = setUp({ takes: 0, first: 2000 });
    const many = setUp({ takes: 0, first: 2001 });

    assert.deepEqual([await few.ask(), await few.ask()], [2000, 2001]);
    assert.deepEqual([await many.ask(), await many.ask()], [2001, 2001]);
  });

  it('that are older are given once more and counted anew meanwhile', async () => {
    const { ask, pass } = setUp();
    await ask();
    pass(31 * SECOND);

    assert.equal(await ask(), 1);
    assert.equal(await ask(), 2);
  });

  it('that are older than five minutes more are not given', async () => {
    const { ask, pass } = setUp();
    await ask();
    pass(6 * MINUTE);

    assert.equal(await ask(), 2);
  });

  it('are made once for all who ask at the same time', async () => {
    const { ask, timesCounted } = setUp();

    assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
    assert.equal(timesCounted(), 1);
  });

  it('that cannot be made anew are given until they are too old; a failure is not kept', async () => {
    const { ask, pass } = setUp();
    const fail = () => Promise.reject(new Error('no connection'));
    await ask();
    pass(31 * SECOND);

    assert.equal(await ask('all', fail), 1);
    pass(6 * MINUTE);
    await assert.rejects(ask('all', fail), /no connection/);
    assert.equal(await ask(), 2);
  });
});
