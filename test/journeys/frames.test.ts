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
  });
}
