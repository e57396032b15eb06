/** What no first row needs, without effects of its own: what `later.ts` brings, and our pages and the server at once. */
export { renameNouns } from '../src/i18n/nouns.ts';
export * as feedExtras from '../src/features/feed/feed.lazy.ts';
export { consumeShared } from '../src/runtime/context.ts';
export { FeedController } from './feed/feed-controller.ts';
