import { nothing } from 'lit';
import { toSearchParams, DEFAULT_PAGE_SIZE, type FeedQuery } from '../../src/contract/feed.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { FeedState } from '../../src/features/feed/index.ts';
import * as feedExtras from '../../src/features/feed/feed.lazy.ts';
import type { MoreEnv } from '../../src/i18n/env.ts';
import type { MicroInternshipFeedElement } from './feed-element.ts';
import { loadPart, parts } from '../parts.ts';
import { PostingPanel, type DetailModule, type PostingToOpen } from './posting-panel.ts';
import { UrlSync, type UrlState } from './url-sync.ts';
import { loadError } from './load-error.ts';

/** A timer takes no more milliseconds than this. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** For so long a pointer stays on a card before its posting is loaded ahead. */
const HOVER_INTENT_DELAY = 100;

const cardOf = (slug: string) => `[data-slug="${slug}"]`;

const placeOf = (feed: MicroInternshipFeedElement): string => {
  const place = [...document.querySelectorAll(feed.localName)].indexOf(feed);
  return place > 0 ? ` ${place + 1}` : '';
};

/** What the list does beside showing its rows: it opens postings, keeps the page's address, and what is saved. */
export class FeedController {
  /** Tells the list from those before it on the page, in the names of its regions. */
  ordinal = '';
  readonly #feed: MicroInternshipFeedElement;
  #saved: feedExtras.SavedPostings;
  #opened: PostingPanel | undefined;
  #address: UrlSync | undefined;
  #arrivals = 0;
  #retry: (() => void) | undefined;
  #accent: string | undefined;
  #isSavedAlone = false;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #ahead: ReturnType<typeof setTimeout> | undefined;

  /** `detail` comes with a first view that is a posting. */
  constructor(feed: MicroInternshipFeedElement, detail?: DetailModule) {
    this.#feed = feed;
    this.#saved = this.#watchSaved();
    const { posting } = feed.initialState ?? {};
    if (posting && detail)
      this.#opened = new PostingPanel(feed, detail, { back: this.showList, item: posting });
  }

  /** What is loaded or sent by the view over the list. */
  get store(): PostingPanel['store'] {
    return this.#opened?.store;
  }

  /** Takes up what reaches beyond the list. Gives back what a visitor has asked for by the page's address. */
  connect(): Partial<UrlState> {
    const { config } = this.#feed;
    if (!this.#feed.isConnected) return {};
    document.addEventListener('visibilitychange', this.#onReturn);
    this.ordinal = placeOf(this.#feed);
    this.#address?.release();
    this.#address =
      config.address === 'off' || this.#feed.openOutside
        ? undefined
        : new UrlSync(this.#feed, config, (spot) => void this.#arrive(this.#goTo(spot)));
    return this.#address?.read() ?? {};
  }

  /** Leaves the page and its address alone. */
  disconnect(): void {
    clearTimeout(this.#clock);
    clearTimeout(this.#ahead);
    document.removeEventListener('visibilitychange', this.#onReturn);
    this.#address?.release();
    this.#address = undefined;
  }

  /** Begins with what the address says is open. */
  begin({ opened, form = false }: Partial<UrlState>): void {
    this.#opened?.forget();
    this.#opened = undefined;
    this.#feed.stores.drop(this.#saved);
    this.#saved = this.#watchSaved();
    if (opened !== undefined) void this.#arrive(this.open({ slug: opened }, { form, focus: '' }));
  }

  /** Follows what is on show: in the page's address, the brand's colour, and by the clock. */
  follow(): void {
    if (this.#arrivals === 0) this.#address?.follow(this.#spot());
    this.#applyAccent();
    this.#watchClock();
    this.#feed.feed.optimisticFilter = feedExtras.optimisticFilter;
  }

  /** What is shown of a list: all of it, or what is saved. */
  shown(state: FeedState): FeedState {
    const saved = this.#saved.state;
    this.#isSavedAlone &&= saved.length > 0;
    if (!this.#isSavedAlone || !('page' in state)) return state;
    const page = { ...state.page, rows: saved, total: saved.length, nextCursor: undefined, isWider: false };
    // They stand as they were saved, the latest first.
    const query = { ...state.query, sort: undefined };
    return { query, kind: 'ready', page, pending: 'none', moreFailed: false };
  }

  /** The filter that stands beside the number of rows once something is saved. */
  savedFilter(env: MoreEnv) {
    const count = this.#saved.state.length;
    const showSaved = () => {
      this.#isSavedAlone = !this.#isSavedAlone;
      this.#feed.requestUpdate();
    };
    return count === 0
      ? nothing
      : feedExtras.savedFilter(count, this.#isSavedAlone, { ...env, on: { showSaved } });
  }

  /** Loads a posting, and what shows it, before the press that a pointer or the focus announces. */
  readonly prefetch = (item: MicroInternshipSummary): void => {
    clearTimeout(this.#ahead);
    const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
    if (connection?.saveData || connection?.effectiveType?.endsWith('2g')) return;
    this.#ahead = setTimeout(() => {
      // The answers are kept by the browser for as long as the API says; what fails is told when it is wanted.
      void parts.posting().catch(() => undefined);
      const { client, config } = this.#feed;
      void client
        .microInternship(item.slug, config.campus, new AbortController().signal)
        .catch(() => undefined);
      this.#prepareMore(item);
    }, HOVER_INTENT_DELAY);
  };

  /** Loads the next page before the press: who is at the last card on show is close to it. */
  #prepareMore(item: MicroInternshipSummary): void {
    const { client, config, feed } = this.#feed;
    const { state, next } = feed;
    const isLast = state.kind === 'ready' && state.page.rows.at(-1) === item;
    if (!isLast || !next || config.limit !== undefined) return;
    void client.feed(next, new AbortController().signal).catch(() => undefined);
  }

  /** Opens a posting, or its form, over the list. */
  async open(item: PostingToOpen, how: { form?: boolean; focus?: string } = {}): Promise<void> {
    const { form = false, focus = '.title' } = how;
    try {
      const detail = await loadPart(this.#feed, 'posting');
      // Until they are there the list stays, and the focus with it.
      await detail.loadPostingWords(this.#feed.locale);
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

  /** Takes something back that was chosen, with its control; the press has nothing left to stand on. */
  async drop(change: Promise<void>): Promise<void> {
    await this.#resetForm();
    this.#feed.focusNext('.status');
    await change;
  }

  /** What stands in the corner of a card. */
  corner(item: MicroInternshipSummary, env: MoreEnv) {
    const save = () => {
      this.#saved.toggle(item);
      // Among what is saved alone, the card goes, and what was pressed with it.
      if (this.#isSavedAlone) this.#feed.focusNext('.status');
    };
    return feedExtras.saveToggle(item, this.#saved.has(item), { ...env, on: { save } });
  }

  /** The view over the list. */
  render() {
    return this.#retry
      ? loadError(this.#feed.env({ back: this.showList, retry: this.#retry }))
      : this.#opened?.render();
  }

  /** A deadline may have passed while nobody looked. */
  readonly #onReturn = (): void => {
    if (document.visibilityState === 'visible') this.#feed.tick();
  };

  /** Shows anew what closes, when it closes. */
  #watchClock(): void {
    clearTimeout(this.#clock);
    const { state } = this.#feed.feed;
    if (state.kind !== 'ready') return;
    const now = Date.now();
    const left = state.page.rows
      .map(({ applicationDeadline }) => (applicationDeadline ? Date.parse(applicationDeadline.at) - now : 0))
      .filter((milliseconds) => milliseconds > 0);
    if (left.length === 0) return;
    this.#clock = setTimeout(() => this.#feed.tick(), Math.min(...left, LONGEST_TIMER));
  }

  /** What is saved is the campus's: another campus has other postings. */
  #watchSaved(): feedExtras.SavedPostings {
    const { stores, config } = this.#feed;
    return stores.watch(new feedExtras.SavedPostings(() => localStorage, config.campus));
  }

  #applyAccent(): void {
    const { config, feed } = this.#feed;
    const { state } = feed;
    const accent = config.accent ?? ('page' in state ? state.page.campus?.accent : undefined);
    if (accent === this.#accent || accent === undefined) return;
    this.#accent = accent;
    this.#feed.adopt(feedExtras.accentStyles(accent));
  }

  #spot(): UrlState {
    const { feed, locked, screen } = this.#feed;
    const { state } = feed;
    const own = Object.entries(state.query).filter(([key]) => !(key in locked));
    const shown = state.kind === 'ready' ? state.page.rows.length : 0;
    const opened = screen === 'opened' ? this.#opened : undefined;
    return {
      query: Object.fromEntries(own),
      rows: shown > (state.query['page-size'] ?? DEFAULT_PAGE_SIZE) ? shown : undefined,
      opened: opened?.slug,
      form: opened?.isForm,
    };
  }

  /** Waits until what the address says is on show: what is seen on the way there is no step of the visitor's. */
  async #arrive(way: Promise<void>): Promise<void> {
    this.#arrivals += 1;
    try {
      await way;
    } finally {
      this.#arrivals -= 1;
      this.#feed.requestUpdate();
    }
  }

  #rowOf(slug: string): MicroInternshipSummary | undefined {
    const { state } = this.#feed.feed;
    return 'page' in state ? state.page.rows.find((row) => row.slug === slug) : undefined;
  }

  /** Follows the visitor's way through the page's history. */
  async #goTo({ query, rows, opened, form = false }: UrlState): Promise<void> {
    const chosen: FeedQuery = { ...this.#feed.config.defaults, ...query };
    if (String(toSearchParams(chosen)) !== String(toSearchParams(this.#spot().query))) {
      const hadFocus = this.#feed.matches(':focus-within');
      const loaded = this.#feed.feed.replaceQuery(chosen, rows);
      await this.#resetForm();
      if (hadFocus) void loaded.then(() => this.#keepFocus());
    }
    // What a row says of it is shown at once, and with it the title that takes the focus.
    if (opened !== undefined) await this.open(this.#rowOf(opened) ?? { slug: opened }, { form });
    else if (this.#feed.screen !== 'list') this.showList();
  }

  /** What had the focus may be gone with the rows that were replaced. */
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
