import { nothing } from 'lit';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { FeedEnv, FeedState } from '../../src/features/feed/index.ts';
import { messages, savedFilter, SavedPostings, saveToggle } from '../../src/features/feed/feed.lazy.ts';
import { withMessages } from '../../src/i18n/env.ts';
import type { FeedHost } from '../host.ts';

/** Saved postings of a campus: the toggle on each card, and the filter that shows them alone. */
export class SavedController {
  readonly #feed: FeedHost;
  #saved: SavedPostings;
  #isFiltered = false;

  constructor(feed: FeedHost) {
    this.#feed = feed;
    this.#saved = this.#watch();
  }

  /** Reads the saved postings again: another campus has others. */
  reset(): void {
    this.#feed.stores.drop(this.#saved);
    this.#saved = this.#watch();
  }

  /** The list's state: all rows, or the saved ones alone. */
  visible(state: FeedState): FeedState {
    const saved = this.#saved.state;
    this.#isFiltered &&= saved.length > 0;
    if (!this.#isFiltered || !('page' in state)) return state;
    const page = {
      ...state.page,
      rows: saved,
      total: saved.length,
      nextCursor: undefined,
      isFallback: false,
    };
    // In the order of saving, the latest first.
    const query = { ...state.query, sort: undefined };
    return { query, kind: 'ready', page, pending: 'none', loadMoreFailed: false };
  }

  /** The saved filter, once something is saved. */
  filter(env: FeedEnv) {
    const count = this.#saved.state.length;
    const showSaved = () => {
      this.#isFiltered = !this.#isFiltered;
      this.#feed.requestUpdate();
    };
    const savedEnv = withMessages({ ...env, on: { showSaved } }, messages);
    return count === 0 ? nothing : savedFilter(count, this.#isFiltered, savedEnv);
  }

  /** The save toggle of a card. */
  toggle(item: MicroInternshipSummary, env: FeedEnv) {
    const save = () => {
      this.#saved.toggle(item);
      // Among saved postings alone the card goes, and the pressed toggle with it.
      if (this.#isFiltered) this.#feed.focusNext('.status');
    };
    return saveToggle(item, this.#saved.has(item), withMessages({ ...env, on: { save } }, messages));
  }

  #watch(): SavedPostings {
    const { stores, config } = this.#feed;
    return stores.watch(new SavedPostings(() => localStorage, config.campus));
  }
}
