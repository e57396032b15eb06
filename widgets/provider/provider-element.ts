import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { withDedupe } from '../../src/api/dedupe.ts';
import { VERSION } from '../../src/base/version.ts';
import { clientFor } from '../../src/runtime/api.ts';
import { parseConfig } from '../../src/runtime/config.ts';
import { sharedContext, type ProvidedContext } from '../../src/runtime/context.ts';

/**
 * Provides a campus and one API client to the widgets inside it, which share its requests. Renders nothing of its own;
 * custom properties set on it are inherited by the widgets.
 *
 * @slot - Widgets and any other content.
 */
export class MicroInternshipProviderElement extends LitElement {
  static readonly version = VERSION;
  static override properties = {
    api: { type: String },
    campus: { type: String },
  };
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Origin of the marketplace. Defaults to the origin of the script. */
  declare api: string | undefined;
  /** Slug of the campus, for widgets without their own. */
  declare campus: string | undefined;

  readonly #provider = new ContextProvider(this, { context: sharedContext, initialValue: this.#share() });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.size > 0) this.#provider.setValue(this.#share());
  }

  #share(): ProvidedContext {
    const { api, campus } = parseConfig(this.localName, {
      api: this.getAttribute('api'),
      campus: this.getAttribute('campus'),
    });
    return { campus, client: withDedupe(clientFor(api)) };
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}
