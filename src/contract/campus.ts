import * as z from 'zod/mini';
import { Slug } from './primitives.ts';

/** What the widgets need to know of the campus whose page they stand on. */
export const Campus = z.object({
  slug: Slug,
  name: z.string(),
  /** The currency in which fees are compared, ISO 4217. */
  currency: z.string(),
  /** The zone in which the campus reads dates, IANA. */
  timeZone: z.string(),
});
export type Campus = z.infer<typeof Campus>;
