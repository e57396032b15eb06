import * as z from 'zod/mini';
import { Accent, Noun } from '../../src/contract/campus.ts';
import { isTimeZone, Slug, WebAddress } from '../../src/contract/primitives.ts';
import { LineText } from '../../src/contract/text.ts';

const DOMAIN = /^[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z0-9-]{2,}$/;
const SOURCE = /^https?:\/\/(?:\*\.)?[a-z0-9]+(?:[.-][a-z0-9]+)*(?::(?:\d{1,5}|\*))?$/;

/** Classifications that a campus policy can filter by. */
const SHOWN_CLASSIFICATIONS = ['contractor', 'employee', 'stipend', 'unpaid'] as const;

/** Postings that a campus shows beside its own. */
const SCOPES = ['marketplace', 'own-first', 'own'] as const;

const unset = <Schema extends z.core.$ZodType>(schema: Schema) => z._default(z.nullable(schema), null);

const Slugs = z.array(Slug).check(z.minLength(1));

const OwnNoun = z.pipe(LineText.check(z.trim(), z.minLength(1)), Noun);

/** A campus with its settings and policy. Pages cannot override the policy. */
export const CampusRecord = z.strictObject({
  slug: Slug,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  timeZone: z.string().check(z.refine(isTimeZone)),
  /**
   * CSP `frame-ancestors` sources that may frame the list. Every ancestor of the list counts, for example a portal
   * around an LMS.
   */
  frameAncestors: z.array(z.string().check(z.regex(SOURCE))),
  /** The classifications that are shown, all where the list is empty; a posting that states none is shown. */
  classifications: z._default(z.array(z.enum(SHOWN_CLASSIFICATIONS)), []),
  /** Minimum fee of shown postings, in whole units of the campus currency; other currencies never match. */
  minFee: unset(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  /** Employer allow list or block list. */
  employers: unset(z.union([z.strictObject({ only: Slugs }), z.strictObject({ never: Slugs })])),
  /** `own-first` shows the wider marketplace only where the campus has no live posting of its own, `own` never does. */
  scope: z._default(z.enum(SCOPES), 'marketplace'),
  /** Brand color. */
  accent: unset(Accent),
  /** The page where alumni and employers can offer a micro-internship. */
  hostUrl: unset(WebAddress),
  /** The campus's own term for a micro-internship. */
  nouns: unset(z.strictObject({ one: OwnNoun, many: OwnNoun })),
  /** Email domains of the school, required to apply for postings exclusive to this campus. */
  emailDomains: z._default(z.array(z.string().check(z.toLowerCase(), z.regex(DOMAIN))), []),
  /** Email verification for postings exclusive to this campus. */
  confirmEmail: z._default(z.boolean(), true),
});
export type CampusRecord = z.infer<typeof CampusRecord>;

/** Accepted values of each campus field, for error messages. */
export const CAMPUS_FIELDS: Record<keyof CampusRecord, string> = {
  slug: 'a slug such as lakeshore',
  name: 'a name of at most 200 characters',
  currency: 'an ISO 4217 code such as USD',
  timeZone: 'an IANA zone such as America/Chicago',
  frameAncestors: 'a list of origins such as https://*.lakeshore.example, without a path',
  classifications: `a list of ${SHOWN_CLASSIFICATIONS.join(', ')}; empty for all`,
  minFee: 'a whole number from 0 to 1000000, in units of the currency',
  employers: 'the slugs of employers as {"only": […]} or as {"never": […]}',
  scope: `one of ${SCOPES.join(', ')}`,
  accent: 'a colour such as #1a5fb4',
  hostUrl: 'an address of the web',
  nouns: '{"one": …, "many": …}, each of at most 40 characters',
  emailDomains: 'a list of mail domains such as lakeshore.example',
  confirmEmail: 'true or false',
};
