import { expect, fixture, html as plainHtml } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { html, render } from 'lit';
import { styles as fileStyles } from '../../src/features/apply/files/files.lazy.ts';
import { styles as fieldStyles } from '../../src/features/apply/fields/fields.lazy.ts';
import { styles as applyStyles } from '../../src/features/apply/apply.lazy.ts';
import { styles as optionsStyles } from '../../src/features/apply/choices/choices.lazy.ts';
import { confirmStyles } from '../../src/features/apply/confirm/index.ts';
import { receiptViewStyles } from '../../src/features/apply/receipt/index.ts';
import { styles as postingStyles } from '../../src/features/posting/posting.lazy.ts';
import { styles as actionStyles } from '../../src/features/posting/actions.ts';
import { styles as deferredFeedStyles } from '../../src/features/feed/feed.lazy.ts';
import { feedStyles } from '../../src/features/feed/index.ts';
import { styles as reportStyles } from '../../src/features/report/report.lazy.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import './unit-console.ts';

interface Commons {
  aria: { getRole: (element: Element) => string | null };
  text: { accessibleText: (element: Element) => string };
  dom: { isVisibleToScreenReaders: (element: Element) => boolean };
}

const { axe } = globalThis as unknown as {
  axe: typeof Axe & {
    commons: Commons;
    utils: { getNodeFromTree: (element: Element) => unknown };
    setup: (root: Node) => void;
    teardown: () => void;
  };
};

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Rendered {
  root: ShadowRoot;
  /** Renders anew in the same place. */
  again: (template: unknown) => void;
}

/** Renders a partial in a root of its own with the styles of the widgets. */
export const renderPartial = async (template: unknown): Promise<Rendered> => {
  const main = await fixture<HTMLElement>(plainHtml`<main></main>`);
  const host = main.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const formStyles = [...fieldStyles, ...fileStyles, ...optionsStyles, receiptViewStyles, confirmStyles];
  const opened = [...postingStyles, ...actionStyles, ...applyStyles, ...reportStyles, ...formStyles];
  root.adoptedStyleSheets = [baseStyles, ...feedStyles, ...deferredFeedStyles, ...opened].map(
    ({ styleSheet }) => styleSheet!,
  );
  const again = (content: unknown) => render(html`<div class="root">${content}</div>`, root);
  again(template);
  return { root, again };
};

const seen = (node: ParentNode): string =>
  node instanceof HTMLElement ? node.innerText : [...node.children].map(seen).join(' ');

/** Text as a reader sees it: without what is hidden and without the spaces of the source. */
export const textOf = (node: ParentNode | null | undefined): string =>
  node ? seen(node).replace(/\s+/gu, ' ').trim() : '';

/** Selectors of the elements with these roles in our markup. */
interface ElementByRole {
  checkbox: HTMLInputElement;
  combobox: HTMLSelectElement;
  link: HTMLAnchorElement;
  radio: HTMLInputElement;
  searchbox: HTMLInputElement;
  spinbutton: HTMLInputElement;
  textbox: HTMLInputElement;
}
export type WithRole<Role extends string> = Role extends keyof ElementByRole
  ? ElementByRole[Role]
  : HTMLElement;

/** Everything in a root with a role and, if given, an accessible name, as a screen reader is told. */
export const allByRole = <Role extends string>(
  root: ParentNode,
  role: Role,
  name?: string | RegExp,
): WithRole<Role>[] => {
  axe.setup(document.documentElement);
  try {
    const { aria, text, dom } = axe.commons;
    return [...root.querySelectorAll<WithRole<Role>>('*')].filter((element) => {
      // A slot is no part of what is read.
      if (!axe.utils.getNodeFromTree(element)) return false;
      if (aria.getRole(element) !== role || !dom.isVisibleToScreenReaders(element)) return false;
      const own = text.accessibleText(element).replace(/\s+/gu, ' ').trim();
      return name === undefined || (typeof name === 'string' ? own === name : name.test(own));
    });
  } finally {
    axe.teardown();
  }
};

/** The one thing in a root with a role and an accessible name. */
export const byRole = <Role extends string>(
  root: ParentNode,
  role: Role,
  name?: string | RegExp,
): WithRole<Role> => {
  const [found, ...others] = allByRole(root, role, name);
  if (!found || others.length > 0)
    throw new Error(`${found ? others.length + 1 : 0} of ${role} “${String(name)}” in: ${textOf(root)}`);
  return found;
};

/** Accessible description of an element. */
export const descriptionOf = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => textOf((element.getRootNode() as ShadowRoot).getElementById(id)))
    .join(' · ');

/** The values of a list of facts by their labels. */
export const factsOf = (root: ParentNode): Record<string, string> =>
  Object.fromEntries(
    [...root.querySelectorAll('dt')].map((term) => [textOf(term), textOf(term.nextElementSibling)]),
  );

export const listItems = (root: ParentNode): string[] => allByRole(root, 'listitem').map(textOf);

/** Asserts that axe finds nothing in a root. */
export const expectAccessible = async ({ host }: ShadowRoot): Promise<void> => {
  const { violations } = await axe.run(host, { runOnly: { type: 'tag', values: AXE_TAGS } });

  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: source }) => source).join(', ')}`),
  ).to.deep.equal([]);
};
