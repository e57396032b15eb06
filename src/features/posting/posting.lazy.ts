import type { CSSResult } from 'lit';
import { postingStyles } from './posting.styles.ts';

export { messages } from './messages.en.ts';
export { PostingStore, type PostingState } from './posting-store.ts';
export { postingView } from './posting-view.ts';
export type {
  PostingActionsData,
  PostingEnv,
  PostingHandlers,
  PostingSlots,
  PostingViewData,
} from './types.ts';

export const styles: readonly CSSResult[] = [postingStyles];
