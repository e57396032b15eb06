import { expect, fixture, nextFrame } from '@open-wc/testing';
import { css, html, type CSSResult } from 'lit';
import '../../test/kit/unit-console.ts';
import { WidgetElement } from './element.ts';

const later = css`
  b {
    color: rgb(0, 0, 255);
  }
`;

class UnitWidget extends WidgetElement {
  static override styles = css`
    p {
      color: rgb(255, 0, 0);
    }
  `;

  dress(styles: CSSResult): void {
    this.adopt(styles);
  }

  protected override render() {
    return html`<p>Now <b>then</b></p>
      <input type="search" /><select></select
      ><textarea></textarea><button>Go</button>`;
  }
}
customElements.define('unit-widget', UnitWidget);

const RED = 'rgb(255, 0, 0)';
const BLUE = 'rgb(0, 0, 255)';

const place = () => fixture<UnitWidget>('<unit-widget></unit-widget>');

const find = (widget: UnitWidget, selector: string) => widget.shadowRoot!.querySelector(selector)!;

const colorOf = (widget: UnitWidget, selector: string) => {
  const element = find(widget, selector);
  return element.ownerDocument.defaultView!.getComputedStyle(element).color;
};

/** A widget with the shadow root that its page was rendered with. */
const placeRendered = async (content: string) => {
  const parent = await fixture<HTMLElement>('<div></div>');
  parent.setHTMLUnsafe(`<unit-widget><template shadowrootmode="open">${content}</template></unit-widget>`);
  // Firefox upgrades it a moment later.
  await nextFrame();
  return parent.querySelector<UnitWidget>('unit-widget')!;
};

/** A document of its own, in a frame. */
const openFrame = async () => {
  const frame = await fixture<HTMLIFrameElement>('<iframe title="Preview"></iframe>');
  return frame.contentDocument!;
};

/** Events that reach the page while something is pressed in the widget. */
const heard = (element: Element, ...events: Event[]) => {
  const types: string[] = [];
  const listening = new AbortController();
  for (const type of ['keydown', 'keypress', 'keyup'])
    document.addEventListener(type, () => types.push(type), { signal: listening.signal });
  for (const event of events) element.dispatchEvent(event);
  listening.abort();
  return types;
};

const key = (type: string, init: KeyboardEventInit) =>
  new KeyboardEvent(type, { bubbles: true, composed: true, ...init });

const stroke = (init: KeyboardEventInit) => [key('keydown', init), key('keypress', init), key('keyup', init)];

describe('the element of a widget', () => {
  it('keeps from the page what is typed into a field', async () => {
    const widget = await place();

    for (const field of ['input', 'select', 'textarea'])
      expect(heard(find(widget, field), ...stroke({ key: 'j' })), field).to.deep.equal([]);
  });

  it('lets the page hear its keys everywhere else', async () => {
    const widget = await place();
    const all = ['keydown', 'keypress', 'keyup'];

    expect(heard(find(widget, 'button'), ...stroke({ key: 'j' }))).to.deep.equal(all);
    for (const name of ['Escape', 'Enter', 'Tab', 'ArrowDown'])
      expect(heard(find(widget, 'input'), ...stroke({ key: name })), name).to.deep.equal(all);
    expect(heard(find(widget, 'input'), ...stroke({ key: 'k', ctrlKey: true }))).to.deep.equal(all);
    expect(heard(find(widget, 'input'), ...stroke({ key: 'k', metaKey: true }))).to.deep.equal(all);
  });

  it('bears the key event without a key of a browser that fills in a form', async () => {
    const widget = await place();

    const filled = new Event('keydown', { bubbles: true, composed: true });

    expect(heard(find(widget, 'input'), filled)).to.deep.equal(['keydown']);
  });

  it('empties a shadow root that came with the page', async () => {
    const widget = await placeRendered('<p>Yesterday</p>');

    await widget.updateComplete;

    expect(widget.shadowRoot!.textContent).not.to.include('Yesterday');
    expect(widget.shadowRoot!.querySelectorAll('p')).to.have.lengthOf(1);
    expect(colorOf(widget, 'p')).to.equal(RED);
  });

  it('leaves a shadow root that came with the page to hydration where that is loaded', async () => {
    WidgetElement.hydrates = true;
    const widget = await placeRendered('<i>Rendered</i>');
    WidgetElement.hydrates = false;

    expect(find(widget, 'i').textContent).to.equal('Rendered');
  });

  it('takes styles that come later, once', async () => {
    const widget = await place();
    expect(colorOf(widget, 'b')).to.equal(RED);

    widget.dress(later);
    widget.dress(later);

    expect(colorOf(widget, 'b')).to.equal(BLUE);
    expect(widget.shadowRoot!.adoptedStyleSheets).to.have.lengthOf(2);
  });

  it('keeps its look in the document of a frame and on the way back', async () => {
    const frame = await openFrame();
    const widget = await place();
    widget.dress(later);

    frame.body.append(widget);
    expect([colorOf(widget, 'p'), colorOf(widget, 'b')]).to.deep.equal([RED, BLUE]);

    document.body.append(widget);
    expect([colorOf(widget, 'p'), colorOf(widget, 'b')]).to.deep.equal([RED, BLUE]);
    expect(widget.shadowRoot!.adoptedStyleSheets).to.have.lengthOf(2);
    widget.remove();
  });

  it('looks as it should where it was made here and first placed in a frame', async () => {
    const frame = await openFrame();
    const widget = document.createElement('unit-widget') as UnitWidget;

    frame.body.append(widget);
    await widget.updateComplete;
    widget.dress(later);

    expect([colorOf(widget, 'p'), colorOf(widget, 'b')]).to.deep.equal([RED, BLUE]);
  });

  it('bears a document that no window shows', async () => {
    const aside = document.implementation.createHTMLDocument();
    const widget = await place();

    aside.body.append(widget);
    document.body.append(widget);

    expect(colorOf(widget, 'p')).to.equal(RED);
    widget.remove();
  });
});
