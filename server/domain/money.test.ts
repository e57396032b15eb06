import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { share } from './money.ts';

describe('share', () => {
  it('is a part of the fee in its currency', () => {
    assert.deepEqual(share({ amount: 40_000, currency: 'CAD' }, 90), { amount: 36_000, currency: 'CAD' });
  });

  it('is all of the fee at 100 percent and nothing at 0', () => {
    assert.equal(share({ amount: 12_345, currency: 'USD' }, 100).amount, 12_345);
    assert.equal(share({ amount: 12_345, currency: 'USD' }, 0).amount, 0);
  });

  it('is rounded down to the minor unit', () => {
    assert.equal(share({ amount: 99, currency: 'USD' }, 90).amount, 89);
  });

  it('is never off by a unit through fractions', () => {
    for (let amount = 0; amount <= 5000; amount += 100) {
      for (let percent = 0; percent <= 100; percent += 1) {
        assert.equal(share({ amount, currency: 'USD' }, percent).amount, (amount / 100) * percent);
      }
    }
  });
});
