import * as z from 'zod/mini';
import { Whole } from './primitives.ts';

/** Everything the API refuses for. A problem's `type` is `/problems/` and one of these. */
export const PROBLEMS = [
  /** The request does not fit the contract; `errors` says where. */
  'invalid-request',
  /** No campus has this slug. */
  'unknown-campus',
  /** Nothing is here. */
  'not-found',
  /** The posting takes no applications now. */
  'not-open',
  /** The questions or the privacy notice have changed since the form was shown. */
  'questions-changed',
  /** The code has run out of time or of tries; another one can be sent. */
  'code-ended',
  /** The posting is for the students of one campus. */
  'exclusive',
  /** The `Idempotency-Key` was used with another body. */
  'idempotency-key-reused',
  'method-not-allowed',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

/** Why a field was refused; the words for it are the locale's. */
export const FIELD_ERRORS = [
  'required',
  'type',
  'format',
  'choice',
  'range',
  'too-short',
  'too-long',
  'characters',
  'unknown',
] as const;
export type FieldErrorCode = (typeof FIELD_ERRORS)[number];

/** One refused field: a JSON Pointer (RFC 6901) into the request and the reason. */
export const FieldError = z.object({
  pointer: z.string(),
  code: z.catch(z.enum(FIELD_ERRORS), 'format'),
});
export type FieldError = z.infer<typeof FieldError>;

/** Problem details, RFC 9457. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: Whole,
  detail: z.optional(z.string()),
  errors: z.optional(z.array(FieldError)),
});
export type Problem = z.infer<typeof Problem>;

export const problemType = (code: ProblemCode): string => `/problems/${code}`;

/** The code in a problem's `type`, whatever origin it is resolved against. */
export const problemCode = ({ type }: Pick<Problem, 'type'>): ProblemCode | undefined =>
  PROBLEMS.find((code) => type.endsWith(problemType(code)));
