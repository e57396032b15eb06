import { css, html, nothing } from 'lit';
import { withParams } from '../../base/url.ts';
import type { FacetCount, FeedQuery } from '../../contract/feed.ts';
import type { FilterKey } from '../../contract/filters.ts';
import { action } from '../../ui/action.ts';
import { failureText } from '../../ui/failure.ts';
import { message } from '../../ui/message.ts';
import { writeParams } from './url-params.ts';
import { filterLabel } from './active-filters.ts';
import type { FeedState } from './feed-store.ts';
import type { DeferredFeedEnv } from './types.ts';

type Env = DeferredFeedEnv;
type EmptyState = FeedState & { kind: 'empty' };

const MAX_SUGGESTIONS = 4;

const nameOf = (key: FilterKey | 'q', query: FeedQuery, env: Env, currency: string | undefined): string => {
  const value = query[key];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return env.format.list(values.map((one) => filterLabel(key, one, undefined, env, currency)));
};

const suggestion = ({ value, count }: FacetCount, { query, page }: EmptyState, env: Env) => {
  const { t, on, links } = env;
  const key = value as FilterKey | 'q';
  const { [key]: _, ...rest } = query;
  return html`
    <li>
      ${action({
        label: t.dropped(nameOf(key, query, env, page.campus?.currency), count),
        className: 'button',
        part: 'drop',
        href:
          links.list &&
          withParams(links.list, [...links.persistentParams, ...writeParams(rest, links.defaults)]),
        press: () => on.drop({ [key]: undefined }),
      })}
    </li>
  `;
};

/** Suggested filters to remove. Parts: `drop`. */
const suggestions = (state: EmptyState, fixedFilters: FeedQuery, env: Env) => {
  const helpful = state.page.suggestions
    .filter(({ value }) => !(value in fixedFilters))
    .slice(0, MAX_SUGGESTIONS);
  return helpful.length === 0
    ? nothing
    : html`
        <p>${env.t.dropOne}</p>
        <ul class="suggestions" role="list">
          ${helpful.map((one) => suggestion(one, state, env))}
        </ul>
      `;
};

const noneMatch = (state: EmptyState, fixedFilters: FeedQuery, env: Env) => {
  const { t, on } = env;
  return html`
    <p>${t.noneMatchHelp}</p>
    ${suggestions(state, fixedFilters, env)}
    <button type="button" class="button" @click=${on.clear}>${t.clearFilters}</button>
  `;
};

/** Links out of a list without live postings. */
const noneLive = ({ page }: EmptyState, { t, links }: Env) => {
  const { url, hostUrl } = page.campus ?? {};
  const ways = [
    [links.list === undefined ? url : undefined, t.wholeList],
    [hostUrl, t.hostOne],
  ].filter(([href]) => href !== undefined);
  return html`
    <p>${t.noneLiveHelp}</p>
    ${
      ways.length > 0
        ? html`<ul class="suggestions" role="list">
            ${ways.map(([href, label]) => html`<li><a href=${href}>${label}</a></li>`)}
          </ul>`
        : nothing
    }
  `;
};

/** Empty state. Part: `message`. */
export const emptyHelp = (state: EmptyState, fixedFilters: FeedQuery, env: Env) => html`
  <div class="message" part="message">
    ${state.isFiltered ? noneMatch(state, fixedFilters, env) : noneLive(state, env)}
  </div>
`;

/** Alert that stale rows are shown. */
export const staleNote = ({ stale }: FeedState & { kind: 'ready' }, env: Env) => {
  const { t, on, format } = env;
  return stale
    ? html`<div role="alert">
        ${message({
          text: `${failureText(stale.error.code, env)} ${t.staleSince(format.time(stale.since))}`,
          action: { label: t.tryAgain, press: on.retry },
        })}
      </div>`
    : nothing;
};

/** Note that the rows are the wider marketplace's. */
export const fallbackNote = ({ page: { isFallback, campus } }: FeedState & { kind: 'ready' }, { t }: Env) =>
  isFallback ? html`<p class="quiet">${t.wider(campus?.name ?? '')}</p>` : nothing;

/** Link to the whole list. Part: `see-all`. */
export const seeAll = (
  { page: { rows, total, campus } }: FeedState & { kind: 'ready' },
  limit: number | undefined,
  { t }: Env,
) =>
  limit === undefined || total <= Math.min(limit, rows.length) || campus?.url === undefined
    ? nothing
    : html`<p><a class="button" part="see-all" href=${campus.url}>${t.seeAll(total)}</a></p>`;

export const emptyStyles = css`
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1em;
  }
`;
