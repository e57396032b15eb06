import type { CSSResult } from 'lit';
import { reportStyles } from './report.styles.ts';

export { messages } from './messages.en.ts';
export { ReportStore, type ReportDraft, type ReportState } from './report-store.ts';
export { reportView, type ReportHandlers } from './report-view.ts';

export const styles: readonly CSSResult[] = [reportStyles];
