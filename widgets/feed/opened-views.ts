import { nothing } from 'lit';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { PostingMessages } from '../../src/i18n/en-posting.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { ApplyStore, Draft } from '../../src/features/apply/index.ts';
import type { DetailStore } from '../../src/features/detail/index.ts';
import { createLinks } from '../../src/runtime/links.ts';
import { submitApplication } from '../apply/submit.ts';
import type { MicroInternshipFeedElement } from './feed-element.ts';
import { unavailable } from './unavailable.ts';

export type DetailModule = typeof import('../../src/features/detail/index.ts');
type ApplyModule = typeof import('../../src/features/apply/index.ts');

interface Form {
  module: ApplyModule;
  store: ApplyStore;
}

/** A posting to open, as much of it as is known; one that is whole is not loaded. */
export type OpenedItem = { slug: string } | MicroInternshipSummary | MicroInternship;

const whatIsKnown = (item: OpenedItem) => ('title' in item ? item : undefined);

/** The views of one posting in a list: the posting and, over it, its form. What was typed stays while the list does. */
export class OpenedViews {
  readonly #feed: MicroInternshipFeedElement;
  readonly #module: DetailModule;
  readonly #back: () => void;
  readonly #applications = new Map<string, ApplyStore>();
  #detail: DetailStore | undefined;
  #over: Form | { retry: () => void } | undefined;

  constructor(
    feed: MicroInternshipFeedElement,
    module: DetailModule,
    { back, item }: { back: () => void; item?: MicroInternship },
  ) {
    this.#feed = feed;
    this.#back = back;
    this.#module = module;
    if (item) this.#detail = this.#watch(item);
  }

  /** What is on show: the form where there is one, else the posting. */
  get store(): DetailStore | ApplyStore | undefined {
    return this.#form?.store ?? this.#detail;
  }

  get slug(): string | undefined {
    return this.#detail?.slug;
  }

  get isForm(): boolean {
    return this.#form !== undefined;
  }

  get #form(): Form | undefined {
    return this.#over && 'store' in this.#over ? this.#over : undefined;
  }

  /** Opens a posting, or its form. */
  async open(item: OpenedItem, form = false): Promise<void> {
    this.#feed.adopt(this.#module.detailStyles);
    await this.#module.loadPostingWords(this.#feed.locale);
    if (this.slug !== item.slug) {
      if (this.#detail) this.#feed.stores.drop(this.#detail);
      this.#detail = this.#watch(item);
    }
    const detail = this.#detail;
    this.#over = undefined;
    this.#feed.requestUpdate();
    if (!detail) return;
    if (detail.state.kind !== 'ready') await detail.load();
    if (form && detail === this.#detail && detail.state.kind === 'ready')
      await this.#apply(detail.state.posting);
  }

  /** Gives up what is under way; of a form that was left for the list nothing is kept. */
  close(): void {
    if (this.#detail) this.#feed.stores.drop(this.#detail);
    const form = this.#form;
    if (form && form.store.state.kind !== 'form') {
      this.#applications.delete(form.store.slug);
      this.#feed.stores.drop(form.store);
    }
    this.#detail = undefined;
    this.#over = undefined;
  }

  /** Forgets all that was typed: the list is another. */
  forget(): void {
    this.close();
    for (const application of this.#applications.values()) this.#feed.stores.drop(application);
    this.#applications.clear();
  }

  render() {
    const over = this.#over;
    if (!over) return this.#renderPosting();
    return 'store' in over
      ? this.#renderForm(over)
      : unavailable(this.#feed.env({ back: () => this.#show(undefined), retry: over.retry }));
  }

  #watch(item: OpenedItem): DetailStore {
    const { client, stores } = this.#feed;
    return stores.watch(new this.#module.DetailStore(client, item.slug, whatIsKnown(item)));
  }

  #show(over: Form | { retry: () => void } | undefined): void {
    this.#over = over;
    this.#feed.show('opened', '.title');
  }

  async #apply(posting: MicroInternship): Promise<void> {
    const { campus } = this.#feed.config;
    const page = createLinks(this.#feed.config).posting(posting);
    if (this.#feed.wayOut?.leave && page !== undefined) {
      this.#feed.wayOut.leave(page);
      return;
    }
    try {
      const module = await import('../../src/features/apply/index.ts');
      this.#feed.adopt(module.applyStyles);
      const { client, stores } = this.#feed;
      const known = this.#applications.get(posting.slug);
      const store = known ?? stores.watch(new module.ApplyStore(client, posting.slug, { campus, posting }));
      this.#applications.set(posting.slug, store);
      this.#show({ module, store });
    } catch {
      this.#show({ retry: () => void this.#apply(posting) });
    }
  }

  async #submit(form: Form, draft: Draft): Promise<void> {
    const focus = await submitApplication(this.#feed, form.store, draft);
    if (focus !== undefined && this.#over === form) this.#feed.focusNext(focus);
  }

  #retry(store: DetailStore | ApplyStore): void {
    void store.load();
    this.#feed.focusNext('.title');
  }

  /** The words of a posting in the language of the list, which may have changed since it was opened. */
  #words(): PostingMessages {
    const { locale } = this.#feed;
    const words = this.#module.postingWordsOf(locale);
    if (!words) void this.#module.loadPostingWords(locale).then(() => this.#feed.requestUpdate());
    return words ?? this.#module.enPosting;
  }

  #renderPosting() {
    const feed = this.#feed;
    const store = this.#detail;
    if (!store) return nothing;
    return this.#module.detailView(
      store.state,
      feed.env(
        {
          back: feed.inPlace(this.#back),
          apply: feed.inPlace((posting: MicroInternship) => void this.#apply(posting)),
          retry: () => this.#retry(store),
        },
        this.#words(),
      ),
    );
  }

  #renderForm(form: Form) {
    const { module, store } = form;
    const isReceived = store.state.kind === 'receipt';
    return module.applyView(
      store.state,
      store.draft,
      this.#feed.env(
        {
          back: isReceived ? this.#back : () => this.#show(undefined),
          change: (draft: Draft) => {
            store.draft = draft;
          },
          submit: (draft: Draft) => void this.#submit(form, draft),
          retry: () => this.#retry(store),
        },
        this.#words(),
      ),
    );
  }
}
