import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { ApiClient } from '../src/api/client.ts';
import type { StoreController } from '../src/base/store.ts';
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
