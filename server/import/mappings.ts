import type { Mapping } from './mapping.ts';
import { microPurchase } from './micro-purchase.ts';

/** Every source format that can be imported, by the name it is asked for. */
export const mappings: Record<string, Mapping> = {
  'micro-purchase': microPurchase,
};
