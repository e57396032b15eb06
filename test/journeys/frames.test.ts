import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { findCampus, saveCampus } from '../../server/store/catalogue.ts';
import { startFrameSite, type FrameSite } from '../hosts/frames/site.ts';
import {
  applyFromList,
  complainAloud,
  fitOf,
  fits,
  openForm,
  openPosting,
  ourFrame,
  placeInWindow,
  send,
} from '../hosts/frames/visit.ts';
import { fillIn, ours, reads, showsRows } from '../hosts/visit.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { readPosting, startJourney, type Journey, type OpenOptions } from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';

/** What the page of a learning platform has heard. */
type Heard = { data: { subject?: string; height?: number }; at: number }[];

const heardBy = (page: Page): Promise<Heard> =>
  page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);

const heightsHeardBy = async (page: Page) =>
  (await heardBy(page)).filter(({ data }) => data.subject === 'lti.frameResize');

const hasContrast = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.documentElement.classList.contains('more-contrast'));

/** Makes each of these throw, as a browser does that keeps nothing of a stranger's. */
const denyStorage = (): void => {
  const deny = (target: object, name: string) =>
    Object.defineProperty(target, name, {
      get: () => {
        throw new DOMException('Denied.', 'SecurityError');
      },
    });
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
    deny(window, name);
  deny(Document.prototype, 'cookie');
  deny(Navigator.prototype, 'clipboard');
  for (const name of ['pushState', 'replaceState', 'state']) deny(History.prototype, name);
};

for (const [browser, engine] of journeyEngines) {
  describe(`a visitor in a frame in ${engine}`, () => {
    let journey: Journey;
    let site: FrameSite;
    before(async () => {
      journey = await startJourney({ browser });
      site = await startFrameSite(journey.marketplace.url);
      const lakeshore = await findCampus(journey.marketplace.database, 'lakeshore');
      assert.ok(lakeshore);
      const frameAncestors = ['http://localhost:*', 'http://*.school.localhost:*'];
      await saveCampus(journey.marketplace.database, { ...lakeshore, frameAncestors });
      await saveCampus(journey.marketplace.database, { ...lakeshore, slug: 'unframed', frameAncestors: [] });
    });
    after(async () => {
      await site.close();
      await journey.close();
    });

    /** Opens a page around a frame, all of whose documents complain aloud. */
    const open = async (
      name: string,
      { prepare, ...options }: OpenOptions & { prepare?: () => void } = {},
      words: Parameters<FrameSite['address']>[1] = {},
    ): Promise<Page> => {
      const page = await journey.open('about:blank', options);
      await page.evaluateOnNewDocument(complainAloud);
      if (prepare) await page.evaluateOnNewDocument(prepare);
      await page.goto(site.address(name, words));
      return page;
    };

    const embed = (path: string) => ({ frame: journey.marketplace.url + path });

    it('of Canvas sees all of it without a second scrollbar, and nothing moves that nobody touches', async () => {
      const page = await open('canvas');
      const frame = await ourFrame(page, journey.marketplace);

      await fits(page, frame);
      await openPosting(frame, SLUG);
      await fits(page, frame);
      await openForm(frame);
      await fits(page, frame);
      await send(frame, journey, SLUG);
      await fits(page, frame);

      const before = (await heightsHeardBy(page)).length;
      await setTimeout(5000);
      assert.equal((await heightsHeardBy(page)).length, before, 'the frame has come to rest');
      await page.close();
    });

    it('of Canvas is told of a height once a frame at the most, however often it changes', async () => {
      const page = await open('canvas');
      const frame = await ourFrame(page, journey.marketplace);
      await fits(page, frame);

      const before = (await heightsHeardBy(page)).length;
      const drawn = await frame.evaluate(async () => {
        const main = document.querySelector('main')!;
        let frames = 0;
        let isOver = false;
        const draw = () => {
          frames += 1;
          if (!isOver) requestAnimationFrame(draw);
        };
        requestAnimationFrame(draw);
        for (let change = 0; change < 200; change += 1) {
          main.style.paddingBottom = `${(change * 37) % 500}px`;
          await new Promise((done) => window.setTimeout(done, 3));
        }
        isOver = true;
        main.style.paddingBottom = '';
        return frames;
      });
      await fits(page, frame);

      const told = (await heightsHeardBy(page)).length - before;
      assert.ok(told > 5 && told <= drawn + 2, `${told} messages in ${drawn} frames`);
      await page.close();
    });

    it('of Canvas reads times of the zone and in the contrast that Canvas knows', async () => {
      const page = await open('canvas');
      const frame = await ourFrame(page, journey.marketplace);
      await eventually(() => hasContrast(frame), Boolean);

      await openPosting(frame, SLUG);
      const { applicationDeadline } = await readPosting(journey, SLUG);
      const inDenver = new Intl.DateTimeFormat('en', {
        ...{ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
        timeZone: 'America/Denver',
      }).format(new Date(applicationDeadline?.at ?? ''));

      await reads(frame, `${inDenver} your time`);
      await page.close();
    });

    for (const [reply, what] of [
      ['none', 'that says nothing'],
      ['malformed', 'that says what cannot be read'],
      ['elsewhere', 'for which another frame speaks'],
    ] as const) {
      it(`of a platform ${what} reads times of the browser's zone in usual colours`, async () => {
        const page = await open('canvas', {}, { reply });
        const frame = await ourFrame(page, journey.marketplace);
        await fits(page, frame);
        await setTimeout(1200);

        await openPosting(frame, SLUG);
        const text = await frame.$eval(ours('[part="facts"]'), ({ textContent }) => textContent);
        assert.doesNotMatch(text, /Denver/);
        assert.equal(await hasContrast(frame), false);
        await page.close();
      });
    }

    it('that is far higher than the window is taken to what was opened, and back', async () => {
      const page = await open('canvas', { width: 800 }, embed('/embed/lakeshore?layout=list'));
      await page.setViewport({ width: 800, height: 800 });
      const frame = await ourFrame(page, journey.marketplace);
      await showsRows(frame, 20);
      await fits(page, frame);
      assert.ok((await fitOf(page, frame)).frame > 3000);
      const slugs = await frame.$$eval(ours('[part="card-title"]'), (titles) =>
        titles.map((title) => title.getAttribute('data-slug') ?? ''),
      );
      const last = slugs.at(-1) ?? '';
      const isSeen = async (selector: string) => {
        await eventually(
          () => placeInWindow(page, frame, selector),
          ({ top, bottom, hasFocus }) => hasFocus && top >= 0 && bottom <= 800,
        ).catch(async () => assert.fail(`${selector} ${JSON.stringify(await placeInWindow(page, frame, selector))}`));
        await setTimeout(300);
        const { top, bottom } = await placeInWindow(page, frame, selector);
        assert.ok(top >= 0 && bottom <= 800, `${selector} stays in sight`);
      };

      await openPosting(frame, last);
      await isSeen(ours('.screen:not([hidden]) .title'));
      await frame.locator(ours('[part="back"]')).click();
      await isSeen(ours(`[data-slug="${last}"]`));
      await openPosting(frame, last);
      await (await frame.$$(ours('[part="apply"]'))).at(-1)!.click();
      await isSeen(ours('.title'));
      await frame.locator(ours('[part="send"]')).click();
      await isSeen(ours('[part="error-summary"]'));
      await page.close();
    });
  });
}
