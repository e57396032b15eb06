import { css, html, nothing } from 'lit';
import { withParams } from '../../base/url.ts';
import type { FacetCount, FeedQuery } from '../../contract/feed.ts';
import { action } from '../../ui/action.ts';
import { failureText } from '../../ui/failure.ts';
import { message } from '../../ui/message.ts';
import { writeParams } from './url-params.ts';
import { askedText } from './active-filters.ts';
import type { FeedState } from './feed-store.ts';
import type { DeferredFeedEnv } from './feed-view.ts';
import type { FilterKey } from './filters.ts';

type Env = DeferredFeedEnv;
type EmptyState = FeedState & { kind: 'empty' };

const MOST = 4;

const nameOf = (key: FilterKey | 'q', query: FeedQuery, env: Env, currency: string | undefined): string => {
  const value = query[key];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return env.format.list(values.map((one) => askedText(key, one, undefined, env, currency)));
};

const dropping = ({ value, count }: FacetCount, { query, page }: EmptyState, env: Env) => {
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

/** Which filter to drop where nothing matches, by how many that helps; those that the page has fixed cannot be. */
const drops = (state: EmptyState, locked: FeedQuery, env: Env) => {
  const helpful = state.page.relaxed.filter(({ value }) => !(value in locked)).slice(0, MOST);
  return helpful.length === 0
    ? nothing
    : html`
        <p>${env.t.dropOne}</p>
        <ul class="drops" role="list">
          ${helpful.map((relaxed) => dropping(relaxed, state, env))}
        </ul>
      `;
};

const noneMatch = (state: EmptyState, locked: FeedQuery, env: Env) => {
  const { t, on } = env;
  return html`
    <p>${t.noneMatchHelp}</p>
    ${drops(state, locked, env)}
    <button type="button" class="button" @click=${on.clear}>${t.clearFilters}</button>
  `;
};

/** Where to go from a list in which nothing is open. */
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
        ? html`<ul class="drops" role="list">
            ${ways.map(([href, label]) => html`<li><a href=${href}>${label}</a></li>`)}
          </ul>`
        : nothing
    }
  `;
};

/** What to do where there is nothing to show. Part: `message`. */
export const emptyHelp = (state: EmptyState, locked: FeedQuery, env: Env) => html`
  <div class="message" part="message">
    ${state.isFiltered ? noneMatch(state, locked, env) : noneLive(state, env)}
  </div>
`;

/** Why the rows on show are not the newest. */
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

/** Where the rows come from that are not the campus's own. */
export const widerNote = ({ page: { isWider, campus } }: FeedState & { kind: 'ready' }, { t }: Env) =>
  isWider ? html`<p class="quiet">${t.wider(campus?.name ?? '')}</p>` : nothing;

/** The way from a list of a few to the whole of it. Part: `see-all`. */
export const seeAll = (
  { page: { rows, total, campus } }: FeedState & { kind: 'ready' },
  limit: number | undefined,
  { t }: Env,
) =>
  limit === undefined || total <= Math.min(limit, rows.length) || campus?.url === undefined
    ? nothing
    : html`<p><a class="button" part="see-all" href=${campus.url}>${t.seeAll(total)}</a></p>`;

export const emptyStyles = css`
  .drops {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1em;
  }
`;
