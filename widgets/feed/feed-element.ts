import { html, nothing, type PropertyValues } from 'lit';
import { setPrefetchedRequest, type PrefetchedRequest } from '../../src/api/prefetch.ts';
import type { FeedAnswer, FeedQuery } from '../../src/contract/feed.ts';
import { DEFAULT_FILTERS } from '../../src/contract/filters.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import {
  feedStyles,
  FeedStore,
  feedView,
  type Choice,
  type FeedHandlers,
} from '../../src/features/feed/index.ts';
import { clientFor } from '../../src/runtime/api.ts';
import { parseConfig } from '../../src/runtime/config.ts';
import { PRESET_KEYS } from '../../src/runtime/options.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { MiSelectEvent } from '../events.ts';
import { MarketplaceElement, propertyOf, type ServerState } from '../marketplace-element.ts';
import type { FeedController } from './feed-controller.ts';
import type { DetailModule } from './posting-panel.ts';
import type { UrlState } from './url-sync.ts';

let onFirstRows: () => void;
/** Resolves once a list has its first rows and its deferred parts, or has left the page. */
export const firstRows = new Promise<void>((resolve) => {
  onFirstRows = resolve;
});

/** Properties whose change needs no refetch. */
const SHOWN_OTHERWISE = [
  'filters',
  'layout',
  'noSearch',
  'limit',
  'theme',
  'density',
  'accent',
  'openOutside',
];

/** Server-rendered initial state of a list or a posting. */
export interface InitialState extends ServerState {
  /** Query and response of the list. */
  list?: { query: FeedQuery; answer: FeedAnswer };
  /** Posting of the page. */
  posting?: MicroInternship;
  /** Similar postings. */
  similar?: MicroInternshipSummary[];
}

/**
 * A live list of micro-internships in which a visitor searches, reads and applies.
 *
 * @slot - Fallback link to the list, shown until the script runs and when the list fails to load.
 * @csspart root - The whole widget.
 * @csspart filters - Search and filters.
 * @csspart status - Result count.
 * @csspart list - List of cards.
 * @csspart card - Card of one posting.
 * @csspart card-title - Title of a card, which opens the posting.
 * @csspart card-employer - Employer's name on a card.
 * @csspart tag - Tag on a card or a posting.
 * @csspart facts - Facts of a card or a posting.
 * @csspart load-more - “Load more” button.
 * @csspart message - Empty and error states.
 * @csspart back - Back link.
 * @csspart apply - “Apply” button.
 * @csspart calendar - Link that adds the deadline to a calendar.
 * @csspart share - Share button.
 * @csspart questions - Preview of the application questions.
 * @csspart report - Report form of a posting.
 * @csspart similar - Similar postings.
 * @csspart prose - Description of a posting.
 * @csspart form - Application form.
 * @csspart field - Form field with label, hint and error.
 * @csspart error-summary - Error summary of the form.
 * @csspart send - Submit button.
 * @csspart receipt - Receipt of a submitted application.
 * @csspart confirm - Email confirmation in the receipt.
 * @csspart confirm-code - Button that submits the confirmation code.
 * @csspart decision-calendar - Link in the receipt that adds the decision date to a calendar.
 * @csspart see-similar - Link in the receipt to similar micro-internships.
 * @csspart sent - Submitted answers, in the receipt.
 * @cssprop --mi-color-accent - Color of links, buttons and focus.
 * @cssprop --mi-color-on-accent - Color of text on the accent.
 * @cssprop --mi-color-text - Color of text.
 * @cssprop --mi-color-text-quiet - Color of secondary text.
 * @cssprop --mi-color-surface - Background of cards and controls.
 * @cssprop --mi-color-surface-sunken - Background of tags, code and notices.
 * @cssprop --mi-color-line - Border color of cards.
 * @cssprop --mi-color-control-line - Border color of controls.
 * @cssprop --mi-color-danger - Color of errors.
 * @cssprop --mi-color-success - Color of success messages.
 * @cssprop --mi-color-warning - Color of warnings, such as a near deadline.
 * @cssprop --mi-font-family - Font. Defaults to the page's.
 * @cssprop --mi-font-size - Base font size. Defaults to the browser setting of the visitor.
 * @cssprop --mi-radius - Corner radius.
 * @fires {MiSelectEvent} mi-select - A visitor opened a micro-internship.
 * @fires {MiApplySubmitEvent} mi-apply-submit - A visitor submits an application; cancelable.
 * @fires {MiApplyCompleteEvent} mi-apply-complete - An application was received.
 * @fires {MiApplyConfirmEvent} mi-apply-confirm - An applicant confirmed the email address of an application.
 * @fires {MiErrorEvent} mi-error - Something could not be loaded.
 */
export class MicroInternshipFeedElement extends MarketplaceElement {
  static override properties = {
    ...Object.fromEntries(
      [...PRESET_KEYS, 'filters', 'no-search', 'layout', 'page-size', 'limit', 'url-prefix', 'accent'].map(
        (name) => [propertyOf(name), { attribute: name }],
      ),
    ),
    theme: { reflect: true },
    density: { reflect: true },
    prefetched: { attribute: false },
    initialState: { attribute: false },
    openOutside: { attribute: false },
    detailModule: { attribute: false },
  };
  static override styles = [baseStyles, ...feedStyles];

  /** Fixed search terms; hides the search box. With `default-` before its name, this and every filter below is an initial value that visitors can change. */
  declare q: string | undefined;
  /** Departments, separated by spaces: sales, marketing, research, technology, data, finance, human-resources, operations, communications, strategy, design, education, other. Fixed: visitors cannot change it. */
  declare department: string | undefined;
  /** Minimum hours of a project. */
  declare minHours: string | undefined;
  /** Maximum hours of a project. */
  declare maxHours: string | undefined;
  /** Minimum fee, in whole units of the campus currency. */
  declare minFee: string | undefined;
  /** Work arrangements, separated by spaces: remote, hybrid, on-site. */
  declare arrangement: string | undefined;
  /** Slugs of skills, separated by spaces; one match is enough. */
  declare skill: string | undefined;
  /** Latest due date, such as 2026-11-30. */
  declare dueBy: string | undefined;
  /** Earliest start date. */
  declare from: string | undefined;
  /** Latest end date. */
  declare until: string | undefined;
  /** Only postings paid by a school, a state or a foundation. */
  declare funded: string | undefined;
  /** Only postings exclusive to this campus. */
  declare exclusive: string | undefined;
  /** Only projects of 10 hours or fewer. */
  declare short: string | undefined;
  /** Only postings that close within 3 days. */
  declare closingSoon: string | undefined;
  /** Languages of the postings, separated by spaces, such as en or pt-BR. */
  declare language: string | undefined;
  /** Sort order: newest, closing, fee, hours or match. Defaults to newest. Fixed: visitors cannot change it; with `default-sort` they can. */
  declare sort: string | undefined;
  /** Filters to show, in order, separated by spaces: department, hours, fee, arrangement, skill, due-by, dates, language, short, closing-soon, funded, exclusive. `none` hides all filters. */
  declare filters: string | undefined;
  /** Hides the search box. */
  declare noSearch: string | undefined;
  /** Layout of the rows: cards (two columns if there is room), list or compact. Defaults to cards. */
  declare layout: string | undefined;
  /** Rows per page, from 1 to 100. Defaults to 20. */
  declare pageSize: string | undefined;
  /** Maximum rows; adds a “See all” link. */
  declare limit: string | undefined;
  /** Prefix of the URL parameters the list writes, such as jobs. Defaults to mi; off disables URL sync. */
  declare urlPrefix: string | undefined;
  /** Color scheme: light or dark. Defaults to the page's. */
  declare theme: string | undefined;
  /** Spacing: comfortable or compact. Defaults to comfortable. */
  declare density: string | undefined;
  /** Color of links, buttons and focus, such as #0b5cad. Defaults to the campus's color. Adjusted until its contrast is readable. */
  declare accent: string | undefined;
  /** @internal The request for the first rows, where the entry file has sent it. */
  declare prefetched: PrefetchedRequest | undefined;
  /** @internal Set before the first update, by the marketplace's own pages alone. */
  declare initialState: InitialState | undefined;
  /** @internal Comes with a first view that is a posting. */
  declare detailModule: DetailModule | undefined;
  /** @internal Where links are dead: pages are shown by their addresses, and left for by this where there is a way. */
  declare openOutside: { leave: ((url: string) => void) | undefined } | undefined;
  /** @internal */
  feed = new FeedStore(clientFor(undefined), { fixedFilters: {} });
  /** @internal What is on show. */
  screen: 'list' | 'opened' = 'list';
  #controller: FeedController | undefined;
  #loaded: FeedStore | undefined;

  /** A list restored from the URL, or with attributes for its look, needs the deferred part at once. */
  protected override blocksOnDeferred(): boolean {
    return (
      super.blocksOnDeferred() ||
      location.search.includes(this.urlPrefix ?? 'mi') ||
      Boolean(this.layout ?? this.density ?? this.theme) ||
      this.getAttributeNames().some((name) => name.startsWith('default-'))
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.size === 0) return;
    this.config = parseConfig(this.localName, this.readAttributes());
    this.links = {
      ...this.pageLinks(),
      linksDisabled: this.openOutside !== undefined,
      defaults: this.config.defaults,
    };
    if (this.deferred && !this.#controller) {
      this.#controller = new this.deferred.FeedController(this, this.detailModule);
      if (this.hasUpdated) this.#controller.connect();
    }
    if (!this.hasUpdated && this.initialState) this.#hydrate(this.initialState);
    else if (this.needsRefetch(changed, SHOWN_OTHERWISE)) this.#startOver();
  }

  protected override updated(): void {
    const { feed } = this;
    if (this.#loaded !== feed && this.screen === 'list') this.#load();
    const opened = this.screen === 'opened' ? this.#controller?.store : undefined;
    const { state } = opened ?? feed;
    this.report(state.kind === 'failed' ? state.error : undefined);
    this.moveFocus();
    if (this.deferred === undefined && feed.state.kind !== 'loading') void this.loadDeferred();
    if (this.deferred !== undefined) onFirstRows();
    this.#controller?.sync();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#controller?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    onFirstRows();
    this.#controller?.disconnect();
  }

  /** Loads the list again from its first page. */
  async refresh(): Promise<void> {
    await this.feed.load();
  }

  protected override get nouns() {
    const { state } = this.feed;
    return 'page' in state ? state.page.campus?.nouns : undefined;
  }

  /** @internal Filters set by attributes, which visitors cannot change. */
  get fixedFilters(): FeedQuery {
    const { config } = this;
    const fixed = ['campus', 'page-size', ...PRESET_KEYS] as const;
    const entries = fixed.filter((key) => config[key] !== undefined).map((key) => [key, config[key]]);
    const fixedFilters = Object.fromEntries(entries) as FeedQuery;
    return config.limit === undefined ? fixedFilters : { ...fixedFilters, 'page-size': config.limit };
  }

  #openFeed({ query, rows }: Partial<UrlState>, first?: InitialState['list']): void {
    const initialFilters = { ...this.config.defaults, ...query };
    this.feed = this.stores.watch(
      new FeedStore(this.client, { fixedFilters: this.fixedFilters, initialFilters, rows }, first),
    );
  }

  #hydrate({ now, locale, list, posting }: InitialState): void {
    this.renderedAt = new Date(now);
    this.locale = locale;
    this.#openFeed({}, list);
    if (list) this.#loaded = this.feed;
    if (posting) this.screen = 'opened';
  }

  #startOver(): void {
    const spot = this.#controller?.connect() ?? {};
    this.stores.drop(this.feed);
    this.#openFeed(spot);
    this.screen = 'list';
    // Asked before anything is rendered: the answer takes longer than that.
    this.#load();
    this.#controller?.activate(spot);
  }

  /** Loads the list if connected; otherwise the store resumes on connect. */
  #load(): void {
    this.#loaded = this.feed;
    setPrefetchedRequest(this.prefetched);
    this.prefetched = undefined;
    if (this.isConnected) void this.feed.load();
  }

  /** @internal Shows what time has changed. */
  tick(): void {
    this.renderedAt = undefined;
    this.requestUpdate();
  }

  /** @internal Shows another view and takes the focus to it. */
  show(screen: 'list' | 'opened', focus: string): void {
    this.renderedAt = undefined;
    this.screen = screen;
    this.focusNext(focus);
  }

  /** Loads the controller; returns nothing if the deferred part failed to load. */
  async #loadController(): Promise<FeedController | undefined> {
    await this.loadDeferred();
    await this.updateComplete;
    return this.#controller;
  }

  /** Opens a posting in place, or its page without the controller. */
  async #open(item: MicroInternshipSummary): Promise<void> {
    this.dispatchEvent(new MiSelectEvent(item.slug));
    const controller = await this.#loadController();
    const page = this.links.posting(item);
    if (controller) await controller.open(item);
    else if (page !== undefined) location.assign(page);
  }

  /** @internal On a page of its own a view is left by its links. */
  inPlace<Show>(show: Show): Show | undefined {
    return this.initialState?.surface === 'hosted' ? undefined : show;
  }

  #renderList(isHidden: boolean) {
    const { feed, config, deferred } = this;
    const { saved, prefetch, ordinal } = this.#controller ?? {};
    const { filters = DEFAULT_FILTERS, layout = 'cards', limit } = config;
    const handlers: FeedHandlers = {
      select: this.inPlace((item: MicroInternshipSummary) => void this.#open(item)),
      corner: (item: MicroInternshipSummary) => saved?.toggle(item, env),
      prepare: prefetch,
      choose: (choice: Choice) => {
        this.renderedAt = undefined;
        void feed.setFilters(choice);
      },
      more: () => void this.#loadController().then((controller) => (controller ?? feed).loadMore()),
      retry: () => {
        void feed.load();
        this.focusNext('.status');
      },
    };
    const env = this.env(handlers, {});
    const data = {
      state: saved?.visible(feed.state) ?? feed.state,
      filterNames: filters.filter((name) => name !== 'none'),
      fixedFilters: this.fixedFilters,
      hasSearch: !config['no-search'] && config.q === undefined,
      layout,
      limit,
      place: ordinal,
    };
    const slots = deferred === null ? null : this.#controller?.slots(data, env);
    return html` <div class="screen" ?hidden=${isHidden}>${feedView({ ...data, slots }, env)}</div> `;
  }

  protected override render() {
    const isList = this.screen === 'list';
    const { t } = this.env({}, {});
    return html`
      <section
        class="root"
        part="root"
        lang=${t.locale}
        dir=${t.direction}
        aria-label="${t.regionName}${this.#controller?.ordinal}"
      >
        ${isList || this.#loaded ? this.#renderList(!isList) : nothing}
        ${isList ? nothing : html`<div class="screen">${this.#controller?.render()}</div>`}
      </section>
    `;
  }
}
