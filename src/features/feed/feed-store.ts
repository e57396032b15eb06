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

/** The rows on show and what belongs to them. */
export interface Page {
  rows: readonly MicroInternshipSummary[];
  total: number;
  facets: Facets;
  nextCursor: string | undefined;
  campus: Campus | undefined;
  /** Where nothing matches: what each filter that is dropped would give, the most first. */
  relaxed: readonly FacetCount[];
  /** The campus has none of its own, and these are the wider marketplace's. */
  isWider: boolean;
}

/** Why the rows on show are not the newest, and since when. */
export interface Stale {
  error: WidgetError;
  since: Date;
}

/** Everything the list can be in. `query` is what the visitor has chosen so far. */
export type FeedState = { query: FeedQuery } & (
  | { kind: 'loading' }
  | { kind: 'ready'; page: Page; pending: 'none' | 'rows' | 'more'; moreFailed: boolean; stale?: Stale }
  /** `isFiltered`: there are rows, but not of what was asked. */
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
  relaxed,
  isWider: wider,
});

/** What a list is asked for from the start. */
export interface FeedOptions {
  /** What the page has fixed and no visitor changes. */
  locked: FeedQuery;
  /** What the visitor has not chosen, but may change. */
  chosen?: FeedQuery | undefined;
  /** How many rows to show at first, where that is more than a page of them. */
  rows?: number | undefined;
}

/** The most rows that one answer brings. */
const MOST_ROWS = 100;

/** Loads the list; one request at a time, the latest wins. */
export class FeedStore extends Store<FeedState> {
  /** What the rows at hand would show of another query, until the server has answered. */
  optimisticFilter: ((page: Page, was: FeedQuery, query: FeedQuery) => Page | undefined) | undefined;
  readonly #client: ApiClient;
  readonly #locked: FeedQuery;
  #rows: number;
  #request = new AbortController();
  #loadedAt = new Date();

  /** `first` is what the page that the list stands on has already brought. */
  constructor(
    client: ApiClient,
    { locked, chosen, rows = 0 }: FeedOptions,
    first?: { query: FeedQuery; answer: FeedAnswer },
  ) {
    super({ query: { ...chosen, ...locked }, kind: 'loading' });
    this.#client = client;
    this.#locked = locked;
    this.#rows = rows;
    if (!first) return;
    this.set({ ...this.state, query: first.query });
    this.#show(toPage(first.answer));
  }

  /** Loads the first page of what is chosen. */
  async load(): Promise<void> {
    const { state } = this;
    const hasPage = state.kind === 'ready' || state.kind === 'empty';
    this.set(hasPage ? { ...state, pending: 'rows' } : { query: state.query, kind: 'loading' });
    await this.#ask(this.#withRows(state.query), (answer) => this.#show(toPage(answer)));
    await this.#fill();
  }

  /** Loads the rest of the rows that were on show, where they are more than one answer brings. */
  async #fill(): Promise<void> {
    const { state, next } = this;
    if (state.kind !== 'ready' || !next || state.moreFailed || state.page.rows.length >= this.#rows) return;
    await this.loadMore();
    await this.#fill();
  }

  /** Narrows, widens or orders the list. */
  async setFilters(choice: Choice): Promise<void> {
    await this.replaceQuery({ ...this.state.query, ...choice });
  }

  /** Takes back whatever the visitor has chosen. */
  async resetFilters(): Promise<void> {
    await this.replaceQuery({});
  }

  /** Shows what is asked and nothing else, beside what the page has fixed. */
  async replaceQuery(query: FeedQuery, rows = 0): Promise<void> {
    const { state } = this;
    // There is no best match where nothing is searched.
    const isMatchless = query.sort === 'match' && !query.q;
    const next = { ...query, ...(isMatchless && { sort: undefined }), ...this.#locked };
    const page = state.kind === 'ready' ? this.optimisticFilter?.(state.page, state.query, next) : undefined;
    this.#rows = rows;
    this.set({ ...state, ...(page && { page }), query: next });
    await this.load();
  }

  /** What the next page is asked by, where there is one. */
  get next(): FeedQuery | undefined {
    const { state } = this;
    if (state.kind !== 'ready' || state.page.nextCursor === undefined) return undefined;
    return { ...this.#withRows(state.query), cursor: state.page.nextCursor };
  }

  /** Adds the next page to the rows. */
  async loadMore(): Promise<void> {
    const { state, next } = this;
    if (state.kind !== 'ready' || !next || state.pending !== 'none') return;
    this.set({ ...state, pending: 'more', moreFailed: false });
    await this.#ask(
      next,
      (answer) => {
        const page = toPage(answer);
        const known = new Set(state.page.rows.map(({ id }) => id));
        this.#show({ ...page, rows: [...state.page.rows, ...page.rows.filter(({ id }) => !known.has(id))] });
      },
      () => this.set({ ...state, pending: 'none', moreFailed: true }),
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
    const rows = Math.min(this.#rows, MOST_ROWS);
    return rows > pageSize ? { ...query, 'page-size': rows } : query;
  }

  /** Whether a visitor has chosen more than the page has set. */
  #isNarrower({ sort: _, ...query }: FeedQuery): boolean {
    const { sort, ...locked } = this.#locked;
    return toSearchParams(query).size > toSearchParams(locked).size;
  }

  #show(page: Page): void {
    const { query } = this.state;
    this.#loadedAt = new Date();
    this.set(
      page.rows.length === 0
        ? { query, kind: 'empty', page, pending: 'none', isFiltered: this.#isNarrower(query) }
        : { query, kind: 'ready', page, pending: 'none', moreFailed: false },
    );
  }

  async #ask(query: FeedQuery, done: (answer: FeedAnswer) => void, failed = this.#fail): Promise<void> {
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
