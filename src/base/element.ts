import { LitElement, type CSSResult, type CSSResultOrNative } from 'lit';
import { VERSION } from './version.ts';

/**
 * Keeps what is typed into a field inside the widget: to the page all of it comes from the widget itself, and
 * `j` would be taken for the page's own shortcut. A browser that fills in a form sends key events without a key.
 */
const keepTyping = (event: Event): void => {
  const { key, ctrlKey, metaKey, target } = event as Partial<KeyboardEvent>;
  if (key?.length === 1 && !ctrlKey && !metaKey && (target as Element).matches('input,select,textarea'))
    event.stopPropagation();
};

/** What every widget is: one element, one open shadow root, styles that can arrive later. */
export abstract class WidgetElement extends LitElement {
  static readonly version = VERSION;
  /** Whether a shadow root that is already there was rendered for this very script; any other is emptied. */
  static hydrates = false;

  readonly #laterStyles: CSSResult[] = [];

  /** Lit's hydration patches the method of the super class, and is meant for what it finds alone. */
  protected override createRenderRoot(): ShadowRoot {
    const found = this.shadowRoot;
    const isOurs = found !== null && WidgetElement.hydrates;
    if (isOurs) super.createRenderRoot();
    else found?.replaceChildren();
    // eslint-disable-next-line wc/attach-shadow-constructor -- Lit's own way gives the root sheets of one document alone.
    const root = found ?? this.attachShadow({ mode: 'open' });
    for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, keepTyping);
    // What the server rendered holds its sheet.
    if (!isOurs) this.adoptedCallback();
    return root;
  }

  /** A constructed sheet belongs to the document it was made in and is lost on the way to another. */
  adoptedCallback(): void {
    this.#dress((this.constructor as typeof WidgetElement).elementStyles);
    this.#dress(this.#laterStyles);
  }

  /** @internal Adds the styles of a feature that was loaded after the first render. */
  adopt(styles: CSSResult): void {
    if (this.#laterStyles.includes(styles)) return;
    this.#laterStyles.push(styles);
    this.#dress([styles]);
  }

  #dress(styles: readonly CSSResultOrNative[]): void {
    const { defaultView } = this.ownerDocument;
    if (!defaultView) return;
    for (const { cssText } of styles as readonly CSSResult[]) {
      const sheet = new defaultView.CSSStyleSheet();
      sheet.replaceSync(cssText);
      this.shadowRoot?.adoptedStyleSheets.push(sheet);
    }
  }
}
