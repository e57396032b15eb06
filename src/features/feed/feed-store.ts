import { toWidgetError, ProblemError } from '../../api/error.ts';
import type { Client } from '../../api/client.ts';
import type { WidgetError } from '../../base/error.ts';
import { Store } from '../../base/store.ts';
import type { Campus } from '../../contract/campus.ts';
import { toSearchParams, type Facets, type FeedAnswer, type FeedQuery } from '../../contract/feed.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import type { Choice } from './filters.ts';

/** The rows on show and what belongs to them. */
export interface Page {
  rows: readonly MicroInternshipSummary[];
  total: number;
  facets: Facets;
  nextCursor: string | undefined;
  campus: Campus | undefined;
}

/** Everything the list can be in. `query` is what the visitor has chosen so far. */
export type FeedState = { query: FeedQuery } & (
  | { kind: 'loading' }
  | { kind: 'ready'; page: Page; pending: 'none' | 'rows' | 'more'; moreFailed: boolean }
  /** `isFiltered`: there are rows, but not of what was asked. */
  | { kind: 'empty'; page: Page; pending: 'none' | 'rows'; isFiltered: boolean }
  | { kind: 'unknown-campus'; campus: string }
  | { kind: 'failed'; error: WidgetError }
);

const toPage = ({ items, total, facets, nextCursor, campus }: FeedAnswer): Page => ({
  rows: items,
  total,
  facets,
  nextCursor,
  campus,
});

/** Loads the list; one request at a time, the latest wins. */
export class FeedStore extends Store<FeedState> {
  readonly #client: Client;
  /** What the page has set and no visitor changes. */
  readonly #preset: FeedQuery;
  #request = new AbortController();

  /** `first` is what the page that the list stands on has already brought. */
  constructor(client: Client, preset: FeedQuery, first?: { query: FeedQuery; answer: FeedAnswer }) {
    super({ query: preset, kind: 'loading' });
    this.#client = client;
    this.#preset = preset;
    if (!first) return;
    this.set({ ...this.state, query: first.query });
    this.#show(toPage(first.answer));
  }

  /** Loads the first page of what is chosen. */
  async load(): Promise<void> {
    const { state } = this;
    const hasPage = state.kind === 'ready' || state.kind === 'empty';
    this.set(hasPage ? { ...state, pending: 'rows' } : { query: state.query, kind: 'loading' });
    await this.#ask(state.query, (answer) => this.#show(toPage(answer)));
  }

  /** Narrows or widens the list. */
  async choose(choice: Choice): Promise<void> {
    this.set({ ...this.state, query: { ...this.state.query, ...choice } });
    await this.load();
  }

  /** Takes back whatever the visitor has chosen. */
  async clear(): Promise<void> {
    this.set({ ...this.state, query: this.#preset });
    await this.load();
  }

  /** Adds the next page to the rows. */
  async more(): Promise<void> {
    const { state } = this;
    if (state.kind !== 'ready' || state.page.nextCursor === undefined || state.pending !== 'none') return;
    this.set({ ...state, pending: 'more', moreFailed: false });
    await this.#ask(
      { ...state.query, cursor: state.page.nextCursor },
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

  /** Whether a visitor has chosen more than the page has set. */
  #isNarrower(query: FeedQuery): boolean {
    return toSearchParams(query).size > toSearchParams(this.#preset).size;
  }

  #show(page: Page): void {
    const { query } = this.state;
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
    const { query } = this.state;
    const isUnknownCampus = error instanceof ProblemError && error.problem?.type.endsWith('/unknown-campus');
    this.set(
      isUnknownCampus
        ? { query, kind: 'unknown-campus', campus: query.campus ?? '' }
        : { query, kind: 'failed', error },
    );
  };
}
