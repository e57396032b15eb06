import { createCounter } from './plural.ts';

/** Numbers, counts, percentages and days in English. */
export const { number, counted, percent, day } = createCounter('en');
