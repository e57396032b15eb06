import { html, type PropertyValues } from 'lit';
import { WidgetElement } from '../../src/base/element.ts';
import { StoreController } from '../../src/base/store.ts';
import { warn } from '../../src/base/warn.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyState, ApplyStore, Draft } from '../../src/features/apply/index.ts';
import { en } from '../../src/i18n/en.ts';
import { clientFor } from '../../src/runtime/api.ts';
import { parseConfig, type Config } from '../../src/runtime/config.ts';
import { createEnv } from '../../src/runtime/env.ts';
import { createLinks, type Door } from '../../src/runtime/links.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { message, messageStyles } from '../../src/ui/message.ts';
import { skeleton, skeletonStyles } from '../../src/ui/skeleton.ts';
import { MiErrorEvent } from '../events.ts';
import { submitApplication } from './submit.ts';

type ApplyModule = typeof import('../../src/features/apply/index.ts');
/** What a page of ours brings with it: the form as it stands, and what its sender's browser could not be asked. */
export interface FirstView {
  door: Door;
  /** When the page was rendered. */
  now: string;
  /** How the list was set up in the page's address. */
  kept: [name: string, value: string][];
  state: ApplyState & { posting: MicroInternship };
  draft: Draft;
  /** With it the form can be sent without script, once. */
  token: string;
}

type Screen =
  | { name: 'loading' }
  | { name: 'misconfigured' }
  | { name: 'unavailable' }
  | { name: 'apply'; module: ApplyModule; store: ApplyStore };

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
 * @csspart message - What to do where there is nothing to show.
 * @fires {MiApplySubmitEvent} mi-apply-submit - A visitor is about to send an application; can be prevented.
 * @fires {MiApplyCompleteEvent} mi-apply-complete - An application was received.
 * @fires {MiErrorEvent} mi-error - Something could not be loaded.
 */
export class MicroInternshipApplyElement extends WidgetElement {
  static override properties = {
    api: { type: String },
    campus: { type: String },
    microInternship: { type: String, attribute: 'micro-internship' },
    headingLevel: { type: String, attribute: 'heading-level' },
    firstView: { attribute: false },
    viewerZone: { attribute: false },
    applyModule: { attribute: false },
  };
  static override styles = [baseStyles, messageStyles, skeletonStyles];

  /** Origin of the marketplace; the origin the script came from where it is not set. */
  declare api: string | undefined;
  /** Slug of the campus on whose page the form stands. */
  declare campus: string | undefined;
  /** Slug of the micro-internship to apply for. Required. */
  declare microInternship: string | undefined;
  /** Level of the form's heading, from 1 to 4; 3 where it is not set. */
  declare headingLevel: string | undefined;

  /** @internal Set before the first update, by the marketplace's own pages alone. */
  declare firstView: FirstView | undefined;
  /** @internal Comes with a first view. */
  declare applyModule: ApplyModule | undefined;

  /** @internal The viewer's zone, where a page around us knows it better than the browser. */
  declare viewerZone: string | undefined;

  readonly #stores = new StoreController(this);
  #config: Config = {};
  #screen: Screen = { name: 'loading' };
  #isStarted = false;
  #renderedAt: Date | undefined;
  #focusNext: string | undefined;
  #reported: unknown;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.size === 0) return;
    this.#config = parseConfig(this.localName, {
      api: this.api,
      campus: this.campus,
      'micro-internship': this.microInternship,
      'heading-level': this.headingLevel,
    });
    const changesForm = [...changed.keys()].some((name) => name !== 'headingLevel' && name !== 'viewerZone');
    if (this.hasUpdated && !changesForm) return;
    if (this.#screen.name === 'apply') this.#stores.drop(this.#screen.store);
    this.#screen = { name: 'loading' };
    this.#isStarted = false;
    if (!this.hasUpdated && this.firstView && this.applyModule)
      this.#takeOver(this.firstView, this.applyModule);
  }

  #takeOver({ state, draft, now }: FirstView, module: ApplyModule): void {
    const { api, campus } = this.#config;
    const store = this.#stores.watch(
      new module.ApplyStore(clientFor(api), state.posting.slug, { campus, first: { state, draft } }),
    );
    this.#renderedAt = new Date(now);
    this.#screen = { name: 'apply', module, store };
    this.#isStarted = true;
  }

  protected override updated(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      void this.#start();
    }
    this.#reportFailure();
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  async #start(): Promise<void> {
    const { api, campus, 'micro-internship': slug } = this.#config;
    if (slug === undefined) {
      warn(`<${this.localName}> needs the attribute micro-internship: the slug of a micro-internship.`);
      this.#show({ name: 'misconfigured' });
      return;
    }
    this.#show({ name: 'loading' });
    try {
      const module = await import('../../src/features/apply/index.ts');
      this.adopt(module.applyStyles);
      if (this.#config['micro-internship'] !== slug) return;
      const store = this.#stores.watch(new module.ApplyStore(clientFor(api), slug, { campus }));
      this.#show({ name: 'apply', module, store });
      await store.load();
    } catch {
      this.#show({ name: 'unavailable' });
    }
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.requestUpdate();
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  async #onSubmit(store: ApplyStore, draft: Draft): Promise<void> {
    const focus = await submitApplication(this, store, draft);
    if (focus !== undefined) this.#focus(focus);
  }

  #reportFailure(): void {
    const state = this.#screen.name === 'apply' ? this.#screen.store.state : undefined;
    const error = state?.kind === 'failed' ? state.error : undefined;
    if (error && error !== this.#reported) this.dispatchEvent(new MiErrorEvent(error.code, error.status));
    this.#reported = error;
  }

  #renderScreen() {
    const screen = this.#screen;
    switch (screen.name) {
      case 'loading':
        return html`<p role="status">${en.loadingOne}</p>
          ${skeleton(2)}`;
      case 'misconfigured':
        return html`${message({ text: en.failures.config })}<slot></slot>`;
      case 'unavailable':
        return html`${message({
            text: en.failures.offline,
            action: { label: en.tryAgain, press: () => void this.#start() },
          })}<slot></slot>`;
      case 'apply':
        return screen.module.applyView(screen.store.state, screen.store.draft, {
          ...createEnv(
            {
              config: this.#config,
              links: createLinks(this.#config, this.firstView),
              renderedAt: this.#renderedAt,
              viewerZone: this.viewerZone,
            },
            {
              change: (draft) => {
                screen.store.draft = draft;
              },
              submit: (draft) => void this.#onSubmit(screen.store, draft),
              retry: () => {
                void screen.store.load();
                this.#focus('.title');
              },
            },
            screen.module.words,
          ),
          token: this.firstView?.token,
        });
    }
  }

  protected override render() {
    return html`<section
      class="root"
      part="root"
      lang=${en.locale}
      dir=${en.direction}
      aria-label=${en.applicationRegion}
    >
      ${this.#renderScreen()}
    </section>`;
  }
}
