import * as z from 'zod/mini';
import { isWebAddress, Slug } from './primitives.ts';

/** What the widgets need to know of the campus whose page they stand on. */
export const Campus = z.object({
  slug: Slug,
  name: z.string(),
  /** The currency in which fees are compared, ISO 4217. */
  currency: z.string(),
  /** The zone in which the campus reads dates, IANA. */
  timeZone: z.string(),
  /** The page of the campus's list at the marketplace, where it has one. */
  url: z.optional(z.string().check(z.refine(isWebAddress))),
});
export type Campus = z.infer<typeof Campus>;
