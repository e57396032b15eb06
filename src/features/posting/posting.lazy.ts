import type { CSSResult } from 'lit';
import { postingStyles } from './posting.styles.ts';

export { messages } from './messages.en.ts';
export { PostingStore, type PostingState } from './posting-store.ts';
export { postingView, type PostingEnv, type PostingHandlers, type PostingViewData } from './posting-view.ts';

export const styles: readonly CSSResult[] = [postingStyles];
