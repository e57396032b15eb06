export { ApplyStore, readRefusal, startOf, type ApplyState, type SendFailure } from './apply-store.ts';
export { applyView, type ApplyHandlers } from './apply-view.ts';
export { applyStyles } from './apply.styles.ts';
export { emptyDraft, readDraft, toRequest, type Draft } from './draft.ts';
export { enPosting, loadPostingWords, postingWordsOf } from '../../i18n/posting-words.ts';
