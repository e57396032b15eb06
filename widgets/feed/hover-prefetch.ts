import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { FeedHost } from '../host.ts';
import { parts } from '../parts.ts';

/** Hover-intent delay before prefetch, in ms. */
const HOVER_INTENT_DELAY = 100;

const ignore = () => undefined;

/** Prefetches a posting on hover or focus, and the next page from the last card. */
export class HoverPrefetch {
  readonly #feed: FeedHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(feed: FeedHost) {
    this.#feed = feed;
  }

  readonly prefetch = (item: MicroInternshipSummary): void => {
    this.cancel();
    const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
    if (connection?.saveData || connection?.effectiveType?.endsWith('2g')) return;
    this.#timer = setTimeout(() => {
      // The browser caches the responses for as long as the API says. Errors are handled where they are needed.
      void parts.posting().catch(ignore);
      const { client, config } = this.#feed;
      void client.microInternship(item.slug, config.campus, new AbortController().signal).catch(ignore);
      this.#prefetchNextPage(item);
    }, HOVER_INTENT_DELAY);
  };

  cancel(): void {
    clearTimeout(this.#timer);
  }

  #prefetchNextPage(item: MicroInternshipSummary): void {
    const { client, config, feed } = this.#feed;
    const { state, next } = feed;
    const isLast = state.kind === 'ready' && state.page.rows.at(-1) === item;
    if (!isLast || !next || config.limit !== undefined) return;
    void client.feed(next, new AbortController().signal).catch(ignore);
  }
}
