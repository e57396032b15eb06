import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measureSizes } from '../../bench/size.ts';

/** Bytes of brotli: until rows and filters are usable, and more when a posting and the form are opened. */
const BUDGETS = [26_000, 12_000];

describe('the built widgets', () => {
  it('stay within their budgets', (context) => {
    const sizes = measureSizes();
    for (const { when, bytes } of sizes) context.diagnostic(`${bytes} bytes of brotli ${when}`);

    for (const [index, budget] of BUDGETS.entries()) {
      const { when = '', bytes = Infinity } = sizes[index] ?? {};
      assert.ok(bytes <= budget, `${bytes} bytes of brotli ${when}, ${budget} at the most`);
    }
  });
});
