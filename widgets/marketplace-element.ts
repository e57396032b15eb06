import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ApiClient } from '../src/api/client.ts';
import { WidgetElement } from '../src/base/element.ts';
import type { WidgetError } from '../src/base/error.ts';
import type { Links } from '../src/i18n/env.ts';
import type { Campus } from '../src/contract/campus.ts';
import { StoreController } from '../src/base/store.ts';
import { pickLocale, type Locale } from '../src/i18n/locales.ts';
import { clientFor } from '../src/runtime/api.ts';
import { type Config } from '../src/runtime/config.ts';
import { OPTION_NAMES } from '../src/runtime/options.ts';
import type { ProvidedContext } from '../src/runtime/context.ts';
import { createEnv } from '../src/runtime/env.ts';
import { createLinks } from '../src/runtime/links.ts';
import type { Surface } from '../src/runtime/page-links.ts';
import { MiErrorEvent } from './events.ts';
import { listMessages } from './locales/list-messages.ts';

/** Server-rendered state of every widget, so that nothing is requested twice and nothing moves. */
export interface ServerState {
  surface: Surface;
  /** When the page was rendered. */
  now: string;
  /** How the list was set up in the page's address. */
  persistentParams: [name: string, value: string][];
  locale: Locale;
}

export type Deferred = typeof import('./deferred.lazy.ts');

/** Property name of an attribute: `page-size` is `pageSize`. */
export const propertyOf = (name: string) =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Base class of the widgets: campus, provided context, locale, focus and errors.
 *
 * @attr {string} lang - Language: en, es or ar. Defaults to the page's language, then the visitor's.
 */
export abstract class MarketplaceElement extends WidgetElement {
  static override properties: PropertyDeclarations = {
    api: {},
    campus: {},
    headingLevel: { attribute: 'heading-level' },
    shared: { attribute: false },
    viewerZone: { attribute: false },
    deferred: { attribute: false },
  };

  /** Origin of the marketplace. Defaults to the provider's, then to the origin of the script. */
  declare api: string | undefined;
  /** Slug of the campus. Defaults to the provider's. */
  declare campus: string | undefined;
  /** Heading level, from 1 to 4. Defaults to 3. */
  declare headingLevel: string | undefined;

  /** @internal What a provider around it shares. */
  declare shared: ProvidedContext | undefined;
  /** @internal The viewer's zone, where a page around us knows it better than the browser. */
  declare viewerZone: string | undefined;
  /** @internal What comes after the first rows, once it is there; `null` where it cannot be had. */
  declare deferred: Deferred | null | undefined;

  /** @internal */
  readonly stores = new StoreController(this);
  /** @internal */
  config: Config = {};
  /** @internal */
  locale: Locale = 'en';
  protected links = createLinks({});
  /** Until the visitor does something, the view stays in the moment that the page was rendered in. */
  protected renderedAt: Date | undefined;
  #focusNext: string | undefined;
  #reported: unknown;

  /** Links to the views that have a page of their own. */
  protected pageLinks(): Links {
    return createLinks(this.config);
  }

  /** Campus's own noun for a micro-internship, if any. */
  protected get nouns(): Campus['nouns'] {
    return undefined;
  }

  /** True if the first render needs the deferred part. */
  protected blocksOnDeferred(): boolean {
    return this.closest('micro-internship-provider') !== null;
  }

  /** Waits for messages, and for the deferred part inside a provider, whose context comes before any request. */
  protected override scheduleUpdate(): ReturnType<WidgetElement['scheduleUpdate']> {
    const locale = this.#wantedLocale();
    const needs = [
      ...(listMessages.loaded.has(locale) ? [] : [listMessages.load(locale)]),
      ...(this.hasUpdated || this.deferred !== undefined || !this.blocksOnDeferred()
        ? []
        : [this.loadDeferred()]),
    ];
    const update = () => {
      this.locale = locale;
      return super.scheduleUpdate();
    };
    return needs.length > 0 ? Promise.all(needs).then(update) : update();
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    // eslint-disable-next-line wc/guard-super-call -- Lit's own element has it.
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  /** The language of the element or of the page around it, else the visitor's. */
  #wantedLocale(): Locale {
    const around = this.closest('[lang]') ?? this.ownerDocument.documentElement;
    return pickLocale(around.getAttribute('lang'), ...navigator.languages);
  }

  /** Loads what comes after the first rows; where it cannot be loaded the widget does without. */
  protected async loadDeferred(): Promise<void> {
    if (this.deferred) return;
    try {
      const deferred = await import('./deferred.lazy.ts');
      this.deferred = deferred;
      deferred.feedParts.styles.forEach((styles) => this.adopt(styles));
      if (this.closest('micro-internship-provider')) deferred.consumeShared(this);
    } catch {
      this.deferred = null;
    }
  }

  /** True if a changed property needs a refetch. */
  protected needsRefetch(changed: PropertyValues<this>, shownOtherwise: readonly PropertyKey[]): boolean {
    const others: readonly PropertyKey[] = ['headingLevel', 'viewerZone', 'deferred', ...shownOtherwise];
    return !this.hasUpdated || [...changed.keys()].some((name) => !others.includes(name));
  }

  /** Values of the options by attribute name; properties win. */
  protected readAttributes(): Record<string, string | undefined> {
    const said = OPTION_NAMES.map((name) => {
      const value =
        (this as Record<string, unknown>)[propertyOf(name)] ?? this.getAttribute(name) ?? undefined;
      return [
        name,
        Array.isArray(value) ? value.join(' ') : (value as string | undefined)?.toString(),
      ] as const;
    });
    return { ...Object.fromEntries(said), campus: this.campus || this.shared?.campus };
  }

  /** @internal */
  get client(): ApiClient {
    const { api } = this.config;
    return (api === undefined ? this.shared?.client : undefined) ?? clientFor(api);
  }

  /** @internal The environment of a view; `messages` are those of the part that it belongs to. */
  env<Handlers, Messages extends object>(on: Handlers, messages: Messages) {
    const { config, locale, links, renderedAt, viewerZone } = this;
    const { feedParts, renameNouns } = this.deferred ?? {};
    const t = { ...feedParts?.messages, ...messages, ...listMessages.get(locale) };
    const renamed = renameNouns && this.nouns ? renameNouns(t, t.nouns, this.nouns) : t;
    return createEnv({ config, locale, links, renderedAt, viewerZone }, renamed, on);
  }

  /** @internal Gives the focus to what a selector finds, once it is rendered. */
  focusNext(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  /** Gives the focus to what was asked for, among what is shown. */
  protected moveFocus(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (!selector) return;
    const shown = [...this.renderRoot.querySelectorAll<HTMLElement>(selector)];
    shown.find((element) => !element.closest('[hidden]'))?.focus();
  }

  /** Tells the host of a failure, once. */
  protected report(error: WidgetError | undefined): void {
    if (error && error !== this.#reported) this.dispatchEvent(new MiErrorEvent(error.code, error.status));
    this.#reported = error;
  }
}
