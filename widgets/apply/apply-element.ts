import { html, type PropertyValues } from 'lit';
import { setPrefetchedRequest, type PrefetchedRequest } from '../../src/api/prefetch.ts';
import { warn } from '../../src/base/warn.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyState, ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import type { PostingMessages } from '../../src/i18n/en-posting.ts';
import { parseConfig } from '../../src/runtime/config.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { failureText } from '../../src/ui/failure.ts';
import { message, messageStyles } from '../../src/ui/message.ts';
import { skeleton, skeletonStyles } from '../../src/ui/skeleton.ts';
import { FormController, type FormModules } from './form-controller.ts';
import { MarketplaceElement, type ServerState } from '../marketplace-element.ts';
import { loadPart, type Part } from '../parts.ts';

type ApplyModule = Part<'apply'>;
/** What a page of ours brings with the form: as it stands, and with what its sender's browser could not be asked. */
export interface InitialState extends ServerState {
  state: ApplyState & { posting: MicroInternship };
  draft: Draft;
  /** With it the form can be sent without script, once. */
  token: string;
  /** The key of the application, whichever way it is sent. */
  idempotencyKey: string;
}

type Screen =
  | { name: 'loading' }
  | { name: 'misconfigured' }
  | { name: 'unavailable' }
  | { name: 'apply'; module: ApplyModule; store: ApplyStore; controller: FormController };

/**
 * The application form of one micro-internship, by itself.
 *
 * @slot - A link to the form elsewhere: shown while the script has not run and where the form cannot be loaded.
 * @csspart root - Everything the widget shows.
 * @csspart form - The application form.
 * @csspart field - One field of the form.
 * @csspart error-summary - What is wrong with the form.
 * @csspart send - The button that sends the form.
 * @csspart receipt - What is shown once an application was received.
 * @csspart confirm - Where a receipt asks for the code that was sent to the applicant's email.
 * @csspart confirm-code - The button that sends the code.
 * @csspart decision-calendar - The link in a receipt that brings the day of the decision into a calendar.
 * @csspart sent - What a receipt shows of what was sent.
 * @csspart message - What to do where there is nothing to show.
 * @fires {MiApplySubmitEvent} mi-apply-submit - A visitor is about to send an application; can be prevented.
 * @fires {MiApplyCompleteEvent} mi-apply-complete - An application was received.
 * @fires {MiApplyConfirmEvent} mi-apply-confirm - An applicant confirmed the email address of an application.
 * @fires {MiErrorEvent} mi-error - Something could not be loaded.
 */
export class MicroInternshipApplyElement extends MarketplaceElement {
  static override properties = {
    microInternship: { type: String, attribute: 'micro-internship' },
    initialState: { attribute: false },
    applyModule: { attribute: false },
    formModules: { attribute: false },
  };
  static override styles = [baseStyles, messageStyles, skeletonStyles];

  /** Slug of the micro-internship to apply for. Required. */
  declare microInternship: string | undefined;
  /** @internal Set before the first update, by the marketplace's own pages alone. */
  declare initialState: InitialState | undefined;
  /** @internal Comes with a first view. */
  declare applyModule: ApplyModule | undefined;
  /** @internal Comes with a first view whose questions need it. */
  declare formModules: FormModules | undefined;

  /** @internal What was asked for it before it was defined. */
  declare prefetched: PrefetchedRequest | undefined;

  #screen: Screen = { name: 'loading' };
  #isStarted = false;

  /** What the form needs beside its own comes with it. */
  protected override blocksOnDeferred(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.size === 0) return;
    this.config = parseConfig(this.localName, this.readAttributes());
    this.links = this.pageLinks();
    if (!this.needsRefetch(changed, [])) return;
    if (this.#screen.name === 'apply') {
      this.#screen.controller.close();
      this.stores.drop(this.#screen.store);
    }
    this.#screen = { name: 'loading' };
    this.#isStarted = false;
    if (!this.hasUpdated && this.initialState && this.applyModule)
      this.#hydrate(this.initialState, this.applyModule);
  }

  #hydrate({ now, locale, ...first }: InitialState, module: ApplyModule): void {
    this.locale = locale;
    const { campus } = this.config;
    const store = this.stores.watch(
      new module.ApplyStore(this.client, first.state.posting.slug, { campus, first }),
    );
    this.renderedAt = new Date(now);
    const controller = new FormController(this, store, this.formModules ?? {});
    this.#screen = { name: 'apply', module, store, controller };
    this.#isStarted = true;
  }

  protected override updated(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      void this.#start();
    }
    if (this.#screen.name === 'apply') void this.#settle(this.#screen.controller);
    const state = this.#screen.name === 'apply' ? this.#screen.store.state : undefined;
    this.report(state?.kind === 'failed' ? state.error : undefined);
    this.moveFocus();
  }

  async #start(): Promise<void> {
    const { campus, 'micro-internship': slug } = this.config;
    if (slug === undefined) {
      warn(`<${this.localName}> needs the attribute micro-internship: the slug of a micro-internship.`);
      this.#show({ name: 'misconfigured' });
      return;
    }
    this.#show({ name: 'loading' });
    try {
      const request = new AbortController();
      setPrefetchedRequest(this.prefetched);
      this.prefetched = undefined;
      const posting = this.client.microInternship(slug, campus, request.signal);
      // What fails is told by the store.
      posting.catch(() => undefined);
      const module = await loadPart(this, 'apply');
      await module.loadPostingWords(this.locale);
      if (this.config['micro-internship'] !== slug) return;
      const store = this.stores.watch(
        new module.ApplyStore(this.client, slug, { campus, asked: { posting, request } }),
      );
      this.#show({ name: 'apply', module, store, controller: new FormController(this, store) });
      await store.load();
    } catch {
      this.#show({ name: 'unavailable' });
    }
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.requestUpdate();
  }

  /** Where a file is asked for and cannot be handed in, the form elsewhere is the better one. */
  async #settle(controller: FormController): Promise<void> {
    await controller.attach();
    if (controller.isMissing) this.#show({ name: 'unavailable' });
  }

  async #onSubmit(controller: FormController, draft: Draft): Promise<void> {
    const focus = await controller.submit(draft, () => !this.isConnected);
    if (focus !== undefined) this.focusNext(focus);
  }

  /** The words of a form in the language of the element, which may have changed since it was begun. */
  #words({ postingWordsOf, loadPostingWords, enPosting }: ApplyModule): PostingMessages {
    const words = postingWordsOf(this.locale);
    if (!words) void loadPostingWords(this.locale).then(() => this.requestUpdate());
    return words ?? enPosting;
  }

  #renderForm({ module, store, controller }: Screen & { name: 'apply' }) {
    const { words, special } = controller.viewProps(this.#words(module));
    const env = this.env(
      {
        change: (read: () => Draft) => store.type(read),
        submit: (draft: Draft) => void this.#onSubmit(controller, draft),
        retry: () => {
          void store.load();
          this.focusNext('.title');
        },
      },
      words,
    );
    return module.applyView(controller.state, store.draft, {
      ...env,
      ...controller.slots(env),
      special,
      token: this.initialState?.token,
    });
  }

  #renderScreen() {
    const screen = this.#screen;
    const env = this.env({});
    const { t } = env;
    switch (screen.name) {
      case 'loading':
        return html`<p role="status">${t.loadingOne}</p>
          ${skeleton(2)}`;
      case 'misconfigured':
        return html`${message({ text: failureText('config', env) })}<slot></slot>`;
      case 'unavailable':
        return html`${message({
            text: failureText('offline', env),
            action: { label: t.tryAgain, press: () => void this.#start() },
          })}<slot></slot>`;
      case 'apply':
        return this.#renderForm(screen);
    }
  }

  protected override render() {
    const { t } = this.env({});
    return html`<section
      class="root"
      part="root"
      lang=${t.locale}
      dir=${t.direction}
      aria-label=${t.applicationRegion}
    >
      ${this.#renderScreen()}
    </section>`;
  }
}
