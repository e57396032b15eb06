export { DetailStore, type DetailState } from './detail-store.ts';
export { detailView, type DetailHandlers, type DetailViewData } from './detail-view.ts';
export { detailStyles } from './detail.styles.ts';
export { enPosting, loadPostingWords, postingWordsOf } from '../../i18n/posting-words.ts';
