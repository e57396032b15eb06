import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { withParams } from '../../base/url.ts';
import type { FacetCount, FeedQuery } from '../../contract/feed.ts';
import { FILTERS, isSet, type FilterKey } from '../../contract/filters.ts';
import { action } from '../../ui/action.ts';
import { writeParams } from './url-params.ts';
import type { FeedState } from './feed-store.ts';
import type { DeferredFeedEnv } from './types.ts';
import { optionLabel, type Choice } from './filters.ts';

type Env = DeferredFeedEnv;

/** Active filter value, and the choice that removes it. */
interface ActiveFilter {
  key: FilterKey | 'q';
  value: unknown;
  label: string;
  without: Choice;
}

const isFilter = (key: string): key is FilterKey | 'q' => key === 'q' || key in FILTERS;

const amountText = (
  key: FilterKey,
  value: unknown,
  { t, format }: Env,
  currency: string | undefined,
): string => {
  const text = String(value);
  const shown =
    key === 'min-fee' && currency !== undefined
      ? format.money({ amount: Number(value) * format.minorUnits(currency), currency })
      : /^\d{4}-/.test(text)
        ? format.date(text)
        : format.number(Number(value));
  return t.filterValue(t.filters[key], shown);
};

/** Label of one active filter value. */
export const filterLabel = (
  key: FilterKey | 'q',
  value: unknown,
  options: readonly FacetCount[] | undefined,
  env: Env,
  currency: string | undefined,
): string => {
  const { t } = env;
  if (key === 'q') return t.searchFor(String(value));
  if (value === true) return t.filters[key];
  if (FILTERS[key].control === 'choice') {
    const option = options?.find((counted) => counted.value === value);
    return optionLabel(key, option ?? { value: String(value), count: 0 }, env);
  }
  return amountText(key, value, env, currency);
};

const pageOf = (state: FeedState) =>
  state.kind === 'ready' || state.kind === 'empty' ? state.page : undefined;

/** Active filters that the visitor can remove, one per value. */
export const activeFilters = (state: FeedState, fixedFilters: FeedQuery, env: Env): ActiveFilter[] => {
  const page = pageOf(state);
  const active = Object.entries(state.query).filter(
    ([key, value]) => isFilter(key) && !(key in fixedFilters) && isSet(value),
  ) as [FilterKey | 'q', unknown][];
  return active.flatMap(([key, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.map((one) => ({
      key,
      value: one,
      label: filterLabel(key, one, key === 'q' ? undefined : page?.facets[key], env, page?.campus?.currency),
      without: { [key]: values.length > 1 ? values.filter((other) => other !== one) : undefined },
    }));
  });
};

const chip = ({ key, label, without }: ActiveFilter, state: FeedState, fixedFilters: FeedQuery, env: Env) => {
  const { t, on, links } = env;
  const rest = { ...state.query, ...without };
  return html`
    <li>
      ${action({
        label: html`<bdi>${label}</bdi><span class="chip-cross" aria-hidden="true">×</span>`,
        name: t.withoutFilter(label),
        className: 'chip',
        part: 'chip',
        slug: key,
        href:
          links.list &&
          withParams(links.list, [...links.persistentParams, ...writeParams(rest, links.defaults)]),
        press: () => on.drop(without),
      })}
    </li>
  `;
};

/** Active filters as removable chips, with a button that clears them all. Parts: `chips`, `chip`, `clear`. */
export const chips = (state: FeedState, fixedFilters: FeedQuery, env: Env) => {
  const { t, on, links } = env;
  const active = activeFilters(state, fixedFilters, env);
  if (active.length === 0) return nothing;
  return html`
    <ul class="chips" part="chips" role="list" aria-label=${t.activeFilters}>
      ${repeat(
        active,
        ({ key, value }) => `${key} ${String(value)}`,
        (one) => chip(one, state, fixedFilters, env),
      )}
      <li>
        ${action({
          label: t.clearAll,
          className: 'chip-clear',
          part: 'clear',
          href:
            links.list &&
            withParams(links.list, [...links.persistentParams, ...writeParams({}, links.defaults)]),
          press: on.clear,
        })}
      </li>
    </ul>
  `;
};

export const chipsStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-height: 2em;
    padding: 0.25em 0.75em;
    border: 1px solid var(--_control);
    border-radius: 1em;
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.875em;
    font-weight: 600;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .chip:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .chip-cross {
    font-size: 1.25em;
    line-height: 1;
  }
  .chip-clear {
    min-height: 2em;
    padding: 0.25em 0.5em;
    border: 0;
    background: none;
    color: var(--_accent);
    font-size: 0.875em;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
`;
