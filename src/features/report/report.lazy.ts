import type { CSSResult } from 'lit';
import { reportStyles } from './report.styles.ts';

export { ReportStore, type ReportDraft, type ReportState } from './report-store.ts';
export { reportView, type ReportHandlers } from './report-view.ts';
export const styles: readonly CSSResult[] = [reportStyles];
export { enReport as words } from '../../i18n/en-report.ts';
