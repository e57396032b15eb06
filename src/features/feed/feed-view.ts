import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { DEPARTMENTS } from '../../contract/primitives.ts';
import type { Env } from '../../i18n/env.ts';
import { card, type CardHandlers } from '../../ui/card.ts';
import { message } from '../../ui/message.ts';
import { skeleton } from '../../ui/skeleton.ts';
import type { Choice, FeedState, Page } from './feed-store.ts';

export interface FeedHandlers extends CardHandlers {
  choose: (choice: Choice) => void;
  clear: () => void;
  more: () => void;
  retry: () => void;
}

export interface FeedViewData {
  state: FeedState;
  isFiltered: boolean;
  /** Whether the page has fixed the department, so that it is not asked for. */
  hasFixedDepartment: boolean;
}

type FeedEnv = Env<FeedHandlers>;

const readChoice = (form: HTMLFormElement): Choice => {
  const data = new FormData(form);
  const department = data.get('department');
  return {
    q: (data.get('q') as string).trim() || undefined,
    ...(department !== null && {
      department: DEPARTMENTS.filter((known) => known === department),
    }),
  };
};

const departmentOptions = ({ query }: FeedState, page: Page | undefined, { t }: FeedEnv) => {
  const counts = new Map(page?.facets.department.map(({ value, count }) => [value, count]));
  const shown = DEPARTMENTS.filter(
    (department) => counts.has(department) || query.department?.includes(department),
  );
  return repeat(
    shown,
    (department) => department,
    (department) => html`
      <option value=${department} ?selected=${query.department?.includes(department) ?? false}>
        ${t.optionWithCount(t.departments[department], counts.get(department) ?? 0)}
      </option>
    `,
  );
};

const filters = ({ state, hasFixedDepartment }: FeedViewData, page: Page | undefined, env: FeedEnv) => {
  const { t, on } = env;
  const apply = (event: Event) => {
    event.preventDefault();
    on.choose(readChoice(event.currentTarget as HTMLFormElement));
  };
  // A changed filter counts at once; what is being typed waits for the button or Enter.
  const changed = (event: Event) => {
    if ((event.target as HTMLInputElement).type !== 'search') apply(event);
  };
  return html`
    <form
      class="filters"
      part="filters"
      role="search"
      aria-label=${t.searchLabel}
      novalidate
      @submit=${apply}
      @change=${changed}
    >
      <div class="filter wide">
        <label for="q">${t.search}</label>
        <input
          id="q"
          name="q"
          type="search"
          enterkeyhint="search"
          maxlength="200"
          value=${state.query.q ?? ''}
        />
      </div>
      ${
        hasFixedDepartment
          ? nothing
          : html`
              <div class="filter">
                <label for="department">${t.departmentLabel}</label>
                <select id="department" name="department">
                  <option value="" ?selected=${!state.query.department?.length}>${t.allDepartments}</option>
                  ${departmentOptions(state, page, env)}
                </select>
              </div>
            `
      }
      <button class="button" type="submit">${t.search}</button>
    </form>
  `;
};

const statusText = ({ state, isFiltered }: FeedViewData, { t }: FeedEnv): string => {
  switch (state.kind) {
    case 'loading':
      return t.loading;
    case 'ready':
      return t.shown(state.page.rows.length, state.page.total);
    case 'empty':
      return isFiltered ? t.noneMatch : t.noneLive;
    case 'unknown-campus':
      return t.unknownCampus(state.campus);
    case 'failed':
      return t.failed;
  }
};

const loadMore = (state: FeedState & { kind: 'ready' }, { t, on }: FeedEnv) =>
  state.page.nextCursor === undefined
    ? nothing
    : html`
        <div class="more">
          ${state.moreFailed ? html`<p role="alert">${t.moreFailed}</p>` : nothing}
          <button
            type="button"
            class="button"
            part="load-more"
            aria-disabled=${state.pending === 'more' ? 'true' : nothing}
            @click=${on.more}
          >
            ${state.pending === 'more' ? t.loadingMore : t.loadMore}
          </button>
        </div>
      `;

const body = ({ state, isFiltered }: FeedViewData, env: FeedEnv) => {
  const { t, on } = env;
  switch (state.kind) {
    case 'loading':
      return skeleton(3);
    case 'ready':
      return html`
        <ul class="cards" part="list" role="list" aria-busy=${state.pending === 'none' ? 'false' : 'true'}>
          ${repeat(
            state.page.rows,
            ({ id }) => id,
            (item) => html`<li>${card(item, env)}</li>`,
          )}
        </ul>
        ${loadMore(state, env)}
      `;
    case 'empty':
      return isFiltered
        ? message({ text: t.noneMatchHelp, action: { label: t.clearFilters, press: on.clear } })
        : message({ text: t.noneLiveHelp });
    case 'unknown-campus':
      return html`${message({ text: t.unknownCampusHelp })}<slot></slot>`;
    case 'failed':
      return html`${message({
          text: t.failures[state.error.code],
          action: { label: t.tryAgain, press: on.retry },
        })}<slot></slot>`;
  }
};

/** The list with its search and filter. Parts: `filters`, `status`, `list`, `load-more` and those of the card. */
export const feedView = (data: FeedViewData, env: FeedEnv) => {
  const { state } = data;
  const page = state.kind === 'ready' || state.kind === 'empty' ? state.page : undefined;
  return html`
    <div class="feed">
      ${state.kind === 'unknown-campus' ? nothing : filters(data, page, env)}
      <p class="status" part="status" role="status" tabindex="-1">${statusText(data, env)}</p>
      ${body(data, env)}
    </div>
  `;
};
