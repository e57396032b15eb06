import * as z from 'zod/mini';
import { WidgetError } from '../base/error.ts';
import type { Problem } from '../contract/problem.ts';
import { ProblemError } from './error.ts';

const readProblem = async (response: Response): Promise<Problem | undefined> => {
  try {
    const body: unknown = await response.json();
    const { Problem } = await import('./problem-schema.lazy.ts');
    return z.parse(Problem, body);
  } catch {
    return undefined;
  }
};

/** Parses a response body by a schema. Throws `ProblemError` for an error status, `contract` for an invalid body. */
export const parseResponse = async <Schema extends z.core.$ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> => {
  if (!response.ok)
    throw new ProblemError(response.status, await readProblem(response), response.headers.get('Retry-After'));
  const parsed = z.safeParse(schema, await response.json());
  if (!parsed.success) throw new WidgetError('contract', { cause: parsed.error });
  return parsed.data;
};
