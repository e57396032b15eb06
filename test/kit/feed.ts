import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Frame, Page } from 'puppeteer-core';
import type { FeedAnswer, FeedQuery } from '../../src/contract/feed.ts';
import { en } from './messages.ts';
import { toSearchParams } from '../../src/contract/feed.ts';
import { WAIT_LIMIT } from './wait-limit.ts';

/** List as a visitor sees it. */
export interface FeedNow {
  status: string;
  slugs: string[];
  chips: string[];
  /** Values of the controls by their names in a query. */
  controls: Record<string, string>;
  /** The title over a posting or its form, where one is open. */
  title: string;
  /** Focused element in it: its part, else its id, its name or its tag. */
  focus: string;
  busy: boolean;
}

/** Lists of a page, in order. */
export const feedsNow = (place: Page | Frame): Promise<FeedNow[]> =>
  place.evaluate(() =>
    [...document.querySelectorAll('micro-internship-feed')].map(({ shadowRoot }) => {
      const find = <Found extends Element = HTMLElement>(selector: string) =>
        [...(shadowRoot?.querySelectorAll<Found>(selector) ?? [])].filter(
          (element) => !element.closest('[hidden]'),
        );
      const textOf = (element: Element | undefined) =>
        [...(element?.childNodes ?? [])]
          .filter(
            (node) => node.nodeType !== Node.COMMENT_NODE && (node as Partial<Element>).ariaHidden !== 'true',
          )
          .map(({ textContent }) => textContent ?? '')
          .join('')
          .trim()
          .replace(/\s+/g, ' ');
      const controls = find<HTMLInputElement>('[name^="mi-"]:not([type="hidden"])').map(
        ({ name, type, value, checked }) => [name.slice(3), type === 'checkbox' ? String(checked) : value],
      );
      const focused = shadowRoot?.activeElement;
      return {
        status: textOf(find('[role="status"]')[0]),
        slugs: find('[part="card-title"]').map(({ dataset }) => dataset.slug ?? ''),
        chips: find('[part="chip"]').map(textOf),
        controls: Object.fromEntries(controls) as Record<string, string>,
        title: textOf(find('.title')[0]),
        focus: focused
          ? (focused.getAttribute('part') ??
            (focused.id || focused.getAttribute('name') || `<${focused.localName}>`))
          : '',
        busy: find('[part="list"]').some(({ ariaBusy }) => ariaBusy === 'true'),
      };
    }),
  );

/** Waits until a list shows something, and says what it shows otherwise. */
export const feedShows = async (
  place: Page | Frame,
  wanted: Partial<Omit<FeedNow, 'controls'>> & { controls?: Record<string, string> },
  index = 0,
): Promise<FeedNow> => {
  const deadline = Date.now() + WAIT_LIMIT;
  for (;;) {
    // Between two documents of a page there is none to look into.
    const now = (await feedsNow(place).catch(() => []))[index];
    const { controls, ...rest } = wanted;
    const found: Record<string, unknown> = Object.fromEntries(
      Object.keys(rest).map((key) => [key, now?.[key as keyof FeedNow]]),
    );
    const foundControls = Object.fromEntries(
      Object.keys(controls ?? {}).map((name) => [name, now?.controls[name]]),
    );
    const isThere =
      isDeepStrictEqual(found, rest) && isDeepStrictEqual(foundControls, controls ?? {}) && !now?.busy;
    if (now && isThere) return now;
    if (Date.now() > deadline) {
      assert.deepEqual({ ...found, controls: foundControls }, { ...rest, controls: controls ?? {} });
      assert.fail('the list is busy');
    }
    await new Promise((done) => setTimeout(done, 25));
  }
};

/** Response of the API beside the list that shows it: with the order, unless the page has fixed that. */
export const askApi = async (
  api: string,
  query: FeedQuery,
  { isOrderFixed = false }: { isOrderFixed?: boolean } = {},
): Promise<{ answer: FeedAnswer; status: string; slugs: string[] }> => {
  const response = await fetch(`${api}/v1/micro-internships?${toSearchParams(query)}`);
  assert.equal(response.status, 200, JSON.stringify(query));
  const answer = (await response.json()) as FeedAnswer;
  const { items, total } = answer;
  const order = query.sort === undefined || isOrderFixed ? '' : ` · ${en.sorts[query.sort]}`;
  return { answer, status: en.shown(items.length, total) + order, slugs: items.map(({ slug }) => slug) };
};

/** Sets a filter by its control, as a visitor does. */
export const setFilter = async (page: Page, key: string, value: string): Promise<void> => {
  const control = await page.waitForSelector(`>>>[name="mi-${key}"]:not([type="hidden"])`);
  assert.ok(control);
  const kind = await control.evaluate((element) => {
    const details = element.closest('details');
    if (details && !details.open) details.querySelector('summary')?.click();
    return element.localName === 'select' ? 'select' : (element as HTMLInputElement).type;
  });
  await control.focus();
  if (kind === 'select') await control.select(value);
  else if (kind === 'checkbox') await control.click();
  else {
    await page.locator(`>>>[name="mi-${key}"]`).fill(value);
    if (kind !== 'date') await page.keyboard.press('Enter');
  }
};

/** Notes from now on what the status of a list says, each text once for each time that it is said. */
export const hearStatus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const line = document
      .querySelector('micro-internship-feed')
      ?.shadowRoot?.querySelector('[role="status"]');
    const textOf = () => line?.textContent.trim() ?? '';
    const heard: string[] = [];
    let last = textOf();
    Object.assign(globalThis, { heardStatus: heard });
    if (line)
      new MutationObserver(() => {
        if (textOf() === last) return;
        last = textOf();
        heard.push(last);
      }).observe(line, { childList: true, characterData: true, subtree: true });
  });

/** Texts of the status since the last call. */
export const takeHeard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { heardStatus: string[] }).heardStatus.splice(0));

/** Presses Tab, or Shift and Tab, until what has the focus is of a part, or has an id or a name. */
export const tabToPart = async (
  page: Page,
  wanted: string,
  { back = false }: { back?: boolean } = {},
): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
    const now = await feedsNow(page);
    if (now.some(({ focus }) => focus === wanted)) return;
  }
  assert.fail(`Tab never reached ${wanted}`);
};
