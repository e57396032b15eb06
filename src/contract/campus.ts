import * as z from 'zod/mini';
import { Slug, WebAddress } from './primitives.ts';

export const Accent = z.string().check(z.regex(/^#[\dA-Fa-f]{6}$/));
export const Noun = z.string().check(z.maxLength(40));

/** Campus settings for the widgets. */
export const Campus = z.object({
  slug: Slug,
  name: z.string(),
  /** Currency in which fees are compared, ISO 4217. */
  currency: z.string(),
  /** Time zone of the campus, IANA. */
  timeZone: z.string(),
  /** URL of the campus's list on the marketplace. */
  url: z.optional(WebAddress),
  /** Brand color, `#rrggbb`. */
  accent: z.optional(Accent),
  /** URL where alumni and employers post a micro-internship. */
  hostUrl: z.optional(WebAddress),
  /** Campus's own nouns for “micro-internship”. */
  nouns: z.optional(z.object({ one: Noun, many: Noun })),
});
export type Campus = z.infer<typeof Campus>;
