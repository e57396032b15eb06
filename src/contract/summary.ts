import * as z from 'zod/mini';
import {
  APPLICANT_BANDS,
  ARRANGEMENTS,
  CLASSIFICATIONS,
  DEPARTMENTS,
  Instant,
  LocalDate,
  Money,
  PAYERS,
  STATUSES,
  Slug,
  WebAddress,
  ZonedInstant,
  lenientEnum,
  Whole,
} from './primitives.ts';

/** Organization that posts and pays for the project. */
export const Employer = z.object({
  name: z.string(),
  logo: z.optional(WebAddress),
  industry: z.optional(z.string()),
  size: z.optional(z.string()),
  verified: z.boolean(),
});
export type Employer = z.infer<typeof Employer>;

/** Due date of the deliverables: a day, or a number of days after kick-off. */
export const Due = z.union([
  z.object({ date: LocalDate }),
  z.object({ daysAfterKickOff: Whole.check(z.positive()) }),
]);
export type Due = z.infer<typeof Due>;

export const Hours = z.object({ min: z.number(), max: z.number() });
export type Hours = z.infer<typeof Hours>;

/** Posting as shown on a card. Unknown fields are absent. */
export const MicroInternshipSummary = z.object({
  id: z.string(),
  slug: Slug,
  /** URL of the posting's page on the marketplace. */
  url: z.optional(WebAddress),
  title: z.string(),
  employer: Employer,
  department: lenientEnum(DEPARTMENTS),
  summary: z.string(),
  hours: z.optional(Hours),
  /** Employer's fee for the whole project. */
  fee: z.optional(Money),
  /** Student's share of the fee. */
  takeHome: z.optional(Money),
  paidBy: z.optional(lenientEnum(PAYERS)),
  classification: z.optional(lenientEnum(CLASSIFICATIONS)),
  publishedAt: Instant,
  applicationOpens: z.optional(ZonedInstant),
  applicationDeadline: z.optional(ZonedInstant),
  decisionBy: z.optional(ZonedInstant),
  kickOff: z.optional(LocalDate),
  due: z.optional(Due),
  arrangement: z.optional(lenientEnum(ARRANGEMENTS)),
  location: z.optional(z.string()),
  skills: z.array(z.string()),
  openings: Whole,
  filled: Whole,
  applicantBand: z.optional(lenientEnum(APPLICANT_BANDS)),
  /** Campus whose students alone may apply. */
  exclusiveTo: z.optional(Slug),
  featured: z.boolean(),
  /** Sample posting; not a live offer. */
  sample: z.boolean(),
  /** BCP 47 tag of the language the posting is written in. */
  language: z.string(),
  status: lenientEnum(STATUSES),
  source: z.string(),
});
export type MicroInternshipSummary = z.infer<typeof MicroInternshipSummary>;
