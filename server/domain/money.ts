import type { Money } from '../../src/contract/primitives.ts';

/** A share of a fee in percent, rounded down to the minor unit. */
export const share = ({ amount, currency }: Money, percent: number): Money => ({
  amount: Math.floor((amount * percent) / 100),
  currency,
});
