import * as z from 'zod/mini';
import { Whole } from './primitives.ts';

/** Problem codes of the API. A problem's `type` is `/problems/` and one of these. */
export const PROBLEMS = [
  /** Invalid request; see `errors`. */
  'invalid-request',
  /** Unknown campus slug. */
  'unknown-campus',
  /** Not found. */
  'not-found',
  /** The posting is closed to applications. */
  'not-open',
  /** The questions or the privacy notice changed since the form was loaded. */
  'questions-changed',
  /** The code expired or has no attempts left; another one can be sent. */
  'code-ended',
  /** The posting is exclusive to the students of one campus. */
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

/** Error code of a field; its message comes from the locale. */
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

/** Field error: a JSON Pointer (RFC 6901) into the request and a code. */
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

/** Problem code of a `type`, from any origin. */
export const problemCode = ({ type }: Pick<Problem, 'type'>): ProblemCode | undefined =>
  PROBLEMS.find((code) => type.endsWith(problemType(code)));
