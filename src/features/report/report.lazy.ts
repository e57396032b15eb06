export { ReportStore, type ReportDraft, type ReportState } from './report-store.ts';
export { reportView, type ReportHandlers } from './report-view.ts';
export { reportStyles } from './report.styles.ts';
export { messages } from './messages.en.ts';
