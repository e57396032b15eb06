import { html, nothing, type PropertyValues } from 'lit';
import { setPrefetchedRequest, type PrefetchedRequest } from '../../src/api/prefetch.ts';
import { FILTER_NAMES, type FeedAnswer, type FeedQuery, type FilterName } from '../../src/contract/feed.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import {
  feedStyles,
  FeedStore,
  feedView,
  type Choice,
  type FeedHandlers,
} from '../../src/features/feed/index.ts';
import type { Env, MoreEnv } from '../../src/i18n/env.ts';
import { clientFor } from '../../src/runtime/api.ts';
import { parseConfig, PRESET_KEYS } from '../../src/runtime/config.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { MiSelectEvent } from '../events.ts';
import { MarketplaceElement, type ServerState } from '../marketplace-element.ts';
import type { FeedController } from './feed-controller.ts';
import type { DetailModule } from './posting-panel.ts';
import type { UrlState } from './url-sync.ts';

let onFirstRows: () => void;
/** Resolves once a list has its first rows and its deferred parts, or has left the page. */
export const firstRows = new Promise<void>((resolve) => {
  onFirstRows = resolve;
});

/** Properties whose change asks for no other rows. */
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

/** Offered where the attribute asks for them. */
const RARE_FILTERS: readonly FilterName[] = ['skill', 'dates', 'language', 'exclusive'];
const DEFAULT_FILTERS = FILTER_NAMES.filter((name) => !RARE_FILTERS.includes(name));

/** What a page of ours brings with the list, or with a posting. */
export interface InitialState extends ServerState {
  /** The list, as far as it has been asked. */
  list?: { query: FeedQuery; answer: FeedAnswer };
  /** The posting that the page is about. */
  posting?: MicroInternship;
  /** Postings like it. */
  similar?: MicroInternshipSummary[];
}

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
 * @csspart card-employer - The employer's name on a card.
 * @csspart tag - A mark on a card or a posting.
 * @csspart facts - The facts of a card or a posting.
 * @csspart load-more - The button that loads the next page.
 * @csspart message - What to do where there is nothing to show.
 * @csspart back - The way back to the view before.
 * @csspart apply - The button that opens the form.
 * @csspart calendar - The link that brings a posting's deadline into a calendar.
 * @csspart share - The button that hands a posting's address on.
 * @csspart questions - The questions of the application, to read before it.
 * @csspart report - What tells the marketplace what is wrong with a posting.
 * @csspart similar - Postings like the one on show.
 * @csspart prose - The description of a posting.
 * @csspart form - The application form.
 * @csspart field - One field of the form.
 * @csspart error-summary - What is wrong with the form.
 * @csspart send - The button that sends the form.
 * @csspart receipt - What is shown once an application was received.
 * @csspart confirm - Where a receipt asks for the code that was sent to the applicant's email.
 * @csspart confirm-code - The button that sends the code.
 * @csspart decision-calendar - The link in a receipt that brings the day of the decision into a calendar.
 * @csspart sent - What a receipt shows of what was sent.
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
 * @fires {MiApplyConfirmEvent} mi-apply-confirm - An applicant confirmed the email address of an application.
 * @fires {MiErrorEvent} mi-error - Something could not be loaded.
 */
export class MicroInternshipFeedElement extends MarketplaceElement {
  static override properties = {
    q: {},
    department: {},
    minHours: { attribute: 'min-hours' },
    maxHours: { attribute: 'max-hours' },
    minFee: { attribute: 'min-fee' },
    arrangement: {},
    skill: {},
    dueBy: { attribute: 'due-by' },
    from: {},
    until: {},
    funded: {},
    exclusive: {},
    short: {},
    closingSoon: { attribute: 'closing-soon' },
    language: {},
    sort: {},
    filters: {},
    noSearch: { attribute: 'no-search' },
    layout: {},
    pageSize: { attribute: 'page-size' },
    limit: {},
    address: {},
    theme: { reflect: true },
    density: { reflect: true },
    accent: {},
    prefetched: { attribute: false },
    initialState: { attribute: false },
    openOutside: { attribute: false },
    detailModule: { attribute: false },
  };
  static override styles = [baseStyles, ...feedStyles];

  /** Words to search for. Visitors are not asked for others then. This and every filter below can also be given as `default-` and its name: then the list begins with it, and visitors may change it. */
  declare q: string | undefined;
  /** Departments to show, separated by spaces: sales, marketing, research, technology, data, finance, human-resources, operations, communications, strategy, design, education, other. Visitors cannot change them then. */
  declare department: string | undefined;
  /** Fewest hours that a project may take. */
  declare minHours: string | undefined;
  /** Most hours that a project may take. */
  declare maxHours: string | undefined;
  /** Lowest fee, in whole units of the campus currency. */
  declare minFee: string | undefined;
  /** Where the work is done, separated by spaces: remote, hybrid, on-site. */
  declare arrangement: string | undefined;
  /** Slugs of skills, separated by spaces; one of them is enough. */
  declare skill: string | undefined;
  /** Last day on which the work may be due, such as 2026-11-30. */
  declare dueBy: string | undefined;
  /** First day on which the work may begin. */
  declare from: string | undefined;
  /** Last day on which the work may end. */
  declare until: string | undefined;
  /** Only what a school, a state or a foundation pays for. */
  declare funded: string | undefined;
  /** Only what is for the students of this campus alone. */
  declare exclusive: string | undefined;
  /** Only projects of 10 hours or fewer. */
  declare short: string | undefined;
  /** Only what closes within 3 days. */
  declare closingSoon: string | undefined;
  /** Languages that postings are written in, separated by spaces, such as en or pt-BR. */
  declare language: string | undefined;
  /** Order of the list: newest (the default), closing, fee, hours or match. Visitors cannot change it then; `default-sort` lets them. */
  declare sort: string | undefined;
  /** Filters to offer, in their order, separated by spaces: department, hours, fee, arrangement, skill, due-by, dates, language, short, closing-soon, funded, exclusive; none for none of them. */
  declare filters: string | undefined;
  /** Leaves the search field out. */
  declare noSearch: string | undefined;
  /** Look of the rows: cards (the default, two side by side where there is room), list or compact. */
  declare layout: string | undefined;
  /** Rows loaded at a time, from 1 to 100; 20 where it is not set. */
  declare pageSize: string | undefined;
  /** The most rows to show, with a link to the whole list. */
  declare limit: string | undefined;
  /** What the visitor's choices are called in the page's address: mi where it is not set; off keeps the address as it is. */
  declare address: string | undefined;
  /** light or dark; as the page has it where it is not set. */
  declare theme: string | undefined;
  /** comfortable (the default) or compact. */
  declare density: string | undefined;
  /** Colour of links, buttons and focus, such as #0b5cad; that of the campus where it is not set. It is darkened or lightened where it could not be read. */
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
  feed = new FeedStore(clientFor(undefined), { locked: {} });
  /** @internal What is on show. */
  screen: 'list' | 'opened' = 'list';
  #controller: FeedController | undefined;
  #loaded: FeedStore | undefined;

  /** What stands in the page's address, or is set from the start, is shown with what goes with it. */
  protected override blocksOnDeferred(): boolean {
    return (
      super.blocksOnDeferred() ||
      location.search.includes(this.address ?? 'mi') ||
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

  /** @internal What the page has fixed. */
  get locked(): FeedQuery {
    const { config } = this;
    const fixed = ['campus', 'page-size', ...PRESET_KEYS] as const;
    const stated = fixed.filter((key) => config[key] !== undefined).map((key) => [key, config[key]]);
    const locked = Object.fromEntries(stated) as FeedQuery;
    return config.limit === undefined ? locked : { ...locked, 'page-size': config.limit };
  }

  #openFeed({ query, rows }: Partial<UrlState>, first?: InitialState['list']): void {
    const chosen = { ...this.config.defaults, ...query };
    this.feed = this.stores.watch(new FeedStore(this.client, { locked: this.locked, chosen, rows }, first));
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

  /** Off the page nothing is asked; the store takes it up when the element is placed again. */
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

  /** Where what opens a posting cannot be loaded, the posting's page is another way to it. */
  async #open(item: MicroInternshipSummary): Promise<void> {
    this.dispatchEvent(new MiSelectEvent(item.slug));
    await this.loadDeferred();
    await this.updateComplete;
    const page = this.links.posting(item);
    if (this.#controller) await this.#controller.open(item);
    else if (page !== undefined) location.assign(page);
  }

  #act(act: Promise<void>): void {
    this.renderedAt = undefined;
    void (this.#controller?.drop(act) ?? act);
  }

  async #more(): Promise<void> {
    const { feed } = this;
    const shown = feed.state.kind === 'ready' ? feed.state.page.rows.length : 0;
    await feed.loadMore();
    const next = feed.state.kind === 'ready' ? feed.state.page.rows[shown] : undefined;
    if (next) this.focusNext(`[data-slug="${next.slug}"]`);
  }

  /** @internal On a page of its own a view is left by its links. */
  inPlace<Show>(show: Show): Show | undefined {
    return this.initialState?.surface === 'hosted' ? undefined : show;
  }

  #renderList(isHidden: boolean) {
    const { feed, config, deferred } = this;
    const { saved, prefetch, ordinal } = this.#controller ?? {};
    const { filters = DEFAULT_FILTERS, layout = 'cards', limit } = config;
    const env: Env<FeedHandlers> = this.env({
      select: this.inPlace((item: MicroInternshipSummary) => void this.#open(item)),
      corner: (item: MicroInternshipSummary) => saved?.toggle(item, env as MoreEnv),
      prepare: prefetch,
      choose: (choice: Choice) => {
        this.renderedAt = undefined;
        void feed.setFilters(choice);
      },
      drop: (choice: Choice) => this.#act(feed.setFilters(choice)),
      clear: () => this.#act(feed.resetFilters()),
      more: () => void this.#more(),
      retry: () => {
        void feed.load();
        this.focusNext('.status');
      },
    });
    return html`
      <div class="screen" ?hidden=${isHidden}>
        ${feedView(
          {
            state: saved?.visible(feed.state) ?? feed.state,
            filterNames: filters.filter((name) => name !== 'none'),
            locked: this.locked,
            hasSearch: !config['no-search'] && config.q === undefined,
            layout,
            limit,
            extras: deferred === null ? null : deferred?.feedParts,
            savedFilter: saved?.filter(env as MoreEnv),
            place: ordinal,
          },
          env,
        )}
      </div>
    `;
  }

  protected override render() {
    const isList = this.screen === 'list';
    const { t } = this.env({});
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
