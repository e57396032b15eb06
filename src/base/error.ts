/**
 * Error code: `offline` no network or no server, `timeout` no response in time, `http` error status, `contract` invalid
 * response, `config` invalid setting, `aborted` canceled.
 */
export type WidgetErrorCode = 'offline' | 'timeout' | 'http' | 'contract' | 'config' | 'aborted';

/** Error class of the widgets. */
export class WidgetError extends Error {
  override name = 'WidgetError';
  readonly code: WidgetErrorCode;
  /** HTTP status, only for `http`. */
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
