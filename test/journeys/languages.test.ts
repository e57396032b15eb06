import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { pageMessages } from '../../server/web/layout/page-messages.ts';
import { fillIn } from '../hosts/visit.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { en, MESSAGES } from '../kit/messages.ts';
import { assertAccessible, focusIsOn, sees, startJourney, type Journey } from '../kit/journey.ts';
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

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';
const LANGUAGES = [
  { locale: 'es', dir: 'ltr', messages: MESSAGES.es },
  { locale: 'ar', dir: 'rtl', messages: MESSAGES.ar },
] as const;

/** The language and direction of the page, and those of the widget with the direction that it has. */
const languagesOf = (page: Page) =>
  page.evaluate((widgets) => {
    const root = document.querySelector(widgets)?.shadowRoot?.querySelector<HTMLElement>('[part="root"]');
    const { lang, dir } = document.documentElement;
    return [lang, dir, root?.lang, root?.dir, root && getComputedStyle(root).direction];
  }, WIDGETS);

const shownText = (page: Page): Promise<string> =>
  page.evaluate(
    (widgets) =>
      [
        document.title,
        document.body.innerText,
        document.querySelector(widgets)?.shadowRoot?.querySelector<HTMLElement>('[part="root"]')?.innerText,
      ].join('\n'),
    WIDGETS,
  );

/** English that stands on every page of its kind. */
const ENGLISH = [en.search, en.applyBy, en.fee, en.loadMore, en.sortBy, en.back, en.apply, en.send, en.name];

const assertNoEnglish = async (page: Page): Promise<void> => {
  const lines = (await shownText(page)).split('\n').map((line) => line.trim());
  assert.deepEqual(
    lines.filter((line) => ENGLISH.includes(line)),
    [],
  );
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [browser, name] of longJourneyEngines)
  for (const { locale, dir, messages } of LANGUAGES)
    describe(`the marketplace’s own pages in ${locale} in ${name}`, () => {
      const asked = `lang=${locale}`;
      const list = `/c/lakeshore?${asked}`;
      const detail = `/m/${SLUG}?campus=lakeshore&${asked}`;
      const form = `/m/${SLUG}/apply?campus=lakeshore&${asked}`;
      let journey: Journey;
      let between: Between;
      before(async () => {
        journey = await startJourney({ browser });
        between = await startBetween(journey.marketplace.url);
      });
      afterEach(() => between.release());
      after(async () => {
        await between.close();
        await journey.close();
      });

      const open = async (path: string, width = 1280): Promise<Page> => {
        const page = await journey.open('about:blank', { width });
        await watch(page);
        await page.goto(between.url + path);
        await takenOver(page);
        return page;
      };

      const finish = async (page: Page) => {
        assert.deepEqual((await watchedOn(page)).violations, []);
        await page.close();
      };

      for (const path of [list, `/embed/lakeshore?${asked}`, detail, form])
        it(`hydrate unchanged: ${path}`, async () => {
          const page = await journey.open('about:blank');
          await watch(page);
          between.askedOfApi();
          between.hold();
          const opening = page.goto(between.url + path);
          await page.waitForSelector('>>>[part="root"]');
          const rendered = await shownText(page);
          const marked = await mark(page);
          assert.equal(await isTakenOver(page), false);
          between.release();
          await opening;
          await takenOver(page);
          await page.waitForNetworkIdle();

          const { elements, marked: kept, roots } = await census(page);
          assert.ok(marked > 20);
          // What is told of the answers that are kept has a place of its own once there is a script.
          const added = path.includes('/apply') ? 1 : 0;
          assert.deepEqual([elements, kept, roots], [marked + added, marked, 1]);
          assert.deepEqual(await languagesOf(page), [locale, dir, locale, dir, dir]);
          assert.equal((await shownText(page)).split('\n')[0], rendered.split('\n')[0]);
          await assertNoEnglish(page);
          assert.deepEqual(between.askedOfApi(), []);
          await finish(page);
        });

      it('navigate from the list to an application', async () => {
        const page = await open(list);
        assert.equal(await page.title(), pageMessages(locale).titleAt('Lakeshore State University'));

        await page.locator('>>>#q').fill('beer');
        await page.keyboard.press('Enter');
        await sees(page, messages.shown(2, 2));
        await Promise.all([page.waitForNavigation(), page.locator(`>>>[data-slug="${SLUG}"]`).click()]);
        await takenOver(page);
        await assertNoEnglish(page);
        await Promise.all([page.waitForNavigation(), page.locator('>>>[part="apply"]').click()]);
        await takenOver(page);
        await page.locator('>>>[part="send"]').click();
        await focusIsOn(page, messages.problemTitle);
        await sees(page, messages.enter['/person/name'] ?? '');
        await fillIn(page, journey, SLUG);
        await page.locator('>>>#person-email').fill(`${locale}.${browser}@lakeshore.example`);
        await page.locator('>>>[part="send"]').click();
        await focusIsOn(page, messages.checkEmail);
        await sees(page, messages.reference);
        await Promise.all([page.waitForNavigation(), page.locator('>>>[part="back"]').click()]);

        const { pathname, searchParams } = new URL(page.url());
        assert.deepEqual([pathname, searchParams.get('lang')], ['/c/lakeshore', locale]);
        assert.deepEqual(await languagesOf(page), [locale, dir, locale, dir, dir]);
        await finish(page);
      });

      it('open views in place in an iframe', async () => {
        const page = await open(`/embed/lakeshore?${asked}`);

        await page.locator(`>>>[data-slug="${SLUG}"]`).click();
        await focusIsOn(page, TITLE);
        await page.locator('>>>[part="apply"]').click();
        await focusIsOn(page, messages.applyFor(TITLE));
        await assertNoEnglish(page);
        await page.locator('>>>[part="back"]').click();
        await page.locator('>>>[part="back"]').click();
        await sees(page, messages.sortBy);
        await finish(page);
      });

      it('are accessible and fit a narrow screen', async () => {
        for (const path of [list, detail, form, `/c/lakeshore/embed?${asked}`]) {
          const page = await journey.open('about:blank', { width: 320 });
          await page.goto(between.url + path);
          if (!path.includes('/embed')) await takenOver(page);
          await assertAccessible(page, path);
          assert.ok((await overflow(page)) <= 0, path);
          await page.close();
        }
      });

      it('show the same text without JavaScript', async () => {
        for (const path of [list, detail, form]) {
          const page = await journey.open(between.url + path, { javaScript: false });
          assert.deepEqual(await languagesOf(page), [locale, dir, locale, dir, dir]);
          await assertNoEnglish(page);
          await page.close();
        }
      });
    });
