import { WidgetError } from '../base/error.ts';
import type { Problem } from '../contract/problem.ts';

/** An answer that says no, with the problem details that came with it. */
export class ProblemError extends WidgetError {
  readonly problem: Problem | undefined;
  /** After so many seconds it may be asked again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Problem | undefined, retryAfter?: string | null) {
    super('http', { status });
    this.problem = problem;
    this.retryAfter = Number(retryAfter) || undefined;
  }
}

/** Whether a refusal may be gone in a moment. Too many applications are not: the visitor is told to wait. */
export const isRetryable = (status: number, method = 'GET'): boolean =>
  [502, 503, 504].includes(status) || (status === 429 && method === 'GET');

/** Turns whatever `fetch` throws into the one error of the widgets. */
export const toWidgetError = (error: unknown): WidgetError => {
  if (error instanceof WidgetError) return error;
  const { name } = error as Error;
  if (name === 'AbortError') return new WidgetError('aborted', { cause: error });
  if (name === 'TimeoutError') return new WidgetError('timeout', { cause: error });
  if (name === 'SyntaxError') return new WidgetError('contract', { cause: error });
  return new WidgetError('offline', { cause: error });
};
