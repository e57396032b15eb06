import { WidgetError } from '../base/error.ts';
import type { Problem } from '../contract/problem.ts';

/** Error response with its problem details. */
export class ProblemError extends WidgetError {
  readonly problem: Problem | undefined;
  /** Seconds until a retry is allowed. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Problem | undefined, retryAfter?: string | null) {
    super('http', { status });
    this.problem = problem;
    this.retryAfter = Number(retryAfter) || undefined;
  }
}

/** True if a status is temporary. A rate-limited POST is not retried: the visitor sees a message. */
export const isRetryable = (status: number, method = 'GET'): boolean =>
  [502, 503, 504].includes(status) || (status === 429 && method === 'GET');

/** Maps an error of `fetch` to a `WidgetError`. */
export const toWidgetError = (error: unknown): WidgetError => {
  if (error instanceof WidgetError) return error;
  const { name } = error as Error;
  if (name === 'AbortError') return new WidgetError('aborted', { cause: error });
  if (name === 'TimeoutError') return new WidgetError('timeout', { cause: error });
  if (name === 'SyntaxError') return new WidgetError('contract', { cause: error });
  return new WidgetError('offline', { cause: error });
};
