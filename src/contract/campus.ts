import * as z from 'zod/mini';
import { Slug, WebAddress } from './primitives.ts';

export const Accent = z.string().check(z.regex(/^#[\dA-Fa-f]{6}$/));
export const Noun = z.string().check(z.maxLength(40));

/** What the widgets need to know of the campus whose page they stand on. */
export const Campus = z.object({
  slug: Slug,
  name: z.string(),
  /** The currency in which fees are compared, ISO 4217. */
  currency: z.string(),
  /** The zone in which the campus reads dates, IANA. */
  timeZone: z.string(),
  /** The page of the campus's list at the marketplace, where it has one. */
  url: z.optional(WebAddress),
  /** The brand colour of the campus, `#rrggbb`. */
  accent: z.optional(Accent),
  /** The page where alumni and employers can offer a micro-internship. */
  hostUrl: z.optional(WebAddress),
  /** What the campus calls a micro-internship. */
  nouns: z.optional(z.object({ one: Noun, many: Noun })),
});
export type Campus = z.infer<typeof Campus>;
