import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { Client } from '../src/api/client.ts';
import { WidgetElement } from '../src/base/element.ts';
import type { WidgetError } from '../src/base/error.ts';
import { StoreController } from '../src/base/store.ts';
import type { Links } from '../src/i18n/env.ts';
import { clientFor } from '../src/runtime/api.ts';
import type { Config } from '../src/runtime/config.ts';
import type { Shared } from '../src/runtime/context.ts';
import { createEnv } from '../src/runtime/env.ts';
import type { Door } from '../src/runtime/links.ts';
import { MiErrorEvent } from './events.ts';

/** What a page of ours brings with every widget, so that nothing is asked twice and nothing on it moves. */
export interface ServerView {
  door: Door;
  /** When the page was rendered. */
  now: string;
  /** How the list was set up in the page's address. */
  kept: [name: string, value: string][];
}

/** What the widgets have in common: whose page they stand on, what they share, where the focus goes, what failed. */
export abstract class MarketplaceElement extends WidgetElement {
  static override properties: PropertyDeclarations = {
    api: { type: String },
    campus: { type: String },
    headingLevel: { type: String, attribute: 'heading-level' },
    shared: { attribute: false },
    viewerZone: { attribute: false },
  };

  /** Origin of the marketplace; that of a provider around it, else the origin the script came from, where it is not set. */
  declare api: string | undefined;
  /** Slug of the campus on whose page it stands; that of a provider around it where it is not set. */
  declare campus: string | undefined;
  /** Level of the headings, from 1 to 4; 3 where it is not set. */
  declare headingLevel: string | undefined;

  /** @internal What a provider around it shares. */
  declare shared: Shared | undefined;
  /** @internal The viewer's zone, where a page around us knows it better than the browser. */
  declare viewerZone: string | undefined;

  protected readonly stores = new StoreController(this);
  protected config: Config = {};
  /** Until the visitor does something, the view stays in the moment that the page was rendered in. */
  protected renderedAt: Date | undefined;
  #focusNext: string | undefined;
  #reported: unknown;

  /** What a provider around it shares has to be known before anything is asked; what reads it is loaded for it. */
  protected override scheduleUpdate(): ReturnType<WidgetElement['scheduleUpdate']> {
    if (this.hasUpdated || !this.closest('micro-internship-provider')) return super.scheduleUpdate();
    return import('./later.ts').then(
      ({ consumeShared }) => {
        consumeShared(this);
        return super.scheduleUpdate();
      },
      () => super.scheduleUpdate(),
    );
  }

  /** Whether more has changed than what these say, which asks for nothing new. */
  protected asksAnew(changed: PropertyValues<this>, shownOtherwise: readonly PropertyKey[]): boolean {
    const others: readonly PropertyKey[] = ['headingLevel', 'viewerZone', ...shownOtherwise];
    return !this.hasUpdated || [...changed.keys()].some((name) => !others.includes(name));
  }

  protected given() {
    return {
      api: this.api,
      campus: this.campus || this.shared?.campus,
      'heading-level': this.headingLevel,
    };
  }

  protected get client(): Client {
    const { api } = this.config;
    return (api === undefined ? this.shared?.client : undefined) ?? clientFor(api);
  }

  protected env<Handlers, Words extends object = object>(links: Links, on: Handlers, words?: Words) {
    const { config, renderedAt, viewerZone } = this;
    return createEnv({ config, links, renderedAt, viewerZone }, on, words);
  }

  /** Gives the focus to what a selector finds, once it is rendered. */
  protected focusNext(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  /** Gives the focus to what was asked for, among what is shown. */
  protected moveFocus(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector === undefined) return;
    const shown = [...this.renderRoot.querySelectorAll<HTMLElement>(selector)];
    shown.find((element) => !element.closest('[hidden]'))?.focus();
  }

  /** Tells the host of a failure, once. */
  protected report(error: WidgetError | undefined): void {
    if (error && error !== this.#reported) this.dispatchEvent(new MiErrorEvent(error.code, error.status));
    this.#reported = error;
  }
}
