import * as z from 'zod/mini';
import { Campus } from '../../src/contract/campus.ts';

const SOURCE = /^https?:\/\/(?:\*\.)?[a-z0-9]+(?:[.-][a-z0-9]+)*(?::(?:\d{1,5}|\*))?$/;

/** Whose pages may frame a list, as a policy's `frame-ancestors` names it: `https://*.lakeshore.example`. */
export const FrameAncestor = z
  .string()
  .check(z.regex(SOURCE, 'an origin such as https://*.lakeshore.example, with no path'));

/** A campus as the marketplace keeps it. */
export const CampusRecord = z.strictObject({
  ...z.omit(Campus, { url: true }).shape,
  /** Every page between the browser's window and the list: a portal around a learning platform counts as well. */
  frameAncestors: z.array(FrameAncestor),
});
export type CampusRecord = z.infer<typeof CampusRecord>;
