import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { referenceOf } from './reference.ts';

describe('the reference of an application', () => {
  it('writes the first 40 bits of its id in base32', () => {
    for (const [id, reference] of [
      ['00000000-0000-4000-8000-000000000001', '0000-0000'],
      ['ffffffff-ffff-4fff-8fff-ffffffffffff', 'ZZZZ-ZZZZ'],
      ['00000000-01ff-4000-8000-000000000000', '0000-0001'],
      ['08421084-2100-4000-8000-000000000000', '1111-1111'],
      ['6f1d2c1e-0d00-4000-8000-000000000001', 'DWEJ-R7GD'],
    ] as const)
      assert.equal(referenceOf(id), reference);
  });

  it('has no letter that is taken for a digit', () => {
    for (let times = 0; times < 200; times += 1)
      assert.match(referenceOf(crypto.randomUUID()), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});
