export { ReportStore, type ReportDraft, type ReportState } from './report-store.ts';
export { reportView, type ReportHandlers } from './report-view.ts';
export { reportStyles } from './report.styles.ts';
export { enReport as words } from '../../i18n/en-report.ts';
