import type { CSSResult } from 'lit';
import { applyStyles } from './apply.styles.ts';

export { ApplyStore, byField, type ApplyState, type SendFailure } from './apply-store.ts';
export { applyView, type ApplyHandlers, type FieldRenderers } from './apply-view.ts';
export const styles: readonly CSSResult[] = [applyStyles];
export type { Draft } from './draft.ts';
export { enPosting, loadPostingWords, postingWordsOf } from '../../i18n/posting-words.ts';
