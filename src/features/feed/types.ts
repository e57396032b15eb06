import type { FeedQuery } from '../../contract/feed.ts';
import type { FilterName } from '../../contract/filters.ts';
import type { DeferredMessages } from '../../i18n/deferred-messages.en.ts';
import type { Env } from '../../i18n/env.ts';
import type { CardHandlers } from '../../ui/card.ts';
import type { DeferredFeedMessages } from './deferred-messages.en.ts';
import type { FeedState } from './feed-store.ts';
import type { Choice } from './filters.ts';
import type { FeedMessages } from './messages.en.ts';

export interface FeedHandlers extends CardHandlers {
  choose: (choice: Choice) => void;
  more: () => void;
  retry: () => void;
}

export type FeedEnv = Env<FeedMessages, FeedHandlers>;

/** Handlers of controls that disappear with what they remove. */
export interface SlotHandlers extends FeedHandlers {
  drop: (choice: Choice) => void;
  clear: () => void;
}

/** Environment of the slots, with their messages. */
export type DeferredFeedEnv = Env<FeedMessages & DeferredMessages & DeferredFeedMessages, SlotHandlers>;

/** Finished templates of the parts that come after the first rows; each is empty in a state that has no use for it. */
export interface FeedSlots {
  activeFilters?: unknown;
  /** Sort order, in the status. */
  orderNote?: unknown;
  /** Toggle that shows saved postings only. */
  savedFilter?: unknown;
  staleNote?: unknown;
  fallbackNote?: unknown;
  loadMoreError?: unknown;
  seeAll?: unknown;
  /** Help of the empty states. */
  help?: unknown;
}

export interface FeedViewData {
  state: FeedState;
  layout: 'cards' | 'list' | 'compact';
  /** Filters to show, in order. */
  filterNames: readonly FilterName[];
  /** Filters set by the page, without a control. */
  fixedFilters: FeedQuery;
  hasSearch: boolean;
  /** Maximum rows. */
  limit?: number | undefined;
  /** `undefined` until they are loaded; `null` if they failed to load. */
  slots?: FeedSlots | null | undefined;
  /** Number of the list on its page, for accessible names. */
  place?: string | undefined;
}
