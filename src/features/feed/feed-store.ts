import { toWidgetError, ProblemError } from '../../api/error.ts';
import type { ApiClient } from '../../api/client.ts';
import type { WidgetError } from '../../base/error.ts';
import { Store } from '../../base/store.ts';
import type { Campus } from '../../contract/campus.ts';
import {
  DEFAULT_PAGE_SIZE,
  toSearchParams,
  type FacetCount,
  type Facets,
  type FeedAnswer,
  type FeedQuery,
} from '../../contract/feed.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import type { Choice } from './filters.ts';

/** Page of rows with its facets and campus. */
export interface Page {
  rows: readonly MicroInternshipSummary[];
  total: number;
  facets: Facets;
  nextCursor: string | undefined;
  campus: Campus | undefined;
  /** Filters to remove when no row matches, by the rows that this finds, most first. */
  suggestions: readonly FacetCount[];
  /** True if the campus has no postings of its own and these are the wider marketplace's. */
  isFallback: boolean;
}

/** Set when a refresh failed and stale rows are shown. */
export interface Stale {
  error: WidgetError;
  since: Date;
}

/** State of the list. `query` includes the visitor's latest filters. */
export type FeedState = { query: FeedQuery } & (
  | { kind: 'loading' }
  | { kind: 'ready'; page: Page; pending: 'none' | 'rows' | 'more'; loadMoreFailed: boolean; stale?: Stale }
  /** `isFiltered`: the visitor's filters exclude all rows. */
  | { kind: 'empty'; page: Page; pending: 'none' | 'rows'; isFiltered: boolean }
  | { kind: 'unknown-campus'; campus: string }
  | { kind: 'failed'; error: WidgetError }
);

const toPage = ({
  items,
  total,
  facets,
  nextCursor,
  campus,
  relaxed = [],
  wider = false,
}: FeedAnswer): Page => ({
  rows: items,
  total,
  facets,
  nextCursor,
  campus,
  suggestions: relaxed,
  isFallback: wider,
});

/** Options of a {@link FeedStore}. */
export interface FeedOptions {
  /** Filters set by the page, which visitors cannot change. */
  fixedFilters: FeedQuery;
  /** Filters at the start, which visitors can change. */
  initialFilters?: FeedQuery | undefined;
  /** Rows to load at first, if more than a page. */
  rows?: number | undefined;
}

/** Maximum rows of one response. */
const MAX_PAGE_SIZE = 100;

/** Store of the list. One request at a time; the latest wins. */
export class FeedStore extends Store<FeedState> {
  /** Optimistic page: filters loaded rows while the request is pending. */
  optimisticFilter: ((page: Page, was: FeedQuery, query: FeedQuery) => Page | undefined) | undefined;
  readonly #client: ApiClient;
  readonly #fixedFilters: FeedQuery;
  #rows: number;
  #request = new AbortController();
  #loadedAt = new Date();

  /** `first`: server-rendered response. */
  constructor(
    client: ApiClient,
    { fixedFilters, initialFilters, rows = 0 }: FeedOptions,
    first?: { query: FeedQuery; answer: FeedAnswer },
  ) {
    super({ query: { ...initialFilters, ...fixedFilters }, kind: 'loading' });
    this.#client = client;
    this.#fixedFilters = fixedFilters;
    this.#rows = rows;
    if (!first) return;
    this.set({ ...this.state, query: first.query });
    this.#show(toPage(first.answer));
  }

  /** Loads the first page. */
  async load(): Promise<void> {
    const { state } = this;
    const hasPage = state.kind === 'ready' || state.kind === 'empty';
    this.set(hasPage ? { ...state, pending: 'rows' } : { query: state.query, kind: 'loading' });
    await this.#fetch(this.#withRows(state.query), (answer) => this.#show(toPage(answer)));
    await this.#fill();
  }

  /** Loads the rest of the restored rows, if one response cannot hold them. */
  async #fill(): Promise<void> {
    const { state, next } = this;
    if (state.kind !== 'ready' || !next || state.loadMoreFailed || state.page.rows.length >= this.#rows)
      return;
    await this.loadMore();
    await this.#fill();
  }

  /** Changes filters or sort order, and reloads. */
  async setFilters(choice: Choice): Promise<void> {
    await this.replaceQuery({ ...this.state.query, ...choice });
  }

  /** Removes all of the visitor's filters. */
  async resetFilters(): Promise<void> {
    await this.replaceQuery({});
  }

  /** Replaces all of the visitor's filters; fixed filters stay. */
  async replaceQuery(query: FeedQuery, rows = 0): Promise<void> {
    const { state } = this;
    // Best match needs search terms.
    const isMatchless = query.sort === 'match' && !query.q;
    const next = { ...query, ...(isMatchless && { sort: undefined }), ...this.#fixedFilters };
    const page = state.kind === 'ready' ? this.optimisticFilter?.(state.page, state.query, next) : undefined;
    this.#rows = rows;
    this.set({ ...state, ...(page && { page }), query: next });
    await this.load();
  }

  /** Query of the next page, if there is one. */
  get next(): FeedQuery | undefined {
    const { state } = this;
    if (state.kind !== 'ready' || state.page.nextCursor === undefined) return undefined;
    return { ...this.#withRows(state.query), cursor: state.page.nextCursor };
  }

  /** Appends the next page. */
  async loadMore(): Promise<void> {
    const { state, next } = this;
    if (state.kind !== 'ready' || !next || state.pending !== 'none') return;
    this.set({ ...state, pending: 'more', loadMoreFailed: false });
    await this.#fetch(
      next,
      (answer) => {
        const page = toPage(answer);
        const known = new Set(state.page.rows.map(({ id }) => id));
        this.#show({ ...page, rows: [...state.page.rows, ...page.rows.filter(({ id }) => !known.has(id))] });
      },
      () => this.set({ ...state, pending: 'none', loadMoreFailed: true }),
    );
  }

  abort(): void {
    this.#request.abort();
  }

  resume(): void {
    const { state } = this;
    if (state.kind === 'ready' && state.pending === 'more') this.set({ ...state, pending: 'none' });
    else if (state.kind === 'loading' || ('pending' in state && state.pending === 'rows')) void this.load();
  }

  #withRows(query: FeedQuery): FeedQuery {
    const { 'page-size': pageSize = DEFAULT_PAGE_SIZE } = query;
    const rows = Math.min(this.#rows, MAX_PAGE_SIZE);
    return rows > pageSize ? { ...query, 'page-size': rows } : query;
  }

  /** True if the visitor has set filters. */
  #isNarrower({ sort: _, ...query }: FeedQuery): boolean {
    const { sort, ...fixedFilters } = this.#fixedFilters;
    return toSearchParams(query).size > toSearchParams(fixedFilters).size;
  }

  #show(page: Page): void {
    const { query } = this.state;
    this.#loadedAt = new Date();
    this.set(
      page.rows.length === 0
        ? { query, kind: 'empty', page, pending: 'none', isFiltered: this.#isNarrower(query) }
        : { query, kind: 'ready', page, pending: 'none', loadMoreFailed: false },
    );
  }

  async #fetch(query: FeedQuery, done: (answer: FeedAnswer) => void, failed = this.#fail): Promise<void> {
    this.#request.abort();
    const request = (this.#request = new AbortController());
    try {
      const answer = await this.#client.feed(query, request.signal);
      if (!request.signal.aborted) done(answer);
    } catch (error) {
      if (!request.signal.aborted) failed(toWidgetError(error));
    }
  }

  readonly #fail = (error: WidgetError): void => {
    const { state } = this;
    const { query } = state;
    if (state.kind === 'ready' && error.code !== 'http') {
      this.set({ ...state, pending: 'none', stale: { error, since: this.#loadedAt } });
      return;
    }
    const isUnknownCampus = error instanceof ProblemError && error.problem?.type.endsWith('/unknown-campus');
    this.set(
      isUnknownCampus
        ? { query, kind: 'unknown-campus', campus: query.campus ?? '' }
        : { query, kind: 'failed', error },
    );
  };
}
