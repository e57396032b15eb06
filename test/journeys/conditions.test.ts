import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { assertAccessible, focused, focusIsOn, sees, startJourney, type Journey } from '../kit/journey.ts';

/** Writes down every text that the list's status has had. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const status = document
      .querySelector('micro-internship-feed')
      ?.shadowRoot?.querySelector('[role=status]');
    const announced: string[] = [];
    Object.assign(globalThis, { announced });
    if (!status) return;
    new MutationObserver(() => announced.push(status.textContent.trim())).observe(status, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });

const announced = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { announced: string[] }).announced.splice(0));

/** What sticks out of the page, or is cut off inside a box that hides it. */
const misfits = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('micro-internship-feed')?.shadowRoot;
    const cut = [...(root?.querySelectorAll<HTMLElement>('*') ?? [])].filter((element) => {
      const { overflowX } = getComputedStyle(element);
      return overflowX !== 'visible' && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1;
    });
    const isTooWide = document.documentElement.scrollWidth > innerWidth;
    return [
      ...cut.map(({ className }) => `cut: ${className}`),
      ...(isTooWide ? ['the page scrolls sideways'] : []),
    ];
  });

const ways = async (page: Page, check: (state: string) => Promise<void>) => {
  await check('list');
  await page.locator('>>>.more-filters summary').click();
  await check('filters');
  await page.locator('>>>[part="card-title"]').click();
  await sees(page, 'What the application asks');
  await check('posting');
  await page.locator('>>>[part="apply"]').click();
  await page.locator('>>>[part="send"]').click();
  await focusIsOn(page, 'There is a problem');
  await check('form with errors');
};

describe('the widget in Chromium, which can be given these conditions', () => {
  let journey: Journey;
  before(async () => {
    journey = await startJourney();
  });
  after(() => journey.close());

  const open = async (width = 1280) => {
    const page = await journey.open('/index.html', { width });
    await sees(page, 'Showing 20 of 22');
    return page;
  };

  it('announces each change once, in the words that it shows', async () => {
    const page = await open();
    await listen(page);

    await page.locator('>>>#department').fill('research');
    await sees(page, '2 micro-internships');
    assert.deepEqual(await announced(page), ['2 micro-internships']);

    await page.locator('>>>#q').fill('zeppelin');
    await page.keyboard.press('Enter');
    await sees(page, 'No micro-internships match');
    assert.deepEqual(await announced(page), ['No micro-internships match']);

    await page.locator('>>>[part="message"] button').click();
    await sees(page, 'Showing 20 of 22');
    assert.deepEqual(await announced(page), ['Showing 20 of 22 micro-internships']);

    await page.locator('>>>[part="load-more"]').click();
    await sees(page, '22 micro-internships');
    assert.deepEqual(await announced(page), ['22 micro-internships']);
    await page.close();
  });

  it('never leaves the focus on the body', async () => {
    const page = await open();
    const isKept = async (step: string) => assert.notEqual((await focused(page)).tag, 'body', step);

    await page.locator('>>>[part="load-more"]').click();
    await sees(page, '22 micro-internships');
    await isKept('more');
    await ways(page, isKept);
    await page.locator('>>>[part="back"]').click();
    await sees(page, 'What the application asks');
    await isKept('back to the posting');
    await page.locator('>>>[part="back"]').click();
    await sees(page, '22 micro-internships');
    await isKept('back to the list');
    await page.close();
  });

  for (const width of [320, 1280]) {
    it(`fits with spaced text at ${width} px, which is 1280 px at 400 %`, async () => {
      const page = await open(width);
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
        );
        const root = document.querySelector('micro-internship-feed')?.shadowRoot;
        if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      });

      await ways(page, async (state) => assert.deepEqual(await misfits(page), [], state));
      await page.close();
    });
  }

  it('stands in a page that is written from right to left', async () => {
    const page = await open(360);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });

    await ways(page, async (state) => {
      assert.deepEqual(await misfits(page), [], state);
      await assertAccessible(page, `right to left: ${state}`);
    });
    await page.close();
  });

  it('shows its borders and its focus in forced colours', async () => {
    const page = await journey.open('about:blank');
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    await page.goto(`${journey.campusUrl}/index.html`);
    await sees(page, 'Showing 20 of 22');
    assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));

    await ways(page, async (state) => {
      assert.deepEqual(await misfits(page), [], state);
      const unseen = await page.evaluate(() => {
        const root = document.querySelector('micro-internship-feed')?.shadowRoot;
        const controls = [
          ...(root?.querySelectorAll<HTMLElement>(
            '.screen:not([hidden]) :is(.button:not(.plain), input, select, textarea)',
          ) ?? []),
        ];
        return controls
          .filter(
            (element) => element.checkVisibility() && getComputedStyle(element).borderTopWidth === '0px',
          )
          .map(({ className, localName }) => `${localName}.${className}`);
      });
      assert.deepEqual(
        unseen.filter((name) => !name.startsWith('input.')),
        [],
        state,
      );
    });
    await page.close();
  });

  it('does not move where motion is not wanted', async () => {
    const page = await journey.open('about:blank');
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!request.url().includes('/v1/micro-internships?')) void request.continue();
    });
    await page.goto(`${journey.campusUrl}/index.html`, { waitUntil: 'domcontentloaded' });
    await sees(page, 'Loading micro-internships');

    const animations = await page.evaluate(() => document.getAnimations().length);
    assert.equal(animations, 0);
    await page.close();
  });
});
