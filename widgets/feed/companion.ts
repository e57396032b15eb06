import { toSearchParams, DEFAULT_PAGE_SIZE, type FeedQuery } from '../../src/contract/feed.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import * as feedExtras from '../../src/features/feed/extras.ts';
import type { MoreEnv } from '../../src/i18n/env.ts';
import type { MicroInternshipFeedElement } from './feed-element.ts';
import { OpenedViews, type DetailModule, type OpenedItem } from './opened-views.ts';
import { PageAddress, type Spot } from './page-address.ts';
import { unavailable } from './unavailable.ts';

const cardOf = (slug: string) => `[data-slug="${slug}"]`;

/** What the list does beside showing its rows: it opens postings, keeps the page's address, and what is saved. */
export class Companion {
  readonly #feed: MicroInternshipFeedElement;
  readonly #saved = new feedExtras.SavedStore();
  #opened: OpenedViews | undefined;
  #address: PageAddress | undefined;
  #retry: (() => void) | undefined;

  /** `detail` comes with a first view that is a posting. */
  constructor(feed: MicroInternshipFeedElement, detail?: DetailModule) {
    this.#feed = feed;
    feed.stores.watch(this.#saved);
    const { posting } = feed.firstView ?? {};
    if (posting && detail)
      this.#opened = new OpenedViews(feed, detail, { back: this.showList, item: posting });
  }

  /** What is loaded or sent by the view over the list. */
  get store(): OpenedViews['store'] {
    return this.#opened?.store;
  }

  /** What a visitor has asked for by the page's address. */
  connect(): Partial<Spot> {
    const { address, defaults = {} } = this.#feed.config;
    if (!this.#address && address !== 'off' && !this.#feed.wayOut && this.#feed.isConnected)
      this.#address = new PageAddress(address ?? 'mi', defaults, (spot) => void this.#goTo(spot));
    return this.#address?.read() ?? {};
  }

  /** Leaves the page's address alone. */
  disconnect(): void {
    this.#address?.release();
    this.#address = undefined;
  }

  /** Begins with what the address says is open. */
  begin({ opened, form = false }: Partial<Spot>): void {
    this.#opened?.forget();
    this.#opened = undefined;
    if (opened !== undefined) void this.open({ slug: opened }, { form, focus: '' });
  }

  /** Takes the page's address to what is on show. */
  follow(): void {
    this.#address?.follow(this.#spot());
  }

  /** Opens a posting, or its form, over the list. */
  async open(item: OpenedItem, how: { form?: boolean; focus?: string } = {}): Promise<void> {
    const { form = false, focus = '.title' } = how;
    try {
      const detail = await import('../../src/features/detail/index.ts');
      this.#retry = undefined;
      this.#opened ??= new OpenedViews(this.#feed, detail, { back: this.showList });
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
    const slug = this.#opened?.slug;
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
    const save = () => this.#saved.toggle(item);
    return feedExtras.saveToggle(item, this.#saved.has(item), { ...env, on: { save } });
  }

  /** The view over the list. */
  render() {
    return this.#retry
      ? unavailable(this.#feed.env({ back: this.showList, retry: this.#retry }))
      : this.#opened?.render();
  }

  #spot(): Spot {
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

  /** Follows the visitor's way through the page's history. */
  async #goTo({ query, rows, opened, form = false }: Spot): Promise<void> {
    const chosen: FeedQuery = { ...this.#feed.config.defaults, ...query };
    if (String(toSearchParams(chosen)) !== String(toSearchParams(this.#spot().query))) {
      void this.#feed.feed.goTo(chosen, rows);
      await this.#resetForm();
    }
    if (opened !== undefined) await this.open({ slug: opened }, { form });
    else if (this.#feed.screen !== 'list') this.showList();
  }

  /** Takes the controls to what is asked: they keep what was typed over it. */
  async #resetForm(): Promise<void> {
    await this.#feed.updateComplete;
    this.#feed.renderRoot.querySelector('form')?.reset();
  }
}
