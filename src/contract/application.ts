import * as z from 'zod/mini';
import type { MicroInternship } from './micro-internship.ts';
import { Instant, Slug, ZonedInstant, Whole } from './primitives.ts';
import { answersTo } from './questions.ts';
import { LineText } from './text.ts';

const line = (maxLength: number) => LineText.check(z.trim(), z.minLength(1), z.maxLength(maxLength));

/** Required consent. */
const Agreed = z.boolean().check(z.refine(Boolean, { params: { code: 'required' } }));

/** Applicant's contact details. */
export const Person = z.strictObject({
  name: line(200),
  email: LineText.check(z.trim(), z.minLength(1), z.maxLength(254), z.email()),
  school: line(200),
  graduationTerm: z.optional(line(40)),
});
export type Person = z.infer<typeof Person>;

/**
 * An application before it is known which posting's questions it answers.
 * The keys stand in the order of the form, and so do the errors.
 */
export const ApplicationRequest = z.strictObject({
  microInternship: Slug,
  /** Campus on whose page the visitor applied. */
  campus: z.optional(Slug),
  questionsVersion: Whole.check(z.positive()),
  person: Person,
  answers: z.looseObject({}),
  statements: z.looseObject({}),
  /** Version of the privacy notice that the applicant agreed to. */
  consent: z.strictObject({ version: z.string().check(z.maxLength(40)), given: Agreed }),
  /** Token of a device that confirmed this email before; skips the code. */
  device: z.optional(z.string().check(z.maxLength(2000))),
});
export type ApplicationRequest = z.infer<typeof ApplicationRequest>;

/** Schema of an application to one posting, with its questions and statements. */
export const applicationTo = (posting: Pick<MicroInternship, 'questions' | 'statements'>) =>
  z.strictObject({
    ...ApplicationRequest.shape,
    statements: z.strictObject(
      Object.fromEntries(posting.statements.map((statement) => [statement, Agreed])),
    ),
    answers: answersTo(posting.questions.items),
  });

/** Pending email confirmation, by a six-digit code. The application counts after it. */
export const Confirmation = z.object({
  /** Token to enter the code, resend it or correct the email. */
  token: z.string(),
  /** Expiry of the confirmation. */
  confirmBy: Instant,
});
export type Confirmation = z.infer<typeof Confirmation>;

/** Receipt of a stored application. */
export const Receipt = z.object({
  id: z.string(),
  /** The application's number as a person reads it out: `7ZK2-M0QD`. */
  reference: z.string(),
  microInternship: z.object({ slug: Slug, title: z.string() }),
  employer: z.object({ name: z.string() }),
  receivedAt: Instant,
  decisionBy: z.optional(ZonedInstant),
  /** Present until the email is confirmed. */
  confirmation: z.optional(Confirmation),
});
export type Receipt = z.infer<typeof Receipt>;
