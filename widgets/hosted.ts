// First of all: Lit's element must find it when it is made.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import type { CSSResult, LitElement, PropertyValues } from 'lit';
import { define } from '../src/base/define.ts';
import { WidgetElement } from '../src/base/element.ts';
import { warn } from '../src/base/warn.ts';
import type { Locale } from '../src/i18n/locales.ts';
import type { Links } from '../src/i18n/env.ts';
import { createPageLinks } from '../src/runtime/page-links.ts';
import { setScriptOrigin } from '../src/runtime/api.ts';
import { MicroInternshipApplyElement, type InitialState as FormView } from './apply/apply-element.ts';
import { loadFormModules, loadReceipt } from './apply/form-controller.ts';
import * as deferred from './deferred.lazy.ts';
import { MicroInternshipFeedElement, type InitialState as FeedView } from './feed/feed-element.ts';
import type { StyleHost } from './host.ts';
import { loadPart } from './parts.ts';
import {
  requestLtiSettings,
  scrollFocusIntoView,
  navigateParent,
  postHeight,
  wordPressSecret,
} from './frame.ts';
import { listMessages } from './locales/list-messages.ts';
import { postingMessages } from './locales/posting-messages.ts';

type InitialState = (FormView | FeedView) & { refused: string[] };

/** Takes the server's markup over; where it is not what would be rendered here, it is rendered anew, in all its styles. */
const hydrated = (
  element: typeof MicroInternshipFeedElement | typeof MicroInternshipApplyElement,
  styles: CSSResult[],
) =>
  class extends (element as unknown as new () => LitElement) {
    static styles = [...element.styles, ...styles];

    /** The deferred part comes with the initial state. */
    needsExtras(): boolean {
      return false;
    }

    pageLinks(): Links {
      const { config, initialState } = this as unknown as Widget & { initialState: InitialState };
      return createPageLinks(config, initialState);
    }

    protected override update(changed: PropertyValues): void {
      try {
        super.update(changed);
      } catch (error) {
        if (this.hasUpdated) throw error;
        (this.renderRoot as ShadowRoot).replaceChildren();
        this.renderOptions.renderBefore = null;
        (this as unknown as WidgetElement).adoptedCallback();
        super.update(changed);
      }
    }
  } as unknown as CustomElementConstructor;

type Widget = MicroInternshipFeedElement | MicroInternshipApplyElement;

/** Shows the page in the language of the platform around it, unless its address names one or the visitor has begun. */
const speak = (locale: Locale | undefined): void => {
  const { lang } = document.documentElement;
  const address = new URL(location.href);
  const hasBegun = document.activeElement !== document.body;
  if (locale === undefined || locale === lang || address.searchParams.has('lang') || hasBegun) return;
  address.searchParams.set('lang', locale);
  location.replace(address);
};

/** In a frame: tells its height, asks who is looking, and finds the way out where links are dead. */
const settleInFrame = (widget: Widget): void => {
  const secret = wordPressSecret(location.hash);
  postHeight(secret);
  if (widget.shadowRoot) scrollFocusIntoView(widget.shadowRoot);
  requestLtiSettings(({ locale, timeZone, wantsContrast }) => {
    speak(locale);
    widget.viewerZone = timeZone;
    document.documentElement.classList.toggle('more-contrast', wantsContrast);
  });
  if (self.origin !== 'null') return;
  const leave = secret === undefined ? undefined : navigateParent(secret);
  if (widget instanceof MicroInternshipFeedElement) widget.openOutside = { leave };
  const pageLink = document.querySelector<HTMLAnchorElement>('.page-foot a');
  if (!leave) return;
  pageLink?.addEventListener('click', (event) => {
    event.preventDefault();
    leave(pageLink.href);
  });
};

const start = async (): Promise<void> => {
  const text = document.getElementById('first-view')?.textContent;
  const widget = document.querySelector<Widget>('micro-internship-feed, micro-internship-apply');
  if (!widget || !text) return;
  const { refused, ...initialState } = JSON.parse(text) as InitialState;
  refused.forEach(warn);
  setScriptOrigin(new URL(import.meta.url).origin);
  Object.assign(widget, { initialState, deferred });
  await listMessages.load(initialState.locale);
  const styles: CSSResult[] = [...deferred.feedParts.styles];
  const collector: StyleHost = { adopt: (sheet) => void styles.push(sheet) };
  if ('posting' in initialState) {
    const [detail, more] = await Promise.all([
      loadPart(collector, 'posting'),
      loadPart(collector, 'posting-actions'),
    ]);
    await postingMessages.load(initialState.locale);
    Object.assign(widget, { detailModule: { ...detail, more } });
  }
  if ('state' in initialState) {
    const [applyModule, ofForm, receipt] = await Promise.all([
      loadPart(collector, 'apply'),
      loadFormModules(collector, initialState.state.posting),
      initialState.state.kind === 'receipt' ? loadReceipt(collector, initialState.locale) : undefined,
    ]);
    await postingMessages.load(initialState.locale);
    Object.assign(widget, { applyModule, formModules: { ...ofForm, receipt } });
  }
  WidgetElement.hydrates = true;
  define('micro-internship-feed', hydrated(MicroInternshipFeedElement, styles));
  define('micro-internship-apply', hydrated(MicroInternshipApplyElement, styles));
  if (initialState.surface !== 'embed' || parent === window) return;
  // What differs in a frame would not be what the server rendered.
  await widget.updateComplete;
  settleInFrame(widget);
};

void start();
