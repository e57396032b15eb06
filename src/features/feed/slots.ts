import { html, nothing } from 'lit';
import { message } from '../../ui/message.ts';
import { chips } from './active-filters.ts';
import { emptyHelp, fallbackNote, seeAll, staleNote } from './empty-view.ts';
import { orderNote } from './order-note.ts';
import type { DeferredFeedEnv, FeedSlots, FeedViewData } from './types.ts';

/** Renders the slots of a list for its state; the toggle of saved postings is its controller's. */
export const feedSlots = (
  { state, fixedFilters, limit }: Pick<FeedViewData, 'state' | 'fixedFilters' | 'limit'>,
  env: DeferredFeedEnv,
): FeedSlots => ({
  activeFilters: chips(state, fixedFilters, env),
  orderNote: orderNote(state, fixedFilters, env),
  ...(state.kind === 'ready' && {
    staleNote: staleNote(state, env),
    fallbackNote: fallbackNote(state, env),
    loadMoreError: state.loadMoreFailed ? html`<p role="alert">${env.t.moreFailed}</p>` : nothing,
    seeAll: seeAll(state, limit, env),
  }),
  ...(state.kind === 'empty' && { help: emptyHelp(state, fixedFilters, env) }),
  ...(state.kind === 'unknown-campus' && { help: message({ text: env.t.unknownCampusHelp }) }),
});
