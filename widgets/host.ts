import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { ApiClient } from '../src/api/client.ts';
import type { StoreController } from '../src/base/store.ts';
import type { FeedQuery } from '../src/contract/feed.ts';
import type { MicroInternship } from '../src/contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../src/contract/summary.ts';
import type { FeedStore } from '../src/features/feed/index.ts';
import type { Env } from '../src/i18n/env.ts';
import type { Locale } from '../src/i18n/locales.ts';
import type { Config } from '../src/runtime/config.ts';

/** A widget, as the styles of its lazy parts see it. */
export interface StyleHost {
  /** Adds the styles of a lazy part. */
  adopt: (styles: CSSResult) => void;
}

/** A widget that shows an application form, as its controllers see it. */
export interface FormHost extends HTMLElement, ReactiveControllerHost, StyleHost {
  readonly client: ApiClient;
  readonly config: Config;
  readonly locale: Locale;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly stores: StoreController;
  /** Moves the focus to the first visible match of a selector after the next render. */
  focusNext: (selector: string) => void;
}

/** The list, as its controllers see it. */
export interface FeedHost extends FormHost {
  urlPrefix: string | undefined;
  readonly feed: FeedStore;
  readonly screen: 'list' | 'opened';
  /** Query that the page has fixed. */
  readonly fixedFilters: FeedQuery;
  readonly initialState:
    { posting?: MicroInternship; similar?: readonly MicroInternshipSummary[] } | undefined;
  /** Set where links are disabled: `leave` opens a page outside the frame. */
  readonly openOutside: { leave: ((url: string) => void) | undefined } | undefined;
  env: <Handlers, Messages extends object>(on: Handlers, messages: Messages) => Env<Messages, Handlers>;
  /** Returns a handler that shows a view in place, or nothing where links lead to its page. */
  inPlace: <Show>(show: Show) => Show | undefined;
  /** Shows the list or the view over it, and moves the focus. */
  show: (screen: 'list' | 'opened', focus: string) => void;
  /** Renders with the time of now. */
  tick: () => void;
}
