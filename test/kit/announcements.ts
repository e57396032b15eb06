import type { Page } from 'puppeteer-core';

/** Notes what a screen reader is told of from now on: where the focus goes, and what is said from elsewhere. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const root = document.querySelector('micro-internship-feed, micro-internship-apply')?.shadowRoot;
    if (!root) return;
    const told: string[] = [];
    Object.assign(globalThis, { told });
    const textOf = (element: Element) => element.textContent.trim().replace(/\s+/g, ' ');
    let said = new Map<Element, string>();
    const look = () => {
      const regions = [...root.querySelectorAll('[role="status"], [role="alert"]')];
      const now = new Map(
        regions.filter((region) => !region.closest('[hidden]')).map((region) => [region, textOf(region)]),
      );
      for (const [region, text] of now)
        if (text !== '' && said.get(region) !== text) told.push(`says ${text}`);
      said = now;
    };
    look();
    told.splice(0);
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
    root.addEventListener('focusin', ({ target }) => {
      const element = target as HTMLInputElement;
      told.push(`focus ${element.labels?.[0] ? textOf(element.labels[0]) : textOf(element)}`);
    });
  });

/** Does something and gives what was told of it. */
export const toldOf = async (page: Page, act: () => Promise<unknown>, isDone: () => Promise<unknown>) => {
  const take = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told.splice(0));
  await take();
  await act();
  await isDone();
  await page.waitForNetworkIdle({ idleTime: 150 });
  return take();
};
