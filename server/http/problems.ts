import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { problemType, type FieldError, type Problem, type ProblemCode } from '../../src/contract/problem.ts';
import { isOutage, outageCode } from './database-outage.ts';

const KINDS: Record<ProblemCode, { status: ContentfulStatusCode; title: string }> = {
  'invalid-request': { status: 400, title: 'The request does not fit the contract.' },
  'unknown-campus': { status: 404, title: 'No campus has this slug.' },
  'not-found': { status: 404, title: 'Nothing is here.' },
  'not-open': { status: 409, title: 'The posting takes no applications now.' },
  'questions-changed': { status: 409, title: 'The questions have changed since the form was shown.' },
  'code-ended': { status: 410, title: 'The code has ended.' },
  exclusive: { status: 403, title: 'The posting is for the students of one campus.' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used with another body.' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here.' },
  'too-large': { status: 413, title: 'The request body is too large.' },
  'unsupported-media-type': {
    status: 415,
    title: 'The request body is not of the media type that is taken.',
  },
  'too-many-requests': { status: 429, title: 'Too many requests.' },
  unavailable: { status: 503, title: 'The service is not available now.' },
  internal: { status: 500, title: 'The server failed to answer.' },
};

/** A refusal on its way to becoming an answer. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;

  get status(): ContentfulStatusCode {
    return KINDS[this.code].status;
  }

  constructor(
    code: ProblemCode,
    {
      detail,
      errors,
      headers = {},
    }: { detail?: string; errors?: FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.headers = headers;
  }
}

/** Retry-After in seconds while the database is away. */
const RETRY_AFTER = '5';

/**
 * The refusal that an error means: its own, or `unavailable` where the database cannot answer now. `undefined` for a
 * failure of ours.
 */
export const problemOf = (error: unknown, log: Logger): ProblemError | undefined => {
  if (error instanceof ProblemError) return error;
  if (!isOutage(error)) return undefined;
  log.warn({ code: outageCode(error) }, 'the database cannot answer');
  return new ProblemError('unavailable', { headers: { 'Retry-After': RETRY_AFTER } });
};

/** Answers with problem details, RFC 9457. */
export const respondProblem = (
  context: Context,
  { code, status, detail, errors, headers }: ProblemError,
): Response => {
  const { title } = KINDS[code];
  const problem: Problem = {
    type: problemType(code),
    title,
    status,
    ...(detail !== undefined && { detail }),
    ...(errors !== undefined && { errors }),
  };
  return context.json(problem, status, {
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
};
