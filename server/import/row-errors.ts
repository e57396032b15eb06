import * as z from 'zod/mini';
import { pointerOf } from './pointer.ts';
import type { RowError } from './mapping.ts';

const FOUND_LENGTH = 60;

/** A value as it is quoted to the operator. */
export const quoted = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length <= FOUND_LENGTH ? text : `${text.slice(0, FOUND_LENGTH).toWellFormed()}…"`;
};

export const found = (value: unknown, accepted: string): string =>
  `found ${quoted(value)}, accepted: ${accepted}`;

const TYPES: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const FORMATS: Partial<Record<string, string>> = {
  datetime: 'a moment with its offset, such as 2026-11-30T17:00:00-05:00',
  date: 'a day, such as 2026-11-30',
  email: 'an email address',
  url: 'an address starting with https://',
};

const bound = (issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string => {
  const [words, limit] =
    issue.code === 'too_big' ? ['at most', Number(issue.maximum)] : ['at least', Number(issue.minimum)];
  if (issue.origin === 'string') return `${words} ${limit} characters`;
  return issue.origin === 'array' ? `${words} ${limit} of them` : `${words} ${limit}`;
};

/** Messages for the contract's named checks. */
const ownForm = (issue: z.core.$ZodIssue): string => {
  const format = issue.code === 'custom' ? (issue.params?.format as string | undefined) : undefined;
  return FORMATS[format ?? ''] ?? 'another form';
};

const accepted = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'too_big':
    case 'too_small':
      return bound(issue);
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'another form';
    case 'invalid_union':
      return issue.discriminator === undefined ? 'one of a known kind' : `a known ${issue.discriminator}`;
    default:
      return issue.path.at(-1) === 'href' ? 'an address of http, https or mailto' : ownForm(issue);
  }
};

/** Zod's default message. */
const NO_MESSAGE = 'Invalid input';

/** The rejected value; a check of a whole object, or a union of objects, that points to one field is about that field. */
const inputOf = ({ code, input, path }: z.core.$ZodIssue): unknown => {
  const key = path.at(-1);
  const isOfField = code === 'custom' || code === 'invalid_union';
  const isWhole = isOfField && typeof input === 'object' && input !== null && key !== undefined;
  return isWhole && key in input ? input[key as keyof typeof input] : input;
};

const reasonOf = (issue: z.core.$ZodIssue): string => {
  const input = inputOf(issue);
  if (input === undefined) return 'is missing';
  if (input === '' && issue.code === 'too_small') return 'is empty';
  if (issue.code === 'too_big' && typeof input === 'string')
    return `has ${input.length} characters, accepted: at most ${issue.maximum}`;
  if (issue.code === 'too_big' && Array.isArray(input))
    return `has ${input.length} entries, accepted: at most ${issue.maximum}`;
  return found(input, issue.message === NO_MESSAGE ? accepted(issue) : issue.message);
};

/** The issues of the one member of a union that a value was meant for, or the issue of the union itself. */
const inUnion = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const TELLING = ['kind', 'type'];
  const meant = issue.errors.filter((issues) =>
    issues.every(({ path }) => !TELLING.includes(String(path[0]))),
  );
  const [first] = meant;
  return first && meant.length === 1
    ? first.flatMap((inner) => inUnion({ ...inner, path: [...issue.path, ...inner.path] }))
    : [issue];
};

/** A schema's issues in words, one for a field, unknown keys each by name. A schema's own message says what it accepts. */
export const rowErrors = (issues: readonly z.core.$ZodIssue[]): RowError[] => {
  const errors = issues
    .flatMap(inUnion)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), reason: 'is unknown' }))
        : [{ pointer: pointerOf(issue.path), reason: reasonOf(issue) }],
    );
  return errors.filter(
    (error, index) => errors.findIndex(({ pointer }) => pointer === error.pointer) === index,
  );
};

/** Parses a value by a schema and says in words what is wrong with it. */
export const parseRow = <Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): { ok: true; value: z.output<Schema> } | { ok: false; errors: RowError[] } => {
  const result = z.safeParse(schema, value, { reportInput: true });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, errors: rowErrors(result.error.issues) };
};
