import type { WidgetErrorCode } from '../base/error.ts';
import type { MoreMessages } from '../i18n/en-more.ts';
import type { Env } from '../i18n/env.ts';

/** Error message of a code; a generic one until the messages are loaded. */
export const failureText = (code: WidgetErrorCode, { t }: Env): string =>
  (t as Partial<MoreMessages>).failures?.[code] ?? t.failed;
