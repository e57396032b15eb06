import type { WidgetErrorCode } from '../base/error.ts';
import type { MoreMessages } from '../i18n/en-more.ts';
import type { Env } from '../i18n/env.ts';

/** Why something failed, in words; until those are there, that it did. */
export const failureText = (code: WidgetErrorCode, { t }: Env): string =>
  (t as Partial<MoreMessages>).failures?.[code] ?? t.failed;
