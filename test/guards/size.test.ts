import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measureSizes } from '../../bench/size.ts';

/** Bytes of brotli at the most, of what is loaded when; the rest is only told. */
const BUDGETS: Partial<Record<string, number>> = {
  first: 26_000,
  opened: 12_000,
  kept: 4500,
  counted: 2500,
  sent: 4400,
  mended: 600,
  attached: 4000,
  listed: 3500,
  es: 4000,
  'es-posting': 4000,
  'es-sent': 1200,
  ar: 4000,
  'ar-posting': 4000,
  'ar-sent': 1200,
  frame: 999,
};

describe('the built widgets', () => {
  it('stay within their budgets', (context) => {
    const sizes = measureSizes();
    for (const { when, bytes } of sizes) context.diagnostic(`${bytes} bytes of brotli ${when}`);

    for (const [part, budget = 0] of Object.entries(BUDGETS)) {
      const { when = '', bytes = Infinity } = sizes.find((size) => size.part === part) ?? {};
      assert.ok(bytes > 0 && bytes <= budget, `${bytes} bytes of brotli ${when}, ${budget} at the most`);
    }
  });
});
