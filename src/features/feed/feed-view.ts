import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { withParams } from '../../base/url.ts';
import { SORTS, type FeedQuery } from '../../contract/feed.ts';
import { action } from '../../ui/action.ts';
import { card } from '../../ui/card.ts';
import { failureText } from '../../ui/failure.ts';
import { message } from '../../ui/message.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { paramName, writeParams } from './url-params.ts';
import type { FeedState, Page } from './feed-store.ts';
import { countActive, optionLabel, readChoice, shownFilters, type ShownFilter } from './filters.ts';
import type { FeedMessages } from './messages.en.ts';
import type { FeedEnv, FeedViewData } from './types.ts';

const choiceControl = ({ key, options }: ShownFilter, { query }: FeedState, env: FeedEnv) => {
  const asked = query[key] as readonly string[] | undefined;
  return html`
    <select id=${key} name=${paramName(key)}>
      <option value="" ?selected=${!asked?.length}>${env.t.anyOf[key as keyof FeedMessages['anyOf']]}</option>
      ${repeat(
        options,
        ({ value }) => value,
        (option) => html`
          <option value=${option.value} ?selected=${asked?.includes(option.value) ?? false}>
            ${env.t.optionWithCount(optionLabel(key, option, env), option.count)}
          </option>
        `,
      )}
    </select>
  `;
};

const filterControl = (filter: ShownFilter, state: FeedState, env: FeedEnv) => {
  const { key, control, options } = filter;
  const { t } = env;
  const value = state.query[key];
  if (control === 'switch') {
    return html`
      <label class="switch">
        ${key in (env.links.defaults ?? {}) ? html`<input type="hidden" name=${paramName(key)} value="" />` : nothing}
        <input type="checkbox" name=${paramName(key)} value="true" ?checked=${value === true} />
        ${t.optionWithCount(t.filters[key], options[0]?.count ?? 0)}
      </label>
    `;
  }
  return html`
    <div class="filter">
      <label for=${key}>${t.filters[key]}</label>
      ${
        control === 'choice'
          ? choiceControl(filter, state, env)
          : html`<input
              id=${key}
              name=${paramName(key)}
              type=${control}
              min="0"
              value=${String(value ?? '')}
            />`
      }
    </div>
  `;
};

const moreFilters = (rest: readonly ShownFilter[], state: FeedState, env: FeedEnv) => {
  const asked = countActive(
    state.query,
    rest.map(({ key }) => key),
  );
  return html`
    <details class="more-filters">
      <summary>${env.t.moreFilters(asked)}</summary>
      <div class="filter-grid">
        ${repeat(
          rest,
          ({ key }) => key,
          (filter) => filterControl(filter, state, env),
        )}
      </div>
    </details>
  `;
};

const searchField = ({ query }: FeedState, { t }: FeedEnv) => html`
  <div class="filter wide">
    <label for="q">${t.search}</label>
    <input
      id="q"
      name=${paramName('q')}
      type="search"
      enterkeyhint="search"
      maxlength="200"
      value=${query.q ?? ''}
    />
  </div>
`;

const filters = (data: FeedViewData, page: Page | undefined, env: FeedEnv) => {
  const { state, filterNames, fixedFilters, hasSearch } = data;
  const { t, on, links } = env;
  const shown = shownFilters(filterNames, state.query, page?.facets).filter(
    ({ key }) => !(key in fixedFilters),
  );
  const [first, ...rest] = shown;
  // A frame whose sandbox forbids forms has no submit event, but its button can be pressed.
  const apply = (event: Event) => {
    event.preventDefault();
    const form = (event.currentTarget as Element).closest('form');
    if (form)
      on.choose(readChoice(new FormData(form), shown, state.query, (event.target as HTMLSelectElement).name));
  };
  // A filter applies on change; a search waits for the button or Enter.
  const changed = (event: Event) => {
    if ((event.target as HTMLInputElement).type !== 'search') apply(event);
  };
  return html`
    <form
      id="filters"
      class="filters"
      part="filters"
      role="search"
      aria-label="${t.searchLabel}${data.place}"
      action=${links.list ?? nothing}
      novalidate
      @submit=${apply}
      @change=${changed}
    >
      ${links.list === undefined ? nothing : links.persistentParams.map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
      ${hasSearch ? searchField(state, env) : nothing} ${first ? filterControl(first, state, env) : nothing}
      <button class="button" type="submit" @click=${apply}>${t.search}</button>
      ${rest.length > 0 ? moreFilters(rest, state, env) : nothing}
    </form>
  `;
};

/** Sort order. Newest is the default; best match needs search terms. */
const order = ({ state: { query }, fixedFilters }: FeedViewData, { t, on }: FeedEnv) =>
  'sort' in fixedFilters
    ? nothing
    : html`
        <label class="order">
          ${t.sortBy}
          <select
            form="filters"
            name=${paramName('sort')}
            @change=${({ target }: Event) => on.choose({ sort: ((target as HTMLSelectElement).value || undefined) as FeedQuery['sort'] })}
          >
            ${SORTS.filter((sort) => sort !== 'match' || query.q).map(
              (sort) =>
                html`<option
                  value=${sort === 'newest' ? '' : sort}
                  ?selected=${sort === (query.sort ?? 'newest')}
                >
                  ${t.sorts[sort]}
                </option>`,
            )}
          </select>
        </label>
      `;

const statusText = ({ state, limit }: FeedViewData, { t }: FeedEnv): string => {
  switch (state.kind) {
    case 'loading':
      return t.loading;
    case 'ready':
      return t.shown(rowsOf(state, limit).length, state.page.total);
    case 'empty':
      return state.isFiltered ? t.noneMatch : t.noneLive;
    case 'unknown-campus':
      return t.unknownCampus(state.campus);
    case 'failed':
      return t.failed;
  }
};

const loadMore = (
  { page, pending, query }: FeedState & { kind: 'ready' },
  { limit, slots }: FeedViewData,
  env: FeedEnv,
) => {
  const { t, on, links } = env;
  const list = links.list ?? page.campus?.url;
  const isBusy = pending === 'more';
  const next = [
    ...links.persistentParams,
    ...writeParams({ ...query, cursor: page.nextCursor }, links.defaults),
  ];
  return page.nextCursor === undefined || limit !== undefined
    ? nothing
    : html`
        <div class="more">
          ${slots?.loadMoreError}
          ${action({
            label: isBusy ? t.loadingMore : t.loadMore,
            className: 'button',
            part: 'load-more',
            href: list && withParams(list, next),
            press: on.more,
            isBusy,
          })}
        </div>
      `;
};

const rowsOf = ({ page }: FeedState & { kind: 'ready' }, limit: number | undefined) =>
  page.rows.slice(0, limit);

const body = (data: FeedViewData, env: FeedEnv) => {
  const { state, layout, limit, slots } = data;
  const { t, on } = env;
  switch (state.kind) {
    case 'loading':
      return skeleton(3);
    case 'ready':
      return html`
        ${slots?.staleNote} ${slots?.fallbackNote}
        <ul
          class="cards ${layout}"
          part="list"
          role="list"
          aria-busy=${state.pending === 'rows' ? 'true' : 'false'}
        >
          ${repeat(
            rowsOf(state, limit),
            ({ id }) => id,
            (item) => html`<li>${card(item, env)}</li>`,
          )}
        </ul>
        ${loadMore(state, data, env)} ${slots?.seeAll}
      `;
    case 'empty':
      return slots === undefined ? skeleton(3) : slots?.help;
    case 'unknown-campus':
      return html`${slots?.help}<slot></slot>`;
    case 'failed':
      return html`${message({
          text: failureText(state.error.code, env),
          action: { label: t.tryAgain, press: on.retry },
        })}<slot></slot>`;
  }
};

/** Feed with search and filters. Parts: `filters`, `status`, `list`, `load-more` and those of the card. */
export const feedView = (data: FeedViewData, env: FeedEnv) => {
  const { state, slots } = data;
  const page = state.kind === 'ready' || state.kind === 'empty' ? state.page : undefined;
  return html`
    <div class="feed">
      ${state.kind === 'unknown-campus' ? nothing : filters(data, page, env)} ${slots?.activeFilters}
      <div class="status-row">
        <p class="status" part="status" role="status" tabindex="-1">
          ${statusText(data, env)}${slots?.orderNote}
        </p>
        ${slots?.savedFilter} ${order(data, env)}
      </div>
      ${body(data, env)}
    </div>
  `;
};
