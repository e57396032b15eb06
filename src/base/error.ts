/**
 * Why something failed: `offline` no network or no server, `timeout` no answer in time, `http` an answer that says no,
 * `contract` an answer that cannot be understood, `config` a setting that cannot work, `aborted` no longer wanted.
 */
export type WidgetErrorCode = 'offline' | 'timeout' | 'http' | 'contract' | 'config' | 'aborted';

/** The one error that the widgets throw and catch. */
export class WidgetError extends Error {
  override name = 'WidgetError';
  readonly code: WidgetErrorCode;
  /** HTTP status, for `http` alone. */
  readonly status: number | undefined;

  constructor(
    code: WidgetErrorCode,
    { status, cause }: { status?: number | undefined; cause?: unknown } = {},
  ) {
    super(code, { cause });
    this.code = code;
    this.status = status;
  }
}
