import * as z from 'zod/mini';
import type { MicroInternship } from './micro-internship.ts';
import { Instant, Slug, ZonedInstant, Whole } from './primitives.ts';
import { answersTo } from './questions.ts';
import { LineText } from './text.ts';

const line = (maxLength: number) => LineText.check(z.trim(), z.minLength(1), z.maxLength(maxLength));

/** A statement that has to be made. */
const Agreed = z.boolean().check(z.refine(Boolean, { params: { code: 'required' } }));

/** Who applies. Nothing else is asked of a person. */
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
  /** The campus on whose page the visitor applied. */
  campus: z.optional(Slug),
  questionsVersion: Whole.check(z.positive()),
  person: Person,
  answers: z.looseObject({}),
  statements: z.looseObject({}),
  /** The version of the privacy notice that the applicant agreed to. */
  consent: z.strictObject({ version: z.string().check(z.maxLength(40)), given: Agreed }),
  /** The token of a device that has confirmed this email before: with it no code is asked for. */
  device: z.optional(z.string().check(z.maxLength(2000))),
});
export type ApplicationRequest = z.infer<typeof ApplicationRequest>;

/** The schema of an application to one posting: its questions, its statements. */
export const applicationTo = (posting: Pick<MicroInternship, 'questions' | 'statements'>) =>
  z.strictObject({
    ...ApplicationRequest.shape,
    statements: z.strictObject(
      Object.fromEntries(posting.statements.map((statement) => [statement, Agreed])),
    ),
    answers: answersTo(posting.questions.items),
  });

/** An application that does not count before its applicant has proved the mailbox by a six-digit code. */
export const Confirmation = z.object({
  /** The right to enter the code, to have another one sent and to correct the address. */
  token: z.string(),
  /** The end of the time for it. */
  confirmBy: Instant,
});
export type Confirmation = z.infer<typeof Confirmation>;

/** What the applicant is told once the application is stored. */
export const Receipt = z.object({
  id: z.string(),
  /** The application's number as a person reads it out: `7ZK2-M0QD`. */
  reference: z.string(),
  microInternship: z.object({ slug: Slug, title: z.string() }),
  employer: z.object({ name: z.string() }),
  receivedAt: Instant,
  decisionBy: z.optional(ZonedInstant),
  /** Stands in a receipt as long as the mailbox is not proved. */
  confirmation: z.optional(Confirmation),
});
export type Receipt = z.infer<typeof Receipt>;
