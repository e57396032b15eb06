import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { applications } from '../../server/store/schema/index.ts';
import { fillIn, showsRows } from '../hosts/visit.ts';
import { longJourneyEngines, type Scheme } from '../kit/browsers.ts';
import {
  assertAccessible,
  focusIsOn,
  sees,
  startJourney,
  type Journey,
  type OpenOptions,
} from '../kit/journey.ts';
import { feedShows } from '../kit/feed.ts';
import { eventually } from '../kit/marketplace.ts';
import {
  census,
  isTakenOver,
  mark,
  startBetween,
  takenOver,
  watch,
  watchedOn,
  WIDGETS,
  type Between,
} from '../kit/hydration.ts';
import { ASKS_FOR_CODE, confirmByKeyboard } from '../kit/mailed-code.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';
const POSTING = `/m/${SLUG}?campus=lakeshore`;
const FORM = `/m/${SLUG}/apply?campus=lakeshore`;

/** The values of all controls in the widget. */
const typed = (page: Page): Promise<Record<string, string>> =>
  page.evaluate((widgets) => {
    const form = document.querySelector(widgets)?.shadowRoot?.querySelector('form');
    const entries = [...new FormData(form ?? undefined)] as [string, string][];
    return Object.fromEntries(entries.filter(([name, value]) => name !== 'token' && value !== ''));
  }, WIDGETS);

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.evaluate(
    (widgets, wanted, name) => {
      const element = document.querySelector(widgets)?.shadowRoot?.querySelector(wanted);
      return element ? getComputedStyle(element).getPropertyValue(name) : 'missing';
    },
    WIDGETS,
    selector,
    property,
  );

for (const [browser, name] of longJourneyEngines) {
  describe(`hydration of hosted pages in ${name}`, () => {
    let journey: Journey;
    let between: Between;
    before(async () => {
      journey = await startJourney({ browser });
      between = await startBetween(journey.marketplace.url);
    });
    afterEach(() => {
      between.release();
      between.change((html) => html);
    });
    after(async () => {
      await between.close();
      await journey.close();
    });

    const open = async (path: string, options: OpenOptions = {}): Promise<Page> => {
      const page = await journey.open('about:blank', options);
      await watch(page);
      await page.goto(between.url + path);
      await takenOver(page);
      return page;
    };

    /** Opens a page whose script has not come yet; what is done then is done before the page is taken over. */
    const openBefore = async (
      path: string,
      act: (page: Page) => Promise<unknown>,
      options: OpenOptions = {},
    ) => {
      const page = await journey.open('about:blank', options);
      await watch(page);
      between.askedOfApi();
      between.hold();
      const opening = page.goto(between.url + path);
      await page.waitForSelector('>>>[part="root"]');
      await act(page);
      assert.equal(await isTakenOver(page), false);
      between.release();
      await opening;
      await takenOver(page);
      return page;
    };

    const finish = async (page: Page) => {
      assert.deepEqual((await watchedOn(page)).violations, []);
      await page.close();
    };

    for (const [what, path] of [
      ['a list', '/c/lakeshore'],
      ['a list in a frame', '/embed/lakeshore?layout=compact'],
      ['a posting', POSTING],
      ['a form', FORM],
    ] as const)
      it(`hydrates ${what} without changes or new requests`, async () => {
        const html = await (await fetch(between.url + path)).text();
        let marked = 0;

        const page = await openBefore(path, async (before) => {
          marked = await mark(before);
        });
        await page.waitForNetworkIdle();

        assert.ok(html.includes(TITLE));
        const { elements, marked: kept, roots } = await census(page);
        assert.ok(marked > 20);
        // What is told of the answers that are kept has a place of its own once there is a script.
        const added = path === FORM ? 1 : 0;
        assert.deepEqual([elements, kept, roots], [marked + added, marked, 1]);
        assert.deepEqual(between.askedOfApi(), []);
        await finish(page);
      });

    it('keeps search and filters set before hydration, and loads more in place', async () => {
      const page = await openBefore('/c/lakeshore', async (before) => {
        await before.locator('>>>#q').fill('e');
        await before.locator('>>>#department').fill('research');
        await mark(before);
      });
      assert.deepEqual(await typed(page), { 'mi-q': 'e', 'mi-department': 'research' });
      assert.equal((await census(page)).marked, (await census(page)).elements);

      await page.locator('>>>#department').fill('');
      await page.locator('>>>#q').fill('');
      await page.keyboard.press('Enter');
      await sees(page, 'Showing 20 of 22');
      const address = page.url();
      await mark(page);
      const { cards: first } = await census(page);
      await page.locator('>>>[part="load-more"]').click();
      await feedShows(page, { status: '22 micro-internships' });
      const marks = await page.$$eval('>>>[part="card"]', (cards) => cards.map((card) => 'mark' in card));
      assert.deepEqual([first, marks.filter(Boolean).length, marks.length], [20, 20, 22]);

      await page.locator('>>>#department').fill('research');
      await feedShows(page, { status: '2 micro-internships' });
      const { roots, forms, cards } = await census(page);
      assert.deepEqual([roots, forms, cards], [1, 1, 2]);
      assert.equal(page.url(), address);
      await finish(page);
    });

    it('keeps form input from before hydration, and submits it', async () => {
      const { marketplace } = journey;
      const email = `early.${browser}@lakeshore.example`;
      let before: Record<string, string> = {};
      const page = await openBefore(FORM, async (early) => {
        await fillIn(early, journey, SLUG);
        await early.locator('>>>#person-email').fill(email);
        before = await typed(early);
      });

      assert.ok(Object.keys(before).length >= 9);
      assert.deepEqual(await typed(page), before);
      between.askedOfApi();
      await page.locator('>>>[part="send"]').click();
      await focusIsOn(page, ASKS_FOR_CODE);
      assert.deepEqual(between.askedOfApi(), ['POST /v1/applications']);
      assert.equal(new URL(page.url()).pathname, new URL(FORM, between.url).pathname);
      const rows = await marketplace.database.select().from(applications);
      assert.deepEqual(
        rows.filter(({ person }) => person.email === email).map(({ campus }) => campus),
        ['lakeshore'],
      );
      await finish(page);
    });

    it("keeps the server's errors and revalidates in place", async () => {
      const page = await open(FORM, { expected: /status of 400/ });
      await page.evaluate((widgets) => {
        const form = document.querySelector(widgets)?.shadowRoot?.querySelector('form');
        const area = form?.querySelector('textarea');
        if (area) area.value = '\n  First </textarea> I would count.\nThen I would ask.';
        form?.submit();
      }, WIDGETS);
      await page.waitForNavigation();
      await takenOver(page);

      const problem = await page.$eval('>>>[part="error-summary"]', (summary) => summary.textContent);
      assert.match(problem, /Enter your full name/);
      assert.match(
        Object.values(await typed(page))[0] ?? '',
        /^\r?\n {2}First <\/textarea> I would count\.\r?\nThen/,
      );
      await page.locator('>>>[part="error-summary"] a').click();
      await eventually(
        () =>
          page.evaluate((widgets) => document.querySelector(widgets)?.shadowRoot?.activeElement?.id, WIDGETS),
        (id) => id === 'person-name',
      );
      await page.locator('>>>[part="send"]').click();
      await focusIsOn(page, 'There is a problem');
      assert.equal((await census(page)).roots, 1);
      await finish(page);
    });

    it('navigates by pages from the list to an application', async () => {
      const { marketplace } = journey;
      const page = await journey.open('about:blank');
      await watch(page);
      await page.goto(`${marketplace.url}/c/lakeshore`);
      await takenOver(page);

      await page.locator('>>>#q').fill('beer');
      await page.keyboard.press('Enter');
      await feedShows(page, { status: '2 micro-internships' });
      await Promise.all([page.waitForNavigation(), page.locator(`>>>[data-slug="${SLUG}"]`).click()]);
      assert.equal(page.url(), marketplace.url + POSTING);
      await takenOver(page);
      await Promise.all([page.waitForNavigation(), page.locator('>>>[part="apply"]').click()]);
      assert.equal(page.url(), marketplace.url + FORM);
      await takenOver(page);
      await fillIn(page, journey, SLUG);
      const email = `path.${browser}@lakeshore.example`;
      await page.locator('>>>#person-email').fill(email);
      await page.locator('>>>[part="send"]').click();
      await confirmByKeyboard(page, marketplace, email);

      assert.equal((await marketplace.mailsTo(email, 2)).length, 2);
      await Promise.all([page.waitForNavigation(), page.locator('>>>[part="back"]').click()]);
      assert.equal(page.url(), `${marketplace.url}/c/lakeshore`);
      await finish(page);
    });

    it('opens views in place in an iframe, and returns to the list', async () => {
      const page = await open('/embed/lakeshore?department=research');
      await page.locator(`>>>[data-slug="${SLUG}"]`).click();
      await focusIsOn(page, TITLE);
      await page.locator('>>>[part="apply"]').click();
      await focusIsOn(page, `Apply for ${TITLE}`);
      await page.locator('>>>[part="back"]').click();
      await page.locator('>>>[part="back"]').click();
      await showsRows(page, 2);

      assert.equal(page.url(), `${between.url}/embed/lakeshore?department=research`);
      await finish(page);
    });

    const CHANGES: Record<string, { path: string; change: (html: string) => string }> = {
      'a row less in what it brings': {
        path: '/c/lakeshore',
        change: (html) => changeView(html, (view) => view.list?.answer.items.pop()),
      },
      'a row more in what it brings': {
        path: '/c/lakeshore',
        change: (html) =>
          changeView(html, (view) => {
            const [first] = view.list?.answer.items ?? [];
            view.list?.answer.items.push({ ...first, id: 'another' });
          }),
      },
      'a row less in its markup': {
        path: '/c/lakeshore',
        change: (html) => html.replace(/<!--lit-part [^>]*--><li>[^]*?<\/li><!--\/lit-part-->/, ''),
      },
      'another template in its markup': {
        path: '/c/lakeshore',
        change: (html) => html.replace(/(<template shadowroot[^]*?<!--lit-part )\S+=/, '$1AAAAAAAAAAA='),
      },
      'another template for a posting': {
        path: POSTING,
        change: (html) => html.replace(/(<template shadowroot[^]*?<!--lit-part )\S+=/, '$1AAAAAAAAAAA='),
      },
      'another state of a posting': {
        path: POSTING,
        change: (html) => changeView(html, (view) => Object.assign(view.posting ?? {}, { status: 'filled' })),
      },
      'another template for a form': {
        path: FORM,
        change: (html) => html.replace(/(<template shadowroot[^]*?<!--lit-part )\S+=/, '$1AAAAAAAAAAA='),
      },
      'no question in what a form brings': {
        path: FORM,
        change: (html) => changeView(html, (view) => view.state?.posting.questions.items.pop()),
      },
    };
    for (const [what, { path, change }] of Object.entries(CHANGES))
      it(`renders again once, with styles, when the page has ${what}`, async () => {
        between.change((html) => {
          const changed = change(html);
          assert.notEqual(changed, html);
          return changed;
        });
        const page = await openBefore(path, mark);

        const { marked, roots, headings, forms, cards } = await census(page);
        assert.equal(marked, 0, 'something was kept');
        assert.equal(roots, 1);
        const isList = path.startsWith('/c/');
        assert.equal(headings, isList ? 0 : 1);
        assert.equal(forms, path === POSTING ? 0 : 1);
        const brought = await page.$eval('#first-view', (script) => JSON.parse(script.textContent) as View);
        assert.equal(cards, (brought.list?.answer.items ?? brought.similar ?? []).length);
        if (isList) assert.equal(await styleOf(page, '.card', 'border-top-width'), '1px');
        if (path === POSTING) assert.equal(await styleOf(page, '.detail-head', 'display'), 'flex');
        if (path === FORM) assert.equal(await styleOf(page, '.field', 'display'), 'flex');
        await finish(page);
      });

    it("keeps the page's language when the initial state names another", async () => {
      between.change((html) =>
        changeView(html, (view) =>
          Object.assign(view.list?.answer.items[0] ?? {}, { title: 'Another title' }),
        ),
      );
      const page = await openBefore('/c/lakeshore', mark);

      const { elements, marked, roots } = await census(page);
      assert.deepEqual([marked, roots], [elements, 1]);
      await finish(page);
    });

    for (const scheme of ['light', 'dark'] satisfies Scheme[])
      it(`leaves accessible pages: ${scheme}`, async () => {
        for (const path of ['/c/lakeshore', '/embed/lakeshore', POSTING, FORM]) {
          const page = await open(path, { scheme });
          // The frame's own background is whatever stands behind it, which axe takes for white.
          if (scheme === 'light' || !path.startsWith('/embed/')) await assertAccessible(page, path);
          await finish(page);
        }
        const missing = await journey.open(`${between.url}/m/no-such-project`, {
          scheme,
          expected: /status of 404/,
        });
        await assertAccessible(missing, 'missing');
        await missing.close();
      });

    if (browser === 'chromium')
      for (const width of [360, 1280])
        it(`shifts no layout at ${width} px`, async () => {
          for (const path of ['/c/lakeshore', '/embed/lakeshore', POSTING, FORM]) {
            // Answers that an earlier visitor has left on the device would be told of.
            const page = await openBefore(path, (before) => before.evaluate(() => localStorage.clear()), {
              width,
            });
            await page.waitForNetworkIdle();
            assert.deepEqual((await watchedOn(page)).shifts, [], path);
            await finish(page);
          }
        });
  });
}

interface View {
  list?: { answer: { items: Record<string, unknown>[] } };
  posting?: object;
  similar?: object[];
  state?: { posting: { questions: { items: object[] } } };
}

/** Changes what a page brings beside its markup. */
const changeView = (html: string, change: (view: View) => unknown): string =>
  html.replace(
    /(<script type="application\/json" id="first-view">)([^]*?)(<\/script>)/,
    (_, start: string, text: string, end: string) => {
      const view = JSON.parse(text) as View;
      change(view);
      return start + JSON.stringify(view).replaceAll('<', '\\u003c') + end;
    },
  );
