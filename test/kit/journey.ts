import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { startCampusSite } from '../../demo/campus-site.ts';
import type { Clock } from '../../server/domain/clock.ts';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import { createBrowsers, DEFAULT_SETTINGS, type JourneyEngine, type Settings } from './browsers.ts';
import { eventually, startTestMarketplace, type TestMarketplace } from './marketplace.ts';
import { WAIT_LIMIT } from './wait-limit.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The tags of axe's rules that every state must satisfy. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything one journey needs: the marketplace with the demo data, the campus page, a browser. */
export interface Journey {
  marketplace: TestMarketplace;
  campusUrl: string;
  /** Opens a page of the campus site, or an empty one; whatever it complains of fails the journey when it closes. */
  open: (path?: string, options?: OpenOptions) => Promise<Page>;
  close: () => Promise<void>;
}

export interface OpenOptions extends Partial<Settings> {
  width?: number;
  /** How much larger the visitor has set the page: its width in CSS pixels is that much smaller. */
  zoom?: number;
  /** Complaints that the journey provokes on purpose. */
  expected?: RegExp;
}

/** Starts the real server, the campus site and the browser. */
export const startJourney = async ({
  browser = 'chromium',
  clock,
}: { browser?: JourneyEngine; clock?: Clock } = {}): Promise<Journey> => {
  const marketplace = await startTestMarketplace({ seedDemo: true, ...(clock && { clock }) });
  const site = await startCampusSite({
    api: marketplace.url,
    host: '127.0.0.1',
    port: 0,
    outbox: join(marketplace.dataDir, 'outbox'),
  });
  const browsers = createBrowsers(browser);
  const complaints: string[] = [];

  const open = async (
    path = '/index.html',
    { width = 1280, zoom = 1, expected = /^$/, ...settings }: OpenOptions = {},
  ) => {
    const page = await browsers.newPage({ ...DEFAULT_SETTINGS, ...settings });
    const complain = (text: string) => expected.test(text) || complaints.push(text);
    page.on('pageerror', (error) => complain(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complain(message.text());
    });
    await page.setViewport({ width: width / zoom, height: 900 / zoom, deviceScaleFactor: zoom });
    await page.goto(path.startsWith('/') ? `${site.url}${path}` : path);
    return page;
  };

  const close = async () => {
    await browsers.close();
    await site.close();
    await marketplace.close();
    assert.deepEqual(complaints, [], 'the page complained');
  };

  return { marketplace, campusUrl: site.url, open, close };
};

/** A posting as the API gives it. */
export const readPosting = async (
  { marketplace }: Pick<Journey, 'marketplace'>,
  slug: string,
): Promise<MicroInternship> => {
  const response = await fetch(`${marketplace.url}/v1/micro-internships/${slug}`);
  return MicroInternship.parse(await response.json());
};

/** Waits until the widget shows a text. */
export const sees = async (page: Page, text: string): Promise<void> => {
  await page.locator(`::-p-text(${text})`).setTimeout(WAIT_LIMIT).wait();
};

/** The text of the focused element, through shadow roots, and its accessible name where it has one of its own. */
export const focused = (page: Page): Promise<{ tag: string; text: string; id: string; isVisible: boolean }> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const box = element?.getBoundingClientRect();
    return {
      tag: element?.localName ?? '',
      id: element?.id ?? '',
      text: element?.textContent.trim().replace(/\s+/g, ' ') ?? '',
      isVisible: box !== undefined && box.width > 0 && box.height > 0,
    };
  });

/**
 * Presses Tab until the focused element's text or id is the one wanted; with Shift where it comes before. Do not go past
 * the end of a page in Firefox: its toolbar then has the focus (`document.hasFocus()` is false), but WebDriver BiDi
 * still sends the keys to the page, and Enter and Space press no `<button>` and no `<summary>` in it any more
 * (`HandleKeyboardActivation` asks for the focused element of the whole browser). Seen in 153 ESR on a page of one form
 * and one `<details>`. Real keys go through the toolbar, come back with the focus, and press both.
 */
export const tabTo = async (
  page: Page,
  wanted: string,
  { isBefore = false }: { isBefore?: boolean } = {},
): Promise<void> => {
  if (isBefore) await page.keyboard.down('Shift');
  try {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      const { text, id } = await focused(page);
      if (text === wanted || id === wanted) return;
    }
  } finally {
    if (isBefore) await page.keyboard.up('Shift');
  }
  assert.fail(`Tab never reached ${wanted}`);
};

/** Reaches what is called so by the Tab key, presses Enter and waits for the next page. */
export const follow = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; (await focused(page)).text !== name; presses += 1) {
    assert.ok(presses < 60, `Tab never reached ${name}`);
    await page.keyboard.press('Tab');
  }
  let hasLoaded = false;
  // `waitForNavigation` never ends in Firefox once the history was gone through.
  page.once('load', () => (hasLoaded = true));
  await page.keyboard.press('Enter');
  await eventually(() => Promise.resolve(hasLoaded), Boolean);
};

/** Goes through the history; Firefox shows a page that it has kept without telling that it has loaded. */
export const goThroughHistory = async (page: Page, steps: number, url: string): Promise<void> => {
  await page.evaluate((by) => history.go(by), steps);
  await eventually(
    () => page.evaluate(() => location.href).catch(() => 'between two pages'),
    (href) => href === url,
  );
};

/** Waits until the focus is on an element whose text begins as given. */
export const focusIsOn = async (page: Page, text: string): Promise<void> => {
  const deadline = Date.now() + WAIT_LIMIT;
  let now = await focused(page);
  while (!now.text.startsWith(text)) {
    assert.ok(
      Date.now() < deadline,
      `the focus is on <${now.tag}> “${now.text.slice(0, 80)}” and not on “${text}”`,
    );
    await new Promise((done) => setTimeout(done, 30));
    now = await focused(page);
  }
  assert.ok(now.isVisible, 'the focused element is visible');
};

/** Asserts that axe finds nothing on the page as it stands. */
export const assertAccessible = async (page: Page | Frame, state: string): Promise<void> => {
  // A policy may forbid the script to an element, but not to who drives the browser.
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.evaluate(`${await readFile(axePath, 'utf8')}; undefined`);
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, AXE_TAGS);
  assert.deepEqual(found, [], `axe in the state “${state}”`);
};
