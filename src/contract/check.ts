import * as z from 'zod/mini';
import type { FieldError, FieldErrorCode } from './problem.ts';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const codeOf = (issue: z.core.$ZodIssue): FieldErrorCode => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'type';
    case 'too_small':
      if (issue.minimum === 1 && issue.origin !== 'number') return 'required';
      return issue.origin === 'string' ? 'too-short' : 'range';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'range';
    case 'invalid_value':
      return issue.input === undefined || issue.values[0] === true ? 'required' : 'choice';
    case 'unrecognized_keys':
      return 'unknown';
    case 'custom':
      return (issue.params?.code as FieldErrorCode | undefined) ?? 'format';
    default:
      return 'format';
  }
};

/** First error of each field. */
export const oncePerField = (errors: readonly FieldError[]): FieldError[] => {
  const seen = new Set<string>();
  return errors.filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer));
};

/** Field errors of schema issues, one per field; unknown keys each have one. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] => {
  const errors = issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ pointer: pointer(path), code: codeOf(issue) }));
  });
  return oncePerField(errors);
};

export type Checked<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] };

/** Parses a value by a schema; issues become field errors of the contract. */
export const check = <Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.output<Schema>> => {
  const result = z.safeParse(schema, value, { reportInput: true });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, errors: fieldErrors(result.error.issues) };
};
