import type { Money } from '../../src/contract/primitives.ts';

/** A share of a fee in percent, rounded down to the minor unit. */
export const share = ({ amount, currency }: Money, percent: number): Money => ({
  amount: Math.floor((amount * percent) / 100),
  currency,
});

/** Minor units per unit of a currency: 100 for USD, 1 for JPY. */
export const minorUnits = (currency: string): number =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
