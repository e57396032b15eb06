import * as z from 'zod/mini';
import { isTimeZone, Slug } from '../../src/contract/primitives.ts';

const SOURCE = /^https?:\/\/(?:\*\.)?[a-z0-9]+(?:[.-][a-z0-9]+)*(?::(?:\d{1,5}|\*))?$/;

/** A campus as the marketplace keeps it. */
export const CampusRecord = z.strictObject({
  slug: Slug,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  timeZone: z.string().check(z.refine(isTimeZone)),
  /**
   * Whose pages may frame the list, as a policy's `frame-ancestors` names them. Every page between the browser's
   * window and the list counts: a portal around a learning platform as well.
   */
  frameAncestors: z.array(z.string().check(z.regex(SOURCE))),
});
export type CampusRecord = z.infer<typeof CampusRecord>;

/** What each field of a campus accepts, in words. */
export const CAMPUS_FIELDS: Record<keyof CampusRecord, string> = {
  slug: 'a slug such as lakeshore',
  name: 'a name of at most 200 characters',
  currency: 'an ISO 4217 code such as USD',
  timeZone: 'an IANA zone such as America/Chicago',
  frameAncestors: 'a list of origins such as https://*.lakeshore.example, without a path',
};
