import * as z from 'zod/mini';
import { Money, Whole } from './primitives.ts';
import { QuestionSet } from './questions.ts';
import { RichText } from './rich-text.ts';
import { STATEMENTS } from './statements.ts';
import { Due, MicroInternshipSummary } from './summary.ts';

/** Segment of the work with its own due date and, if the project is paid in segments, its own pay. */
export const Milestone = z.object({
  title: z.string(),
  due: z.optional(Due),
  pay: z.optional(Money),
});
export type Milestone = z.infer<typeof Milestone>;

/** Eligibility that the employer states. Informative; only `exclusiveTo` is enforced. */
export const Eligibility = z.object({
  classYears: z.optional(z.array(z.string())),
  majors: z.optional(z.array(z.string())),
  workAuthorisation: z.optional(z.string()),
});
export type Eligibility = z.infer<typeof Eligibility>;

/** Posting with all public details. */
export const MicroInternship = z.object({
  ...MicroInternshipSummary.shape,
  description: RichText,
  deliverables: z.array(z.string()),
  milestones: z.array(Milestone),
  /** Country where the student works, or lives if the work is remote: ISO 3166-1, such as US. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  eligibility: Eligibility,
  requiredDocuments: z.array(z.string()),
  questions: QuestionSet,
  /** Token to upload files, if the posting asks for one; valid for at least a day. */
  uploadToken: z.optional(z.string()),
  /** Statements that an applicant must make. */
  statements: z.array(z.enum(STATEMENTS)),
  /** Email domains that may apply to an exclusive posting. Without them the school is only preferred. */
  emailDomains: z.optional(z.array(z.string())),
  privacy: z.object({
    /** Version of the privacy notice above the form; stored with the consent. */
    version: z.string(),
    /** Retention of applications, in days after the decision. */
    retentionDays: Whole,
  }),
});
export type MicroInternship = z.infer<typeof MicroInternship>;
