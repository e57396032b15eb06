export { FeedStore, type FeedState } from './feed-store.ts';
export { feedView } from './feed-view.ts';
export type { FeedEnv, FeedHandlers, FeedSlots, FeedViewData } from './types.ts';
export { feedStyles } from './feed.styles.ts';
export type { Choice } from './filters.ts';
export type { SavedPostings } from './saved-postings.ts';
