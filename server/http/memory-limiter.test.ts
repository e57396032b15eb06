import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { MemoryLimiter } from './memory-limiter.ts';

const isConsumed = async (limiter: MemoryLimiter, key: string, points?: number): Promise<boolean> => {
  try {
    await limiter.consume(key, points);
    return true;
  } catch (refusal) {
    assert.ok(refusal instanceof RateLimiterRes);
    return false;
  }
};

describe('a limiter in memory', () => {
  it('gives each key its points and says for how long there are no more', async () => {
    const limiter = new MemoryLimiter({ points: 2, seconds: 60 });

    assert.deepEqual(
      [await isConsumed(limiter, 'one'), await isConsumed(limiter, 'one'), await isConsumed(limiter, 'one')],
      [true, true, false],
    );
    assert.equal(await isConsumed(limiter, 'other', 3), false);
    const used = await limiter.get('one');
    assert.equal(used?.remainingPoints, 0);
    assert.ok(used.msBeforeNext > 55_000 && used.msBeforeNext <= 60_000, String(used.msBeforeNext));
    assert.equal(await limiter.get('third'), null);
  });

  it('begins anew when the window is over, which no request makes longer', async () => {
    let now = 1000;
    const limiter = new MemoryLimiter({ points: 1, seconds: 60, clock: { now: () => now } });
    await isConsumed(limiter, 'key');

    now += 59_000;
    assert.equal(await isConsumed(limiter, 'key'), false);
    now += 2000;
    assert.equal(await isConsumed(limiter, 'key'), true);
  });

  it('forgets the key that was used longest ago where there are too many', async () => {
    const limiter = new MemoryLimiter({ points: 1, seconds: 60, mostKeys: 3 });
    for (const key of ['a', 'b', 'c']) await isConsumed(limiter, key);
    await isConsumed(limiter, 'a');

    await isConsumed(limiter, 'd');

    assert.equal(limiter.size, 3);
    assert.equal(await isConsumed(limiter, 'a'), false);
    assert.equal(await isConsumed(limiter, 'b'), true);
  });

  it('of 300,000 keys keeps no more than it may, and no timer for any', async () => {
    const limiter = new MemoryLimiter({ points: 1, seconds: 3600 });
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();

    for (let index = 0; index < 300_000; index += 1) await limiter.penalty(`key-${index}`);

    assert.equal(limiter.size, 100_000);
    assert.ok(timers() <= before + 1);
  });
});
