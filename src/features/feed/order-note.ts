import { html, nothing } from 'lit';
import type { FeedQuery } from '../../contract/feed.ts';
import type { FeedState } from './feed-store.ts';
import type { FeedEnv } from './types.ts';

/** Sort order in the status, for screen readers. */
export const orderNote = ({ query: { sort } }: FeedState, fixedFilters: FeedQuery, { t }: FeedEnv) =>
  sort === undefined || 'sort' in fixedFilters
    ? nothing
    : // The build takes a space away that a template begins with.
      html`<span class="unseen">${` · ${t.sorts[sort]}`}</span>`;
