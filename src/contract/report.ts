import * as z from 'zod/mini';
import { Slug } from './primitives.ts';
import { PlainText } from './text.ts';

/** Reasons to report a posting. */
export const REPORT_REASONS = [
  'not-paid',
  'misleading',
  'discriminatory',
  'fraud',
  'closed',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Maximum characters of a report's details. */
export const MAX_REPORT_DETAILS = 1000;

/** Anonymous report of a posting. */
export const ReportRequest = z.strictObject({
  microInternship: Slug,
  /** Campus on whose page the posting was seen. */
  campus: z.optional(Slug),
  reason: z.enum(REPORT_REASONS),
  details: z.optional(PlainText.check(z.trim(), z.maxLength(MAX_REPORT_DETAILS))),
});
export type ReportRequest = z.infer<typeof ReportRequest>;

/** Receipt of a stored report. */
export const ReportReceipt = z.object({ received: z.boolean() });
export type ReportReceipt = z.infer<typeof ReportReceipt>;
