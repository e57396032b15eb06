/** Parts of a list that its first rows do not need. Loaded after them, or with the first view on our own pages. */
export { renameNouns } from '../src/i18n/nouns.ts';
export * as feedParts from '../src/features/feed/feed.lazy.ts';
export { consumeShared } from '../src/runtime/context.ts';
export { FeedController } from './feed/feed-controller.ts';
