import { html, nothing } from 'lit';
import type { FeedQuery } from '../../contract/feed.ts';
import type { FeedState } from './feed-store.ts';
import type { FeedEnv } from './feed-view.ts';

/** The order that the visitor has chosen, for those who hear the list's status and do not see its controls. */
export const orderNote = ({ query: { sort } }: FeedState, locked: FeedQuery, { t }: FeedEnv) =>
  sort === undefined || 'sort' in locked
    ? nothing
    : // The build takes a space away that a template begins with.
      html`<span class="unseen">${` · ${t.sorts[sort]}`}</span>`;
