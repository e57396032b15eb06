import { toSearchParams, DEFAULT_PAGE_SIZE, type FeedQuery } from '../../src/contract/feed.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { Choice, FeedEnv, FeedSlots, FeedViewData } from '../../src/features/feed/index.ts';
import * as feedParts from '../../src/features/feed/feed.lazy.ts';
import { withMessages } from '../../src/i18n/env.ts';
import type { FeedHost } from '../host.ts';
import { postingMessages } from '../locales/posting-messages.ts';
import { loadPart } from '../parts.ts';
import { HoverPrefetch } from './hover-prefetch.ts';
import { PostingPanel, type DetailModule, type PostingToOpen } from './posting-panel.ts';
import { SavedController } from './saved-controller.ts';
import { UrlSync, type UrlState } from './url-sync.ts';
import { loadError } from './load-error.ts';

/** Longest delay of a timer, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

const cardOf = (slug: string) => `[data-slug="${slug}"]`;

const ordinalOf = (feed: FeedHost): string => {
  const index = [...document.querySelectorAll(feed.localName)].indexOf(feed);
  return index > 0 ? ` ${index + 1}` : '';
};

/** Controls a list beyond its rows: opens postings, syncs the URL, follows the clock and the accent. */
export class FeedController {
  /** Suffix that tells the regions of several lists on a page apart. */
  ordinal = '';
  readonly saved: SavedController;
  readonly #feed: FeedHost;
  readonly #prefetch: HoverPrefetch;
  #opened: PostingPanel | undefined;
  #url: UrlSync | undefined;
  #restoring = 0;
  #retry: (() => void) | undefined;
  #accent: string | undefined;
  #closingTimer: ReturnType<typeof setTimeout> | undefined;

  /** `detail` comes with a first view that is a posting. */
  constructor(feed: FeedHost, detail?: DetailModule) {
    this.#feed = feed;
    this.saved = new SavedController(feed);
    this.#prefetch = new HoverPrefetch(feed);
    const { posting } = feed.initialState ?? {};
    if (posting && detail)
      this.#opened = new PostingPanel(feed, detail, { back: this.showList, item: posting });
  }

  /** Store of the view over the list. */
  get store(): PostingPanel['store'] {
    return this.#opened?.store;
  }

  /** Adds page listeners and URL sync. Returns the state that the page's URL asks for. */
  connect(): Partial<UrlState> {
    const { config } = this.#feed;
    if (!this.#feed.isConnected) return {};
    document.addEventListener('visibilitychange', this.#onReturn);
    this.ordinal = ordinalOf(this.#feed);
    this.#url?.dispose();
    this.#url =
      config['url-prefix'] === 'off' || this.#feed.openOutside
        ? undefined
        : new UrlSync(this.#feed, config, (target) => void this.#restore(this.#navigate(target)));
    return this.#url?.read() ?? {};
  }

  /** Removes page listeners and URL sync. */
  disconnect(): void {
    clearTimeout(this.#closingTimer);
    this.#prefetch.cancel();
    document.removeEventListener('visibilitychange', this.#onReturn);
    this.#url?.dispose();
    this.#url = undefined;
  }

  /** Opens what the URL says is open. */
  activate({ opened, form = false }: Partial<UrlState>): void {
    this.#opened?.forget();
    this.#opened = undefined;
    this.saved.reset();
    if (opened !== undefined) void this.#restore(this.open({ slug: opened }, { form, focus: '' }));
  }

  /** Syncs the URL, the accent and the deadlines with what is on show. */
  sync(): void {
    if (this.#restoring === 0) this.#url?.sync(this.#urlState());
    this.#applyAccent();
    this.#watchDeadlines();
    this.#feed.feed.optimisticFilter = feedParts.optimisticFilter;
  }

  /** Prefetches a posting that a pointer or the focus is on. */
  get prefetch(): HoverPrefetch['prefetch'] {
    return this.#prefetch.prefetch;
  }

  /** Slots of the list's view. */
  slots(data: Pick<FeedViewData, 'state' | 'fixedFilters' | 'limit'>, env: FeedEnv): FeedSlots {
    const { feed } = this.#feed;
    const on = {
      ...env.on,
      drop: (choice: Choice) => void this.#removeFilters(feed.setFilters(choice)),
      clear: () => void this.#removeFilters(feed.resetFilters()),
    };
    return {
      ...feedParts.feedSlots(data, withMessages({ ...env, on }, feedParts.messages)),
      savedFilter: this.saved.filter(env),
    };
  }

  /** Opens a posting, or its form, over the list. */
  async open(item: PostingToOpen, how: { form?: boolean; focus?: string } = {}): Promise<void> {
    const { form = false, focus = '.title' } = how;
    try {
      const detail = await loadPart(this.#feed, 'posting');
      // Until they are there the list stays, and the focus with it.
      await postingMessages.load(this.#feed.locale);
      this.#retry = undefined;
      this.#opened ??= new PostingPanel(this.#feed, detail, { back: this.showList });
      const opening = this.#opened.open(item, form);
      this.#feed.show('opened', focus);
      await opening;
    } catch {
      this.#retry = () => void this.open(item, how);
      this.#feed.show('opened', focus);
    }
  }

  /** Goes back to the list, and there to the card that was opened. */
  readonly showList = (): void => {
    const slug = this.#opened?.from;
    this.#opened?.close();
    this.#feed.show('list', slug === undefined ? '.status' : cardOf(slug));
  };

  /** Loads the next page and moves the focus to its first row. */
  async loadMore(): Promise<void> {
    const { feed } = this.#feed;
    const rows = () => (feed.state.kind === 'ready' ? feed.state.page.rows : []);
    const { length } = rows();
    await feed.loadMore();
    const next = rows()[length];
    if (next) this.#feed.focusNext(cardOf(next.slug));
  }

  /** Moves the focus to the status: the pressed control disappears with its filter. */
  async #removeFilters(change: Promise<void>): Promise<void> {
    this.#feed.tick();
    await this.#resetForm();
    this.#feed.focusNext('.status');
    await change;
  }

  /** The view over the list. */
  render() {
    return this.#retry
      ? loadError(this.#feed.env({ back: this.showList, retry: this.#retry }, {}))
      : this.#opened?.render();
  }

  /** A deadline may have passed while nobody looked. */
  readonly #onReturn = (): void => {
    if (document.visibilityState === 'visible') this.#feed.tick();
  };

  /** Renders again when the next deadline passes. */
  #watchDeadlines(): void {
    clearTimeout(this.#closingTimer);
    const { state } = this.#feed.feed;
    if (state.kind !== 'ready') return;
    const now = Date.now();
    const left = state.page.rows
      .map(({ applicationDeadline }) => (applicationDeadline ? Date.parse(applicationDeadline.at) - now : 0))
      .filter((milliseconds) => milliseconds > 0);
    if (left.length === 0) return;
    this.#closingTimer = setTimeout(() => this.#feed.tick(), Math.min(...left, LONGEST_TIMER));
  }

  #applyAccent(): void {
    const { config, feed } = this.#feed;
    const { state } = feed;
    const accent = config.accent ?? ('page' in state ? state.page.campus?.accent : undefined);
    if (accent === this.#accent || accent === undefined) return;
    this.#accent = accent;
    this.#feed.adopt(feedParts.accentStyles(accent));
  }

  #urlState(): UrlState {
    const { feed, fixedFilters, screen } = this.#feed;
    const { state } = feed;
    const own = Object.entries(state.query).filter(([key]) => !(key in fixedFilters));
    const shown = state.kind === 'ready' ? state.page.rows.length : 0;
    const opened = screen === 'opened' ? this.#opened : undefined;
    return {
      query: Object.fromEntries(own),
      rows: shown > (state.query['page-size'] ?? DEFAULT_PAGE_SIZE) ? shown : undefined,
      opened: opened?.slug,
      form: opened?.isForm,
    };
  }

  /** Suspends URL sync while the state of the URL is restored: the steps of that are not the visitor's. */
  async #restore(way: Promise<void>): Promise<void> {
    this.#restoring += 1;
    try {
      await way;
    } finally {
      this.#restoring -= 1;
      this.#feed.requestUpdate();
    }
  }

  #rowOf(slug: string): MicroInternshipSummary | undefined {
    const { state } = this.#feed.feed;
    return 'page' in state ? state.page.rows.find((row) => row.slug === slug) : undefined;
  }

  /** Shows an entry of the page's history. */
  async #navigate({ query, rows, opened, form = false }: UrlState): Promise<void> {
    const filters: FeedQuery = { ...this.#feed.config.defaults, ...query };
    if (String(toSearchParams(filters)) !== String(toSearchParams(this.#urlState().query))) {
      const hadFocus = this.#feed.matches(':focus-within');
      const loaded = this.#feed.feed.replaceQuery(filters, rows);
      await this.#resetForm();
      if (hadFocus) void loaded.then(() => this.#keepFocus());
    }
    // What a row says of it is shown at once, and with it the title that takes the focus.
    if (opened !== undefined) await this.open(this.#rowOf(opened) ?? { slug: opened }, { form });
    else if (this.#feed.screen !== 'list') this.showList();
  }

  /** Moves the focus to the status if the focused row is gone. */
  async #keepFocus(): Promise<void> {
    await this.#feed.updateComplete;
    if (!this.#feed.matches(':focus-within')) this.#feed.focusNext('.status');
  }

  /** Takes the controls to what is asked: they keep what was typed over it. */
  async #resetForm(): Promise<void> {
    await this.#feed.updateComplete;
    this.#feed.renderRoot.querySelector('form')?.reset();
  }
}
