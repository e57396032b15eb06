import { aTimeout, fixture } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { isFormKey } from '../../src/features/apply/autosave/keys.ts';
import '../../widgets/core.lazy.ts';
import '../../widgets/elements.lazy.ts';
import { allByRole, byRole, type WithRole } from './render.ts';

// What a visitor looks at is kept in the address, which the tests of a file have in common.
const { search } = location;
/** WebKit lets a page change its history a hundred times in ten seconds, and refuses the rest. */
afterEach(async () => {
  for (;;) {
    try {
      history.replaceState(null, '', `${location.pathname}${search}`);
      return;
    } catch {
      await aTimeout(500);
    }
  }
});
// What was typed is kept on the device, which they have in common too; a form writes it when it leaves the page.
beforeEach(() =>
  Object.keys(localStorage)
    .filter(isFormKey)
    .forEach((key) => localStorage.removeItem(key)),
);

/** Waits until something can be found in a root; looks again whenever the root or its focus changes. */
export const found = <Found>(
  root: ShadowRoot,
  find: () => Found | undefined | null | false,
): Promise<Found> =>
  new Promise((resolve) => {
    const look = () => {
      const it = find();
      if (it === undefined || it === null || it === false) return;
      observer.disconnect();
      root.removeEventListener('focusin', look);
      resolve(it);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    root.addEventListener('focusin', look);
    look();
  });

/** Waits until one thing has a role and a name. */
export const appears = <Role extends string>(
  root: ShadowRoot,
  role: Role,
  name?: string | RegExp,
): Promise<WithRole<Role>> => found(root, () => allByRole(root, role, name)[0]);

/** Waits until the focus is on what has a role and a name. */
export const focusIsOn = (root: ShadowRoot, role: string, name?: string | RegExp): Promise<HTMLElement> =>
  found(root, () => allByRole(root, role, name).find((element) => element === root.activeElement));

/** Places a widget in the page as a host does. */
export const place = async (markup: string): Promise<{ element: LitElement; root: ShadowRoot }> => {
  const element = await fixture<LitElement>(markup);
  return { element, root: element.shadowRoot! };
};

/** Presses what leads on: a button, or a link where the view has a page of its own. */
export const press = (root: ParentNode, name: string | RegExp): void => {
  const [link] = allByRole(root, 'link', name);
  (link ?? byRole(root, 'button', name)).click();
};

/** Types into a text field as a visitor does. */
export const type = (root: ShadowRoot, name: string | RegExp, text: string): void => {
  const field = byRole(root, 'textbox', name);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};

/** Fills what every form asks for. */
export const fillIn = (root: ShadowRoot): void => {
  type(root, 'Full name', 'Ada Nwosu');
  type(root, 'Email address', 'ada@lakeshore.example');
  type(root, 'School', 'Lakeshore');
  byRole(root, 'checkbox', /^I agree/).click();
};

const EVENTS = ['mi-select', 'mi-apply-submit', 'mi-apply-complete', 'mi-apply-confirm', 'mi-error'] as const;

/** Events that the host receives from the widgets, with their data; listening ends with the test. */
export const hear = (): { heard: unknown[]; stop: () => void } => {
  const heard: unknown[] = [];
  const listening = new AbortController();
  for (const name of EVENTS) {
    document.addEventListener(
      name,
      (event) => {
        const { isTrusted: _, ...carried } = event as Event & Record<string, unknown>;
        heard.push([name, JSON.parse(JSON.stringify(carried))]);
      },
      { signal: listening.signal },
    );
  }
  return { heard, stop: () => listening.abort() };
};
