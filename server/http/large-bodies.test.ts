import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../../test/kit/marketplace.ts';
import { createLargeBodies, type Turn } from './large-bodies.ts';

const isBusy = { code: 'unavailable', headers: { 'Retry-After': '10', Connection: 'close' } };

const soon = { patienceMilliseconds: 60_000, slowAfterMilliseconds: 60_000 };

describe('large bodies', () => {
  it('are in work so many at a time, and the next begins when one ends', async () => {
    const bodies = createLargeBodies({ atOnce: 2, ...soon });
    const [first, second] = [await bodies.enter(), await bodies.enter()];
    const begun: string[] = [];
    const waiting = ['third', 'fourth'].map(async (name) => {
      const turn = await bodies.enter();
      begun.push(name);
      return turn;
    });
    assert.deepEqual(begun, []);

    first.release();
    // Released twice, it makes room for one all the same.
    first.release();
    await waiting[0];
    assert.deepEqual(begun, ['third']);

    second.release();
    await Promise.all(waiting);
    assert.deepEqual(begun, ['third', 'fourth']);
  });

  it('are refused where no turn comes in time', async () => {
    const bodies = createLargeBodies({ atOnce: 1, patienceMilliseconds: 20, slowAfterMilliseconds: 60_000 });
    const turn = await bodies.enter();

    await assert.rejects(bodies.enter(), isBusy);

    turn.release();
    (await bodies.enter()).release();
  });

  it('that are slow give way where others wait, and only then', async () => {
    const bodies = createLargeBodies({ atOnce: 1, patienceMilliseconds: 60_000, slowAfterMilliseconds: 20 });
    const slow = await bodies.enter();
    let isInterrupted = false;
    slow.interrupted.catch(() => {
      isInterrupted = true;
      slow.release();
    });
    const started = performance.now();
    await eventually(
      () => Promise.resolve(performance.now() - started),
      (passed) => passed > 60,
    );
    assert.equal(isInterrupted, false);

    const next: Turn = await bodies.enter();

    assert.equal(isInterrupted, true);
    await assert.rejects(slow.interrupted, isBusy);
    next.release();
  });
});
