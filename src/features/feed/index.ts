export { FeedStore, type FeedState } from './feed-store.ts';
export { feedView, type FeedEnv, type FeedHandlers } from './feed-view.ts';
export { feedStyles } from './feed.styles.ts';
export type { Choice } from './filters.ts';
export type { FeedExtras } from './feed-view.ts';
export type { SavedPostings } from './saved-postings.ts';
