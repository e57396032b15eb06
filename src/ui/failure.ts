import type { WidgetErrorCode } from '../base/error.ts';
import type { Env } from '../i18n/env.ts';

/** The message of an error code; a general one until the deferred messages are loaded. */
export const failureText = (code: WidgetErrorCode, { t }: Env): string => t.failures?.[code] ?? t.failed;
