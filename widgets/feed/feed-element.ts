import { html, nothing, type PropertyValues } from 'lit';
import type { FeedAnswer, FeedQuery, FilterName } from '../../src/contract/feed.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { ApplyStore, Draft } from '../../src/features/apply/index.ts';
import type { DetailStore } from '../../src/features/detail/index.ts';
import { feedStyles, FeedStore, feedView, type Choice } from '../../src/features/feed/index.ts';
import { en } from '../../src/i18n/en.ts';
import { clientFor } from '../../src/runtime/api.ts';
import { parseConfig } from '../../src/runtime/config.ts';
import { createLinks } from '../../src/runtime/links.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { back } from '../../src/ui/back.ts';
import { heading } from '../../src/ui/heading.ts';
import { message } from '../../src/ui/message.ts';
import { submitApplication } from '../apply/submit.ts';
import { MiSelectEvent } from '../events.ts';
import { MarketplaceElement, type ServerView } from '../marketplace-element.ts';

type DetailModule = typeof import('../../src/features/detail/index.ts');
type ApplyModule = typeof import('../../src/features/apply/index.ts');

type Screen =
  | { name: 'list' }
  | { name: 'detail'; module: DetailModule; store: DetailStore }
  | { name: 'apply'; module: ApplyModule; store: ApplyStore; from: Screen & { name: 'detail' } }
  | { name: 'unavailable'; retry: () => void };

/** Properties whose change asks for no other rows. */
const SHOWN_OTHERWISE = ['filters', 'layout', 'wayOut'];

const DEFAULT_FILTERS: FilterName[] = [
  'department',
  'hours',
  'fee',
  'arrangement',
  'due-by',
  'short',
  'closing-soon',
  'funded',
];

/** What a page of ours brings with the list, or with a posting. */
export interface FirstView extends ServerView {
  /** The list, as far as it has been asked. */
  list?: { query: FeedQuery; answer: FeedAnswer };
  /** The posting that the page is about. */
  posting?: MicroInternship;
}

const cardOf = (slug: string) => `[data-slug="${slug}"]`;

/**
 * A live list of micro-internships in which a visitor searches, reads and applies.
 *
 * @slot - A link to the list elsewhere: shown while the script has not run and where the list cannot be loaded.
 * @csspart root - Everything the widget shows.
 * @csspart filters - The search and the filters.
 * @csspart status - How many micro-internships are shown.
 * @csspart list - The list of cards.
 * @csspart card - One card.
 * @csspart card-title - The title of a card, which opens it.
 * @csspart card-client - The client's name on a card.
 * @csspart tag - A mark on a card or a posting.
 * @csspart facts - The facts of a card or a posting.
 * @csspart load-more - The button that loads the next page.
 * @csspart message - What to do where there is nothing to show.
 * @csspart back - The way back to the view before.
 * @csspart apply - The button that opens the form.
 * @csspart prose - The description of a posting.
 * @csspart form - The application form.
 * @csspart field - One field of the form.
 * @csspart error-summary - What is wrong with the form.
 * @csspart send - The button that sends the form.
 * @csspart receipt - What is shown once an application was received.
 * @cssprop --mi-color-accent - Colour of links, buttons and focus.
 * @cssprop --mi-color-on-accent - Colour of text on the accent.
 * @cssprop --mi-color-text - Colour of text.
 * @cssprop --mi-color-text-quiet - Colour of text that matters less.
 * @cssprop --mi-color-surface - Background of cards and controls.
 * @cssprop --mi-color-surface-sunken - Background of marks, code and notices.
 * @cssprop --mi-color-line - Colour of the lines around cards.
 * @cssprop --mi-color-control-line - Colour of the lines around controls.
 * @cssprop --mi-color-danger - Colour of errors.
 * @cssprop --mi-color-success - Colour of what went well.
 * @cssprop --mi-color-warning - Colour of what is about to end.
 * @cssprop --mi-font-family - Font; the page's where it is not set.
 * @cssprop --mi-font-size - Base size; the visitor's browser setting where it is not set.
 * @cssprop --mi-radius - Radius of corners.
 * @fires {MiSelectEvent} mi-select - A visitor opened a micro-internship.
 * @fires {MiApplySubmitEvent} mi-apply-submit - A visitor is about to send an application; can be prevented.
 * @fires {MiApplyCompleteEvent} mi-apply-complete - An application was received.
 * @fires {MiErrorEvent} mi-error - Something could not be loaded.
 */
export class MicroInternshipFeedElement extends MarketplaceElement {
  static override properties = {
    department: { type: String },
    filters: { type: String },
    sort: { type: String },
    layout: { type: String },
    pageSize: { type: String, attribute: 'page-size' },
    firstView: { attribute: false },
    wayOut: { attribute: false },
    detailModule: { attribute: false },
  };
  static override styles = [baseStyles, ...feedStyles];

  /** Departments to show, separated by spaces: sales, marketing, research, technology, data, finance, human-resources, operations, communications, strategy, design, education, other. Visitors cannot change them then. */
  declare department: string | undefined;
  /** Filters to offer, in their order, separated by spaces: department, hours, fee, arrangement, skill, due-by, dates, language, short, closing-soon, funded, exclusive. */
  declare filters: string | undefined;
  /** Order of the list: newest (the default), closing, fee, hours or match. */
  declare sort: string | undefined;
  /** Look of the rows: cards (the default, two side by side where there is room), list or compact. */
  declare layout: string | undefined;
  /** Rows loaded at a time, from 1 to 100; 20 where it is not set. */
  declare pageSize: string | undefined;
  /** @internal Set before the first update, by the marketplace's own pages alone. */
  declare firstView: FirstView | undefined;
  /** @internal Comes with a first view that is a posting. */
  declare detailModule: DetailModule | undefined;

  /** @internal Where links are dead: pages are shown by their addresses, and left for by this where there is a way. */
  declare wayOut: { leave: ((url: string) => void) | undefined } | undefined;
  readonly #applications = new Map<string, ApplyStore>();
  #links = createLinks({});
  #feed = new FeedStore(clientFor(undefined), {});
  #screen: Screen = { name: 'list' };
  #loaded: FeedStore | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.size === 0) return;
    this.config = parseConfig(this.localName, {
      ...this.given(),
      department: this.department,
      filters: this.filters,
      sort: this.sort,
      layout: this.layout,
      'page-size': this.pageSize,
    });
    this.#links = { ...createLinks(this.config, this.firstView), areDead: this.wayOut !== undefined };
    if (!this.hasUpdated && this.firstView) this.#takeOver(this.firstView);
    else if (this.asksAnew(changed, SHOWN_OTHERWISE)) this.#startOver();
  }

  protected override updated(): void {
    const feed = this.#feed;
    if (this.#loaded !== feed && this.#screen.name === 'list') {
      this.#loaded = feed;
      // Off the page nothing is asked; the store takes it up when the element is placed again.
      if (this.isConnected) void feed.load();
    }
    const { state } = 'store' in this.#screen ? this.#screen.store : feed;
    this.report(state.kind === 'failed' ? state.error : undefined);
    this.moveFocus();
  }

  /** Loads the list again from its first page. */
  async refresh(): Promise<void> {
    await this.#feed.load();
  }

  #openFeed(first?: FirstView['list']): FeedStore {
    const { campus, department, sort, 'page-size': pageSize } = this.config;
    return this.stores.watch(
      new FeedStore(this.client, { campus, department, sort, 'page-size': pageSize }, first),
    );
  }

  #takeOver({ now, list, posting }: FirstView): void {
    this.renderedAt = new Date(now);
    this.#feed = this.#openFeed(list);
    if (list) this.#loaded = this.#feed;
    if (posting && this.detailModule)
      this.#screen = {
        name: 'detail',
        module: this.detailModule,
        store: this.stores.watch(new this.detailModule.DetailStore(this.client, posting.slug, posting)),
      };
  }

  #startOver(): void {
    this.stores.drop(this.#feed);
    this.#feed = this.#openFeed();
    for (const application of this.#applications.values()) this.stores.drop(application);
    this.#applications.clear();
    const { detail } = this.#opened();
    if (detail) this.stores.drop(detail.store);
    this.#screen = { name: 'list' };
  }

  /** The posting that is open, under its form or by itself. */
  #opened(): { detail?: Screen & { name: 'detail' } } {
    const screen = this.#screen;
    if (screen.name === 'detail') return { detail: screen };
    return screen.name === 'apply' ? { detail: screen.from } : {};
  }

  #show(screen: Screen, focus: string): void {
    this.renderedAt = undefined;
    this.#screen = screen;
    this.focusNext(focus);
  }

  /** Loads a part of the widget when it is first wanted. */
  async #withModule<Module>(load: () => Promise<Module>, use: (module: Module) => void): Promise<void> {
    let module: Module;
    try {
      module = await load();
    } catch {
      this.#show({ name: 'unavailable', retry: () => void this.#withModule(load, use) }, '.title');
      return;
    }
    use(module);
  }

  readonly #onSelect = (item: MicroInternshipSummary): void => {
    this.dispatchEvent(new MiSelectEvent(item.slug));
    void this.#withModule(
      () => import('../../src/features/detail/index.ts'),
      (module) => {
        this.adopt(module.detailStyles);
        const store = this.stores.watch(new module.DetailStore(this.client, item.slug, item));
        this.#show({ name: 'detail', module, store }, '.title');
        void store.load();
      },
    );
  };

  readonly #onApply = (posting: MicroInternship, from: Screen & { name: 'detail' }): void => {
    const page = createLinks(this.config).posting(posting);
    if (this.wayOut?.leave && page !== undefined) {
      this.wayOut.leave(page);
      return;
    }
    void this.#withModule(
      () => import('../../src/features/apply/index.ts'),
      (module) => {
        this.adopt(module.applyStyles);
        const store =
          this.#applications.get(posting.slug) ??
          this.stores.watch(
            new module.ApplyStore(this.client, posting.slug, { campus: this.config.campus, posting }),
          );
        this.#applications.set(posting.slug, store);
        this.#show({ name: 'apply', module, store, from }, '.title');
      },
    );
  };

  readonly #onBackToList = (): void => {
    const screen = this.#screen;
    const { detail } = this.#opened();
    if (detail) this.stores.drop(detail.store);
    if (screen.name === 'apply') {
      this.#applications.delete(screen.store.slug);
      this.stores.drop(screen.store);
    }
    this.#show({ name: 'list' }, detail ? cardOf(detail.store.slug) : '.status');
  };

  async #onSubmit(screen: Screen & { name: 'apply' }, draft: Draft): Promise<void> {
    const focus = await submitApplication(this, screen.store, draft);
    if (focus !== undefined && this.#screen === screen) this.focusNext(focus);
  }

  #onChoose(feed: FeedStore, choice: Choice): void {
    this.renderedAt = undefined;
    void feed.choose(choice);
  }

  async #onMore(feed: FeedStore): Promise<void> {
    const shown = feed.state.kind === 'ready' ? feed.state.page.rows.length : 0;
    await feed.more();
    const next = feed.state.kind === 'ready' ? feed.state.page.rows[shown] : undefined;
    if (next) this.focusNext(cardOf(next.slug));
  }

  async #onClear(feed: FeedStore): Promise<void> {
    const cleared = feed.clear();
    await this.updateComplete;
    this.renderRoot.querySelector('form')?.reset();
    this.focusNext('.status');
    await cleared;
  }

  #onRetry(store: { load: () => Promise<void> }, focus: string): void {
    void store.load();
    this.focusNext(focus);
  }

  /** On a page of its own a view is left by its links. */
  #inPlace<Show>(show: Show): Show | undefined {
    return this.firstView?.door === 'hosted' ? undefined : show;
  }

  /** The filters that the page asks for; what it has fixed is not asked of the visitor. */
  #filterNames(): FilterName[] {
    const { filters = DEFAULT_FILTERS, department } = this.config;
    return filters.filter((name) => name !== 'department' || department === undefined);
  }

  #renderList(isHidden: boolean) {
    const feed = this.#feed;
    return html`
      <div class="screen" ?hidden=${isHidden}>
        ${feedView(
          {
            state: feed.state,
            filterNames: this.#filterNames(),
            layout: this.config.layout ?? 'cards',
          },
          this.env(this.#links, {
            select: this.#inPlace(this.#onSelect),
            choose: (choice) => this.#onChoose(feed, choice),
            clear: () => void this.#onClear(feed),
            more: () => void this.#onMore(feed),
            retry: () => this.#onRetry(feed, '.status'),
          }),
        )}
      </div>
    `;
  }

  #renderScreen() {
    const screen = this.#screen;
    const toList = this.#onBackToList;
    switch (screen.name) {
      case 'list':
        return nothing;
      case 'detail':
        return screen.module.detailView(
          screen.store.state,
          this.env(
            this.#links,
            {
              back: this.#inPlace(toList),
              apply: this.#inPlace((posting: MicroInternship) => this.#onApply(posting, screen)),
              retry: () => this.#onRetry(screen.store, '.title'),
            },
            screen.module.words,
          ),
        );
      case 'apply':
        return screen.module.applyView(
          screen.store.state,
          screen.store.draft,
          this.env(
            this.#links,
            {
              back: screen.store.state.kind === 'receipt' ? toList : () => this.#show(screen.from, '.title'),
              change: (draft) => {
                screen.store.draft = draft;
              },
              submit: (draft) => void this.#onSubmit(screen, draft),
              retry: () => this.#onRetry(screen.store, '.title'),
            },
            screen.module.words,
          ),
        );
      case 'unavailable':
        return html`
          ${back(en.back, { press: toList })}
          ${heading(this.config['heading-level'] ?? 3, en.oneFailed, 'title')}
          ${message({ text: en.failures.offline, action: { label: en.tryAgain, press: screen.retry } })}
        `;
    }
  }

  protected override render() {
    const isList = this.#screen.name === 'list';
    return html`
      <section class="root" part="root" lang=${en.locale} dir=${en.direction} aria-label=${en.regionName}>
        ${isList || this.#loaded ? this.#renderList(!isList) : nothing}
        ${isList ? nothing : html`<div class="screen">${this.#renderScreen()}</div>`}
      </section>
    `;
  }
}
