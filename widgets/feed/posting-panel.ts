import { nothing } from 'lit';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { calendarUrl } from '../../src/api/calendar-url.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import type { PostingStore } from '../../src/features/posting/posting.lazy.ts';
import { messages as deferredMessages } from '../../src/i18n/deferred-messages.en.ts';
import { withMessages } from '../../src/i18n/env.ts';
import { createLinks } from '../../src/runtime/links.ts';
import { FormController, loadFormModules } from '../apply/form-controller.ts';
import { MiSelectEvent } from '../events.ts';
import { postingMessages } from '../locales/posting-messages.ts';
import { translated } from '../locales/translated.ts';
import type { FeedHost } from '../host.ts';
import { loadPart, type Part } from '../parts.ts';
import type { PostingActions } from './posting-actions.lazy.ts';
import { loadError } from './load-error.ts';

type PostingModule = Part<'posting-actions'>;
/** `more` comes with a first view alone; elsewhere it is loaded once the posting is shown. */
export type DetailModule = Part<'posting'> & {
  more?: PostingModule;
};
type ApplyModule = Part<'apply'>;

interface Form {
  module: ApplyModule;
  store: ApplyStore;
  controller: FormController;
}

/** A posting to open, as much of it as is known; one that is whole is not loaded. */
export type PostingToOpen = { slug: string } | MicroInternshipSummary | MicroInternship;

const knownPart = (item: PostingToOpen) => ('title' in item ? item : undefined);

/** The views of one posting in a list: the posting and, over it, its form. What was typed stays while the list does. */
export class PostingPanel {
  readonly #feed: FeedHost;
  readonly #module: DetailModule;
  readonly #back: () => void;
  readonly #applications = new Map<string, Form>();
  readonly #loadReport = () => loadPart(this.#feed, 'report');
  readonly #watcher = { hostUpdated: () => void this.#attach() };
  #detail: PostingStore | undefined;
  #actionsPart: PostingModule | undefined;
  #actions: PostingActions | undefined;
  #from: string | undefined;
  #overlay: Form | { retry: () => void } | undefined;

  constructor(
    feed: FeedHost,
    module: DetailModule,
    { back, item }: { back: () => void; item?: MicroInternship },
  ) {
    this.#feed = feed;
    this.#back = back;
    this.#module = module;
    this.#actionsPart = module.more;
    feed.addController(this.#watcher);
    if (!item) return;
    this.#detail = this.#watch(item);
    this.#from = item.slug;
    if (this.#actionsPart)
      this.#actions = new this.#actionsPart.PostingActions(
        feed,
        item,
        this.#loadReport,
        feed.initialState?.similar,
      );
  }

  /** Store of the active view: the form, else the posting. */
  get store(): PostingStore | ApplyStore | undefined {
    return this.#form?.store ?? this.#detail;
  }

  get slug(): string | undefined {
    return this.#detail?.slug;
  }

  /** The slug of the card that has led here, over however many similar ones. */
  get from(): string | undefined {
    return this.#from;
  }

  get isForm(): boolean {
    return this.#form !== undefined;
  }

  get #form(): Form | undefined {
    return this.#overlay && 'store' in this.#overlay ? this.#overlay : undefined;
  }

  /** Opens a posting, or its form; `from` is the card that has led there. */
  async open(item: PostingToOpen, form = false, from: string | undefined = item.slug): Promise<void> {
    await postingMessages.load(this.#feed.locale);
    if (this.slug !== item.slug) {
      this.#leave();
      this.#from = from;
      this.#detail = this.#watch(item);
    }
    const detail = this.#detail;
    this.#overlay = undefined;
    this.#feed.requestUpdate();
    if (!detail) return;
    if (detail.state.kind !== 'ready') await detail.load();
    if (form && detail === this.#detail && detail.state.kind === 'ready')
      await this.#apply(detail.state.posting);
  }

  /** Gives up what is under way; of a form that was left for the list nothing is kept. */
  close(): void {
    this.#leave();
    const form = this.#form;
    if (form && form.store.state.kind !== 'form') {
      this.#applications.delete(form.store.slug);
      this.#dropForm(form);
    }
    this.#overlay = undefined;
  }

  /** Forgets all that was typed: the list is another. */
  forget(): void {
    this.close();
    this.#feed.removeController(this.#watcher);
    for (const form of this.#applications.values()) this.#dropForm(form);
    this.#applications.clear();
  }

  render() {
    const over = this.#overlay;
    if (!over) return this.#renderPosting();
    return 'store' in over
      ? this.#renderForm(over)
      : loadError(this.#feed.env({ back: () => this.#show(undefined), retry: over.retry }, {}));
  }

  #dropForm({ store, controller }: Form): void {
    controller.close();
    this.#feed.stores.drop(store);
  }

  #leave(): void {
    if (this.#detail) this.#feed.stores.drop(this.#detail);
    this.#actions?.close();
    this.#detail = undefined;
    this.#actions = undefined;
  }

  /** Loads what a posting or a form on show needs beside its text; where it cannot be loaded it does without. */
  async #attach(): Promise<void> {
    if (this.#form) await this.#form.controller.attach();
    const state = this.#detail?.state;
    if (state?.kind !== 'ready' || this.#overlay) return;
    const { posting } = state;
    if (this.#actions?.slug !== posting.slug) {
      try {
        this.#actionsPart ??= await loadPart(this.#feed, 'posting-actions');
      } catch {
        return;
      }
      if (this.slug !== posting.slug || this.#actions?.slug === posting.slug) return;
      this.#actions = new this.#actionsPart.PostingActions(this.#feed, posting, this.#loadReport);
    }
    this.#actions.activate();
  }

  /** Opens a similar posting over the one on show. */
  async #openSimilar(item: MicroInternshipSummary): Promise<void> {
    this.#feed.dispatchEvent(new MiSelectEvent(item.slug));
    const opening = this.open(item, false, this.#from);
    this.#feed.show('opened', '.title');
    await opening;
  }

  #watch(item: PostingToOpen): PostingStore {
    const { client, config, stores } = this.#feed;
    const known = knownPart(item);
    return stores.watch(new this.#module.PostingStore(client, item.slug, { campus: config.campus, known }));
  }

  #show(over: Form | { retry: () => void } | undefined): void {
    this.#overlay = over;
    this.#feed.show('opened', '.title');
  }

  async #apply(posting: MicroInternship): Promise<void> {
    const retry = () => void this.#apply(posting);
    const page = createLinks(this.#feed.config).posting(posting);
    if (this.#feed.openOutside?.leave && page !== undefined) {
      this.#feed.openOutside.leave(page);
      return;
    }
    try {
      const [module] = await Promise.all([
        loadPart(this.#feed, 'apply'),
        // Asked for at the same time; whether it came is seen below.
        loadFormModules(this.#feed, posting).catch(() => undefined),
      ]);
      const form = this.#applications.get(posting.slug) ?? this.#createForm(module, posting);
      this.#applications.set(posting.slug, form);
      if (form.controller.state.kind === 'loading') await form.controller.load();
      this.#show(form.controller.isMissing ? { retry } : form);
    } catch {
      this.#show({ retry });
    }
  }

  #createForm(module: ApplyModule, posting: MicroInternship): Form {
    const { client, config, stores } = this.#feed;
    const store = stores.watch(
      new module.ApplyStore(client, posting.slug, { campus: config.campus, posting }),
    );
    return { module, store, controller: new FormController(this.#feed, store) };
  }

  async #submit(form: Form, draft: Draft): Promise<void> {
    const focus = await form.controller.submit(draft, () => this.#overlay !== form);
    if (focus !== undefined && this.#overlay === form) this.#feed.focusNext(focus);
  }

  #retry(store: PostingStore | ApplyStore): void {
    void store.load();
    this.#feed.focusNext('.title');
  }

  #renderPosting() {
    const feed = this.#feed;
    const store = this.#detail;
    if (!store) return nothing;
    const env = withMessages(
      feed.env(
        {
          back: feed.inPlace(this.#back),
          apply: feed.inPlace((posting: MicroInternship) => void this.#apply(posting)),
          select: feed.inPlace((item: MicroInternshipSummary) => void this.#openSimilar(item)),
          retry: () => this.#retry(store),
          ...this.#actions?.handlers,
        },
        { ...this.#actionsPart?.messages, ...this.#module.messages, ...translated(postingMessages, feed) },
      ),
      deferredMessages,
    );
    return this.#module.postingView(
      {
        state: store.state,
        calendar: calendarUrl(feed.client, store.slug),
        slots: this.#actions?.slots(env),
      },
      env,
    );
  }

  #renderForm(form: Form) {
    const { module, store, controller } = form;
    const isReceived = store.state.kind === 'receipt';
    const { messages, special } = controller.viewProps(module.messages);
    const env = this.#feed.env(
      {
        back: isReceived ? this.#back : () => this.#show(undefined),
        change: (read: () => Draft) => store.type(read),
        submit: (draft: Draft) => void this.#submit(form, draft),
        retry: () => this.#retry(store),
      },
      messages,
    );
    return module.applyView(controller.state, store.draft, {
      ...withMessages(env, deferredMessages),
      ...controller.slots(env),
      special,
    });
  }
}
