import * as z from 'zod/mini';
import { Money, Whole } from './primitives.ts';
import { QuestionSet } from './questions.ts';
import { RichText } from './rich-text.ts';
import { STATEMENTS } from './statements.ts';
import { Due, MicroInternshipSummary } from './summary.ts';

/** A part of the work with its own due day and, where the project is paid in segments, its own payment. */
export const Milestone = z.object({
  title: z.string(),
  due: z.optional(Due),
  pay: z.optional(Money),
});
export type Milestone = z.infer<typeof Milestone>;

/** Whom the employer looks for. Told to the visitor; only `exclusiveTo` keeps anyone from applying. */
export const Eligibility = z.object({
  classYears: z.optional(z.array(z.string())),
  majors: z.optional(z.array(z.string())),
  workAuthorisation: z.optional(z.string()),
});
export type Eligibility = z.infer<typeof Eligibility>;

/** Everything a visitor may know of one posting. */
export const MicroInternship = z.object({
  ...MicroInternshipSummary.shape,
  description: RichText,
  deliverables: z.array(z.string()),
  milestones: z.array(Milestone),
  /** The country in which the Career Launcher works, for remote work lives: a code of ISO 3166-1, such as US. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  eligibility: Eligibility,
  requiredDocuments: z.array(z.string()),
  questions: QuestionSet,
  /** The right to hand in files for the posting, where it asks for one; good for a day at least. */
  uploadToken: z.optional(z.string()),
  /** Statements that an applicant must make. */
  statements: z.array(z.enum(STATEMENTS)),
  /** Of an exclusive posting: the domains of the email addresses with which one may apply; without them it prefers a school. */
  emailDomains: z.optional(z.array(z.string())),
  privacy: z.object({
    /** Version of the notice shown above the form; stored with the consent to it. */
    version: z.string(),
    /** Days after the decision for which an application is kept. */
    retentionDays: Whole,
  }),
});
export type MicroInternship = z.infer<typeof MicroInternship>;
