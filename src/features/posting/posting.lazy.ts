import type { CSSResult } from 'lit';
import { postingStyles } from './posting.styles.ts';

export { PostingStore, type PostingState } from './posting-store.ts';
export { postingView, type PostingHandlers, type PostingViewData } from './posting-view.ts';
export const styles: readonly CSSResult[] = [postingStyles];
export { enPosting, loadPostingWords, postingWordsOf } from '../../i18n/posting-words.ts';
