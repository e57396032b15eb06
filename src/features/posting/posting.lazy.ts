export { PostingStore, type PostingState } from './posting-store.ts';
export { postingView, type PostingHandlers, type PostingViewData } from './posting-view.ts';
export { postingStyles } from './posting.styles.ts';
export { enPosting, loadPostingWords, postingWordsOf } from '../../i18n/posting-words.ts';
