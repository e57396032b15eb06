import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ElementHandle, HTTPRequest, Page } from 'puppeteer-core';
import { showsRows } from '../hosts/visit.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import {
  assertAccessible,
  focused,
  focusIsOn,
  readPosting,
  sees,
  startJourney,
  type Journey,
  type OpenOptions,
} from '../kit/journey.ts';
import { feedShows } from '../kit/feed.ts';
import { ASKS_FOR_CODE } from '../kit/mailed-code.ts';

const LIST = /\/v1\/micro-internships\?/;

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

/** Content clipped by a box that hides its overflow, and overflow of the widget itself. */
const misfits = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('micro-internship-feed')?.shadowRoot;
    const cut = [...(root?.querySelectorAll<HTMLElement>('*') ?? [])].filter((element) => {
      const { overflowX } = getComputedStyle(element);
      return overflowX !== 'visible' && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1;
    });
    const place = root?.querySelector('.root');
    const isTooWide = !place || place.scrollWidth > place.clientWidth;
    return [
      ...cut.map(({ className }) => `cut: ${className}`),
      ...(isTooWide ? ['the widget is wider than its place'] : []),
    ];
  });

const ways = async (page: Page, check: (state: string) => Promise<void>) => {
  await check('list');
  await page.locator('>>>.more-filters summary').click();
  await check('filters');
  await page.locator('>>>[part="card-title"]').click();
  await sees(page, 'Application questions');
  await check('posting');
  await page.locator('>>>[part="apply"]').click();
  await page.locator('>>>[part="send"]').click();
  await focusIsOn(page, 'There is a problem');
  await check('form with errors');
};

/** Texts and controls that stand in each other's place. */
const overlaps = (page: Page) =>
  page.evaluate(() => {
    const screen = document
      .querySelector('micro-internship-feed')
      ?.shadowRoot?.querySelector('.screen:not([hidden])');
    if (!screen) return ['nothing is shown'];
    const CONTROLS = 'input, select, textarea, .mark';
    const boxes: { what: string; box: DOMRect }[] = [...screen.querySelectorAll(`${CONTROLS}, .card-summary`)]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ what: element.id || element.className, box: element.getBoundingClientRect() }));
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      // The summary shows its first lines; of those that it hides there are boxes too.
      const parent = text.parentElement;
      if (!parent?.checkVisibility() || parent.closest(`${CONTROLS}, .card-summary`)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const what = text.textContent?.trim() ?? '';
      if (what !== '') for (const box of range.getClientRects()) boxes.push({ what, box });
    }
    const overlap = ({ box: a }: { box: DOMRect }, { box: b }: { box: DOMRect }) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    return boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => overlap(one, other))
        .map((other) => `“${one.what}” overlaps “${other.what}”`),
    );
  });

/** How a control looks, with the card that it opens. */
const lookOf = (control: ElementHandle) =>
  control.evaluate((element) =>
    [element, element.closest('.card')].map((part) => {
      if (!part) return '';
      const { color, backgroundColor, borderTopColor, textDecorationLine } = getComputedStyle(part);
      return [color, backgroundColor, borderTopColor, textDecorationLine].join(' ');
    }),
  );

/** Points at one control of each kind; it changes, and whatever it turns into can be read. */
const pointer = (page: Page) => {
  const seen = new Set<string>();
  return async (state: string) => {
    for (const control of await page.$$('>>>.screen:not([hidden]) :is(.button, .card-open, summary)')) {
      const kind = await control.evaluate(({ className, part }) => `${className} ${part.value}`);
      if (seen.has(kind)) continue;
      seen.add(kind);
      await page.mouse.move(0, 0);
      const before = await lookOf(control);
      await control.hover();
      assert.notDeepEqual(await lookOf(control), before, `${state}: ${kind}`);
      await assertAccessible(page, `${state}: pointer on ${kind}`);
    }
  };
};

const isDisabled = (page: Page, part: string) =>
  page.$eval(`>>>[part="${part}"]`, (button) => button.ariaDisabled);

/** Fills in the form that stands alone. */
const fillIn = async (page: Page, journey: Journey) => {
  await page.locator('>>>#person-name').fill('Ada Lovelace');
  await page.locator('>>>#person-email').fill('ada@example.edu');
  await page.locator('>>>#person-school').fill('Lakeshore State University');
  const slug = await page.$eval('micro-internship-apply', (form) => form.getAttribute('micro-internship'));
  for (const { id, kind } of (await readPosting(journey, slug ?? '')).questions.items) {
    const control = page.locator(`>>>#answers-${id}`);
    await (kind.endsWith('text') ? control.fill('An answer') : control.click());
  }
  for (const id of ['statements-adult', 'statements-work-authorised', 'consent-given']) {
    await page.locator(`>>>#${id}`).click();
  }
};

/** Holds back what is asked of an address until it is told to go on. */
const hold = async (page: Page, address: RegExp) => {
  const held: HTTPRequest[] = [];
  // What is in the cache but old is asked a second time, by Firefox itself.
  await page.setCacheEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (address.test(request.url()) && request.method() !== 'OPTIONS') held.push(request);
    else void request.continue();
  });
  return held;
};

for (const [browser, name] of longJourneyEngines) {
  describe(`the widget under browser settings of visitors, in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
    });
    after(() => journey.close());

    const open = async (options: OpenOptions = {}) => {
      const page = await journey.open('/index.html', options);
      await sees(page, 'Showing 20 of 22');
      return page;
    };

    it('announces each change once, with the visible text', async () => {
      const page = await open();
      await listen(page);

      await page.locator('>>>#department').fill('research');
      await showsRows(page, 2);
      assert.deepEqual(await announced(page), ['2 micro-internships']);

      await page.locator('>>>#q').fill('zeppelin');
      await page.keyboard.press('Enter');
      await sees(page, 'No micro-internships match');
      assert.deepEqual(await announced(page), ['No micro-internships match']);

      await page.locator('>>>[part="message"] > button').click();
      await sees(page, 'Showing 20 of 22');
      assert.deepEqual(await announced(page), ['Showing 20 of 22 micro-internships']);

      await page.locator('>>>[part="load-more"]').click();
      await showsRows(page, 22);
      assert.deepEqual(await announced(page), ['22 micro-internships']);
      await page.close();
    });

    it('never loses focus to the body', async () => {
      const page = await open();
      const isKept = async (step: string) => assert.notEqual((await focused(page)).tag, 'body', step);

      await page.locator('>>>[part="load-more"]').click();
      await feedShows(page, { status: '22 micro-internships' });
      await isKept('more');
      await ways(page, isKept);
      await page.locator('>>>[part="back"]').click();
      await sees(page, 'Application questions');
      await isKept('back to the posting');
      await page.locator('>>>[part="back"]').click();
      await feedShows(page, { status: '22 micro-internships' });
      await isKept('back to the list');
      await page.close();
    });

    for (const width of [320, 1280]) {
      it(`fits with text spacing at ${width} px (1280 px at 400 %)`, async () => {
        const page = await open({ width });
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

    for (const width of [360, 1280]) {
      it(`fits with a browser font size of 200 % at ${width} px`, async () => {
        const page = await open({ width, textSize: 32 });
        assert.equal(await page.$eval('>>>.root', (root) => getComputedStyle(root).fontSize), '32px');

        await ways(page, async (state) => {
          assert.deepEqual(await misfits(page), [], state);
          assert.deepEqual(await overlaps(page), [], state);
          await assertAccessible(page, `text at 200 %: ${state}`);
        });
        await page.close();
      });
    }

    for (const scheme of ['light', 'dark'] as const) {
      it(`shows readable hover states of buttons and cards, ${scheme}`, async () => {
        const page = await open({ scheme });

        await ways(page, pointer(page));
        await page.close();
      });
    }

    it('sends one request for repeated presses of Load more and shows progress', async () => {
      const page = await open();
      const held = await hold(page, /cursor=/);
      await page.locator('>>>[part="load-more"]').click();
      await focusIsOn(page, 'Loading more…');
      assert.equal(await isDisabled(page, 'load-more'), 'true');
      await page.keyboard.press('Enter');
      await focusIsOn(page, 'Loading more…');
      await assertAccessible(page, 'loading more');

      await held[0]?.continue();
      await feedShows(page, { status: '22 micro-internships' });
      assert.equal(held.length, 1);
      await page.close();
    });

    it('submits once for repeated presses and shows progress', async () => {
      const page = await journey.open('/apply.html');
      await fillIn(page, journey);
      const held = await hold(page, /applications$/);
      await page.locator('>>>[part="send"]').click();
      await focusIsOn(page, 'Submitting…');
      assert.equal(await isDisabled(page, 'send'), 'true');
      await page.keyboard.press('Enter');
      await focusIsOn(page, 'Submitting…');
      await assertAccessible(page, 'sending');

      await held[0]?.continue();
      await focusIsOn(page, ASKS_FOR_CODE);
      assert.equal(held.length, 1);
      await page.close();
    });

    it('works in a right-to-left page', async () => {
      const page = await open({ width: 360 });
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });

      await ways(page, async (state) => {
        assert.deepEqual(await misfits(page), [], state);
        await assertAccessible(page, `right to left: ${state}`);
      });
      await page.close();
    });

    it('shows borders and focus in forced colors', async () => {
      const page = await open({ forcedColors: true });
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

    it('shifts no layout while loading, with and without reduced motion', async () => {
      const animations: number[] = [];
      for (const reducedMotion of [false, true]) {
        const page = await journey.open('about:blank', { reducedMotion });
        await hold(page, LIST);
        await page.goto(`${journey.campusUrl}/index.html`, { waitUntil: 'domcontentloaded' });
        await sees(page, 'Loading micro-internships');
        animations.push(
          await page.$eval('micro-internship-feed', (feed) => feed.shadowRoot?.getAnimations().length ?? -1),
        );
        await page.close();
      }

      assert.deepEqual(animations, [0, 0]);
    });
  });
}
