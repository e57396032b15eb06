import { html, type PropertyValues } from 'lit';
import { setPrefetchedRequest, type PrefetchedRequest } from '../../src/api/prefetch.ts';
import { warn } from '../../src/base/warn.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyState, ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import { messages as deferredMessages } from '../../src/i18n/deferred-messages.en.ts';
import { withMessages } from '../../src/i18n/env.ts';
import { parseConfig } from '../../src/runtime/config.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { failureText } from '../../src/ui/failure.ts';
import { message, messageStyles } from '../../src/ui/message.ts';
import { skeleton, skeletonStyles } from '../../src/ui/skeleton.ts';
import { FormController, type FormModules } from './form-controller.ts';
import { postingMessages } from '../locales/posting-messages.ts';
import { MarketplaceElement, type ServerState } from '../marketplace-element.ts';
import { loadPart, type Part } from '../parts.ts';

type ApplyModule = Part<'apply'>;
/** Server-rendered initial state of the form. */
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
 * @slot - Fallback link to the form, shown until the script runs and when the form fails to load.
 * @csspart root - The whole widget.
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
 * @csspart message - Empty and error states.
 * @fires {MiApplySubmitEvent} mi-apply-submit - A visitor submits an application; cancelable.
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

  /** The deferred part comes with the form. */
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
      await postingMessages.load(this.locale);
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

  /** Shows the error state if a required part is missing: the form elsewhere is the better one. */
  async #settle(controller: FormController): Promise<void> {
    await controller.attach();
    if (controller.isMissing) this.#show({ name: 'unavailable' });
  }

  async #onSubmit(controller: FormController, draft: Draft): Promise<void> {
    const focus = await controller.submit(draft, () => !this.isConnected);
    if (focus !== undefined) this.focusNext(focus);
  }

  #renderForm({ module, store, controller }: Screen & { name: 'apply' }) {
    const { messages, special } = controller.viewProps(module.messages);
    const env = this.env(
      {
        change: (read: () => Draft) => store.type(read),
        submit: (draft: Draft) => void this.#onSubmit(controller, draft),
        retry: () => {
          void store.load();
          this.focusNext('.title');
        },
      },
      messages,
    );
    return module.applyView(controller.state, store.draft, {
      ...withMessages(env, deferredMessages),
      ...controller.slots(env),
      special,
      token: this.initialState?.token,
    });
  }

  #renderScreen() {
    const screen = this.#screen;
    const env = this.env({}, {});
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
    const { t } = this.env({}, {});
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
