import { LitElement, type CSSResult } from 'lit';
import { VERSION } from './version.ts';

/** What every widget is: one element, one open shadow root, styles that can arrive later. */
export abstract class WidgetElement extends LitElement {
  static readonly version = VERSION;

  /** Adds the styles of a feature that was loaded after the first render. */
  protected adopt({ styleSheet }: CSSResult): void {
    const root = this.renderRoot as ShadowRoot;
    if (!styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}
