import * as z from 'zod/mini';
import { Slug } from './primitives.ts';
import { PlainText } from './text.ts';

/** What may be wrong with a posting. */
export const REPORT_REASONS = [
  'not-paid',
  'misleading',
  'discriminatory',
  'fraud',
  'closed',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** The most characters that a report may have beside its reason. */
export const MAX_REPORT_DETAILS = 1000;

/** What a visitor says is wrong with a posting. Nothing is asked of the person. */
export const ReportRequest = z.strictObject({
  microInternship: Slug,
  /** The campus on whose page the posting was seen. */
  campus: z.optional(Slug),
  reason: z.enum(REPORT_REASONS),
  details: z.optional(PlainText.check(z.trim(), z.maxLength(MAX_REPORT_DETAILS))),
});
export type ReportRequest = z.infer<typeof ReportRequest>;

/** What the visitor is told once the report is stored. */
export const ReportReceipt = z.object({ received: z.boolean() });
export type ReportReceipt = z.infer<typeof ReportReceipt>;
