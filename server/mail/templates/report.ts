import type { ReportReason } from '../../../src/contract/report.ts';
import type { NewMail } from '../../store/applications.ts';
import type { NewReport } from '../../store/reports.ts';
import { dueAt, paragraphs } from './format.ts';

const REASONS: Record<ReportReason, string> = {
  'not-paid': 'it is not paid as stated',
  misleading: 'it is misleading',
  discriminatory: 'it discriminates',
  fraud: 'it is fraud',
  closed: 'it is closed',
  other: 'another reason',
};

/** Mail to the operator: a visitor reported a posting. */
export const reportMail = (
  { id, reason, details, campus, createdAt }: NewReport,
  { posting, employer }: { posting: { slug: string; title: string }; employer: { name: string } },
  { to, publicUrl }: { to: string; publicUrl: string },
): NewMail => ({
  ...dueAt(createdAt),
  to,
  subject: `Reported: ${posting.title}`,
  text: paragraphs(
    `Somebody has reported "${posting.title}" of ${employer.name}: ${REASONS[reason]}.`,
    details ?? undefined,
    campus ? `It was seen on a page of ${campus}.` : undefined,
    `${publicUrl}/m/${posting.slug}`,
    `The report's number is ${id}. Nobody was asked who they are.`,
  ),
});
