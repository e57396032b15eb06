import { warn } from '../src/base/warn.ts';
import { OPTION_NAMES } from '../src/runtime/options.ts';

/** The marketplace's page of a campus. */
const PAGE = /^\/(?:c|embed)\/([^/]+)/;

const originOf = (address = ''): string => (URL.canParse(address) ? new URL(address).origin : '');

/**
 * The marketplaces whose forms a placeholder may show: the one that the script came from, and what a script of the page
 * names as `data-api`, where it comes from a CDN or out of a bundle. Whoever may write a comment can place a link, and
 * would have the page ask its visitors for their names and files.
 */
const isTrusted = (api: string): boolean =>
  [import.meta.url, ...Array.from(document.querySelectorAll('script'), ({ dataset }) => dataset.api)].some(
    (address) => originOf(address) !== '' && originOf(address) === originOf(api),
  );

const upgrade = (placeholder: HTMLElement): void => {
  const tag = `micro-internship-${'microInternshipApply' in placeholder.dataset ? 'apply' : 'feed'}`;
  // A copy, or a page that was restored, holds the widget already.
  if (placeholder.closest(tag) ?? placeholder.querySelector(tag)) return;
  const { origin, pathname = '', search } = placeholder as Partial<HTMLAnchorElement>;
  const campus = PAGE.exec(pathname)?.[1];
  const said = new URLSearchParams(campus && `${search}&campus=${campus}&api=${origin}`);
  const api = placeholder.dataset.api ?? said.get('api');
  if (api !== null && !isTrusted(api)) {
    warn(`A placeholder names ${api}, which is neither the script's origin nor its data-api: left as it is.`);
    return;
  }
  const widget = document.createElement(tag);
  for (const name of OPTION_NAMES) {
    const value =
      placeholder.getAttribute(`data-${name}`) ?? (said.has(name) ? said.getAll(name).join(' ') : null);
    if (value !== null) widget.setAttribute(name, value);
  }
  if (placeholder.localName === 'a') {
    placeholder.before(widget);
    widget.append(placeholder);
  } else {
    widget.append(...placeholder.childNodes);
    placeholder.append(widget);
  }
};

const PLACEHOLDERS = '[data-micro-internship-feed],[data-micro-internship-apply]';

/** Upgrades a node and what is in it. */
const upgradeIn = (node: Node & Partial<Pick<HTMLElement, 'matches' | 'querySelectorAll'>>): void => {
  if (node.matches?.(PLACEHOLDERS)) upgrade(node as HTMLElement);
  node.querySelectorAll?.<HTMLElement>(PLACEHOLDERS).forEach(upgrade);
};

const start = () => {
  upgradeIn(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(upgradeIn);
  }).observe(document, { childList: true, subtree: true });
};

/**
 * Makes widgets of what a content system keeps where it takes out tags it does not know: `<div data-micro-internship-feed
 * data-campus="lakeshore">` gets the widget inside, a link with the same mark is wrapped into it. To be called once.
 */
export const upgradePlaceholders = (): void => {
  // Until then a placeholder may lack what is inside it.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
  else start();
};
