import type { Page } from 'puppeteer-core';

/** Overflow of the widget: a page that scrolls sideways, clipped content, content outside its box. */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const root = document
      .querySelector('micro-internship-feed, micro-internship-apply')
      ?.shadowRoot?.querySelector('.root');
    if (!root) return ['nothing is shown'];
    const place = root.getBoundingClientRect();
    const shown = [...root.querySelectorAll('*')].filter((element) => element.checkVisibility());
    const nameOf = ({ localName, className, id }: Element) => `<${localName} ${className} ${id}>`;
    // What is typed scrolls in its field, and what is for the ear alone is cut off on purpose.
    const cut = shown.filter(
      (element) =>
        !element.matches('input, .unseen') &&
        getComputedStyle(element).overflowX !== 'visible' &&
        element.scrollWidth > element.clientWidth + 1,
    );
    const outside = shown.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < place.left - 1 || right > place.right + 1);
    });
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : []),
      ...cut.map((element) => `cut: ${nameOf(element)}`),
      ...outside.map((element) => `outside: ${nameOf(element)}`),
    ];
  });
