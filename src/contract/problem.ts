import * as z from 'zod/mini';

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
  /** The questions have changed since the form was shown. */
  'questions-changed',
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
export const FIELD_ERRORS = ['required', 'type', 'format', 'choice', 'range', 'too-short', 'too-long', 'characters', 'unknown'] as const;
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
  status: z.int(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(FieldError)),
});
export type Problem = z.infer<typeof Problem>;

export const problemType = (code: ProblemCode): string => `/problems/${code}`;

/** The code in a problem's `type`, whatever origin it is resolved against. */
export const problemCode = ({ type }: Pick<Problem, 'type'>): ProblemCode | undefined =>
  PROBLEMS.find((code) => type.endsWith(problemType(code)));

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const codeOf = (issue: z.core.$ZodIssue): FieldErrorCode => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'type';
    case 'too_small':
      if (issue.origin !== 'string') return 'range';
      return issue.minimum === 1 ? 'required' : 'too-short';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'range';
    case 'invalid_value':
      return issue.input === undefined || issue.values[0] === true ? 'required' : 'choice';
    case 'unrecognized_keys':
      return 'unknown';
    case 'custom':
      return (issue.params?.['code'] as FieldErrorCode | undefined) ?? 'format';
    default:
      return 'format';
  }
};

/** A schema's issues as field errors, one per field, unknown keys each by name. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] => {
  const errors = issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ pointer: pointer(path), code: codeOf(issue) }));
  });
  return errors.filter((error, index) => errors.findIndex(({ pointer }) => pointer === error.pointer) === index);
};

export type Checked<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] };

/** Parses a value by a schema and says in the contract's words what is wrong with it. */
export const check = <Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.output<Schema>> => {
  const result = z.safeParse(schema, value, { reportInput: true });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, errors: fieldErrors(result.error.issues) };
};
