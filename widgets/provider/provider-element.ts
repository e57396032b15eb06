import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { withDedupe } from '../../src/api/dedupe.ts';
import { VERSION } from '../../src/base/version.ts';
import { clientFor } from '../../src/runtime/api.ts';
import { parseConfig } from '../../src/runtime/config.ts';
import { sharedContext, type ProvidedContext } from '../../src/runtime/context.ts';

/**
 * Shares a campus and one client with the widgets placed inside it, so that they ask once for what they have in
 * common. It shows nothing of its own; tokens set on it reach the widgets as any inherited style does.
 *
 * @slot - The widgets, and whatever else of the page stands between them.
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

  /** Origin of the marketplace; the origin the script came from where it is not set. */
  declare api: string | undefined;
  /** Slug of the campus on whose page the widgets stand, for those that do not state their own. */
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
