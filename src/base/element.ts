import { LitElement, type CSSResult, type CSSResultOrNative } from 'lit';
import { VERSION } from './version.ts';

/**
 * Stops key events of text fields: retargeted to the widget, they would trigger the page's shortcuts, such as `j`.
 * Autofill sends key events without a key.
 */
const stopTyping = (event: Event): void => {
  const { key, ctrlKey, metaKey, target } = event as Partial<KeyboardEvent>;
  if (key?.length === 1 && !ctrlKey && !metaKey && (target as Element).matches('input,select,textarea'))
    event.stopPropagation();
};

/** Base of all widgets: one open shadow root, with styles that can be added later. */
export abstract class WidgetElement extends LitElement {
  static readonly version = VERSION;
  /** True if an existing shadow root is server markup of this version; any other is cleared. */
  static hydrates = false;

  readonly #addedStyles: CSSResult[] = [];

  /** Lit's hydration patches the super method; call it only if there is markup to hydrate. */
  protected override createRenderRoot(): ShadowRoot {
    const found = this.shadowRoot;
    const isOurs = found !== null && WidgetElement.hydrates;
    if (isOurs) super.createRenderRoot();
    else found?.replaceChildren();
    // eslint-disable-next-line wc/attach-shadow-constructor -- Lit's own way gives the root sheets of one document alone.
    const root = found ?? this.attachShadow({ mode: 'open' });
    for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, stopTyping);
    // Server markup includes its styles.
    if (!isOurs) this.adoptedCallback();
    return root;
  }

  /** Re-creates the style sheets: constructed sheets belong to one document. */
  adoptedCallback(): void {
    this.#adoptSheets((this.constructor as typeof WidgetElement).elementStyles);
    this.#adoptSheets(this.#addedStyles);
  }

  /** @internal Adds styles of a lazy feature. */
  adopt(styles: CSSResult): void {
    if (this.#addedStyles.includes(styles)) return;
    this.#addedStyles.push(styles);
    this.#adoptSheets([styles]);
  }

  #adoptSheets(styles: readonly CSSResultOrNative[]): void {
    const { defaultView } = this.ownerDocument;
    if (!defaultView) return;
    for (const { cssText } of styles as readonly CSSResult[]) {
      const sheet = new defaultView.CSSStyleSheet();
      sheet.replaceSync(cssText);
      this.shadowRoot?.adoptedStyleSheets.push(sheet);
    }
  }
}
