import { WidgetError } from '../base/error.ts';
import type { Problem } from '../contract/problem.ts';

/** An answer that says no, with the problem details that came with it. */
export class ProblemError extends WidgetError {
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super('http', { status });
    this.problem = problem;
  }
}

/** Turns whatever `fetch` and ky throw into the one error of the widgets. */
export const toWidgetError = (error: unknown): WidgetError => {
  if (error instanceof WidgetError) return error;
  const { name, response } = error as Error & { response?: Response };
  if (name === 'HTTPError' && response) return new ProblemError(response.status, undefined);
  if (name === 'AbortError') return new WidgetError('aborted', { cause: error });
  if (name === 'TimeoutError') return new WidgetError('timeout', { cause: error });
  if (name === 'SyntaxError') return new WidgetError('contract', { cause: error });
  return new WidgetError('offline', { cause: error });
};
