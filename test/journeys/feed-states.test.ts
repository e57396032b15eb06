import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { generateWithEmployers } from '../../demo/generator/generate.ts';
import { saveCampus } from '../../server/store/campuses.ts';
import { savePostings as saveWithEmployers } from '../../server/store/save.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { askApi, feedShows, feedsNow, setFilter } from '../kit/feed.ts';
import { assertAccessible, sees, startJourney, type Journey, type OpenOptions } from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { en } from '../kit/messages.ts';
import { aCampus, aPosting, savePosting, savePostings } from '../kit/postings.ts';

/** How many postings the campuses of these tests have: their slugs say it as well. */
const COUNTS = [0, 1, 4, 10, 113, ...(process.env.TEST_FULL === '1' ? [5000] : [])];

const HOST_URL = 'https://careers.elmwood.example/host';

/** As long as a title may well be: as words, and as one that nothing breaks. */
const TITLES = [
  'Compare how twelve regional carriers price the last mile of a delivery and recommend a surcharge that is fair to shops.',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.padEnd(120, 'x'),
];

/** Shortest time, in milliseconds, in which two pages open before a posting closes. */
const SOON = 7000;

/** Postings that are stored at once. */
const BATCH = 500;

const NO_CONNECTION = /ERR_|Failed to fetch|Failed to load|CORS request did not succeed|Cross-Origin/;

for (const [browser, engine] of longJourneyEngines) {
  describe(`the states of a list in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    let api: string;
    before(async () => {
      journey = await startJourney({ browser });
      const { database } = journey.marketplace;
      api = journey.marketplace.url;
      hosts = await startHostSite(api);
      await savePostings(database);
      const own = { scope: 'own', hostUrl: HOST_URL } as const;
      await saveCampus(database, aCampus({ slug: 'first', name: 'First College', scope: 'own-first' }));
      await saveCampus(database, aCampus({ slug: 'long', ...own }));
      await saveCampus(database, aCampus({ slug: 'soon', ...own }));
      for (const title of TITLES) await savePosting(database, aPosting({ title, exclusiveTo: 'long' }));
      for (const count of COUNTS) {
        const slug = `has-${count}`;
        await saveCampus(database, aCampus({ slug, ...own }));
        const generated = [...generateWithEmployers({ count, seed: count, now: new Date() })].map(
          ({ posting, employer }) => {
            const { applicationLimit: _, applicationOpens: __, applicationDeadline: ___, ...rest } = posting;
            const own = (name: string) => `${slug}-${name}`;
            return {
              employer: { ...employer, slug: own(employer.slug) },
              posting: {
                ...rest,
                employer: own(employer.slug),
                slug: own(rest.slug),
                sourceId: own(rest.sourceId),
                status: 'open' as const,
                filled: 0,
                exclusiveTo: slug,
              },
            };
          },
        );
        for (let from = 0; from < count; from += BATCH)
          await saveWithEmployers(database, generated.slice(from, from + BATCH));
      }
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const pageOf = (attributes: string) => `<!doctype html><html lang="en">
      <meta name="viewport" content="width=device-width"><title>A list</title>
      <style>:root { color-scheme: light dark } body { background: Canvas; color: CanvasText }</style>
      <script type="module" src="${api}/v1/micro-internships.js"></script>
      <main><h1>Career Center</h1><h2>Projects</h2><micro-internship-feed ${attributes}></micro-internship-feed></main></html>`;

    const open = (attributes: string, options?: OpenOptions) =>
      journey.open(hosts.serve('/list.html', pageOf(attributes)), options);

    /** Findings of axe in a state and its fit, narrow and wide; in Chromium in the dark as well. */
    const inspect = async (page: Page, state: string) => {
      for (const scheme of browser === 'chromium' ? ['light', 'dark'] : ['light']) {
        if (browser === 'chromium')
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        for (const width of [320, 1280]) {
          await page.setViewport({ width, height: 900 });
          await assertAccessible(page, `${state}, ${scheme}, ${width} px`);
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(excess <= 0, `${state}: ${excess} px too wide at ${width}`);
        }
      }
    };

    it('links to the marketplace and to posting a project when nothing is live', async () => {
      const page = await open('campus="has-0"');
      await feedShows(page, { status: en.noneLive, slugs: [], chips: [] });
      const link = await page.waitForSelector(`>>>a[href="${HOST_URL}"]`);
      assert.equal(await link!.evaluate((element) => element.textContent.trim()), en.hostOne);
      await inspect(page, 'none live');
      await page.close();
    });

    it('shows the wider marketplace with a note when the campus has no postings', async () => {
      const page = await open('campus="first"');
      const { answer, status, slugs } = await askApi(api, { campus: 'first' });
      assert.equal(answer.wider, true);
      await feedShows(page, { status, slugs });
      await sees(page, en.wider('First College'));
      await inspect(page, 'wider');
      await page.close();
    });

    it('suggests which filter to remove when nothing matches, and removes it with one press', async () => {
      const page = await open('campus="lakeshore"');
      await feedShows(page, { status: (await askApi(api, { campus: 'lakeshore' })).status });
      await setFilter(page, 'department', 'design');
      await setFilter(page, 'arrangement', 'remote');
      await setFilter(page, 'min-fee', '600');
      await feedShows(page, {
        status: en.noneMatch,
        slugs: [],
        chips: ['Design', 'Fee, at least: $600', 'Remote'],
      });
      const { answer } = await askApi(api, {
        campus: 'lakeshore',
        department: ['design'],
        arrangement: ['remote'],
        'min-fee': 600,
      });
      const labels: Record<string, string> = {
        department: 'Design',
        arrangement: 'Remote',
        'min-fee': 'Fee, at least: $600',
      };
      const drops = await page.$$eval('>>>[part="drop"]', (buttons) =>
        buttons.map((button) => button.textContent.trim()),
      );
      assert.deepEqual(
        drops,
        answer.relaxed?.map(({ value, count }) => en.dropped(labels[value]!, count)),
      );
      assert.ok(drops.length > 0);
      await inspect(page, 'none match');

      const [best] = answer.relaxed!;
      await page.locator('>>>[part="drop"]').click();
      await feedShows(page, {
        status: en.shown(best!.count, best!.count),
        focus: 'status',
        controls: { [best!.value]: '' },
      });
      assert.equal((await feedsNow(page))[0]?.chips.length, 2);
      await page.close();
    });

    it('keeps stale rows with their time when offline, and recovers with one press', async () => {
      const page = await open('campus="lakeshore"', { expected: NO_CONNECTION });
      const { status, slugs } = await askApi(api, { campus: 'lakeshore' });
      await feedShows(page, { status, slugs });
      await page.setOfflineMode(true);
      await setFilter(page, 'q', 'beer');
      await sees(page, 'Last updated');
      await feedShows(page, { status, slugs });
      const alert = await page.waitForSelector('>>>[role="alert"]');
      assert.match(
        await alert!.evaluate((element) => element.textContent),
        /couldn’t reach the server.*Last updated \d+:\d\d/s,
      );
      await inspect(page, 'offline with rows');
      await page.setOfflineMode(false);
      await page.locator('>>>[role="alert"] button').click();
      const beer = await askApi(api, { campus: 'lakeshore', q: 'beer' });
      await feedShows(page, { status: beer.status, slugs: beer.slugs, focus: 'status' });
      assert.equal(await page.$('>>>[role="alert"]'), null);
      await page.close();
    });

    it('marks a posting as closed at its deadline and on return to the tab', async () => {
      const { database } = journey.marketplace;
      const start = Date.now();
      await (await open('campus="lakeshore"')).close();
      // A busy machine opens them more slowly.
      const at = new Date(Date.now() + Math.max(SOON, 8 * (Date.now() - start))).toISOString();
      await savePosting(
        database,
        aPosting({
          title: 'Closes in a moment',
          exclusiveTo: 'soon',
          applicationDeadline: { at, timeZone: 'UTC' },
        }),
      );
      const page = await open('campus="soon"');
      // Here no timer of more than a second goes off, as in a machine that sleeps.
      const asleep = await journey.open('about:blank');
      await asleep.evaluateOnNewDocument(() => {
        const { setTimeout } = globalThis;
        globalThis.setTimeout = ((act: () => void, wait = 0, ...words: unknown[]) =>
          wait > 1000 && wait < 60_000 ? 0 : setTimeout(act, wait, ...words)) as typeof globalThis.setTimeout;
      });
      await asleep.goto(page.url());
      for (const one of [page, asleep]) {
        await feedShows(one, { status: en.shown(1, 1) });
        assert.ok(!(await textOf(one)).includes(en.closed), 'it is open');
      }
      await page.bringToFront();
      await eventually(
        () => textOf(page),
        (text) => text.includes(en.closed),
      );
      assert.ok(Date.now() >= Date.parse(at));
      await feedShows(page, { status: en.shown(1, 1) });
      await inspect(page, 'closed while open');

      assert.ok(!(await textOf(asleep)).includes(en.closed), 'nothing has told it');
      await asleep.bringToFront();
      await asleep.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await eventually(
        () => textOf(asleep),
        (text) => text.includes(en.closed),
      );
      await page.close();
      await asleep.close();
    });

    it('stores saved postings only on the device', async () => {
      const page = await open('campus="lakeshore"');
      const { status, slugs } = await askApi(api, { campus: 'lakeshore' });
      await feedShows(page, { status, slugs });
      await page.waitForNetworkIdle();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const saves = await page.$$('>>>[part="save"]');
      // The pointer has a posting loaded ahead; the press alone has nothing.
      await saves[2]!.evaluate((button) => (button as HTMLElement).click());
      await saves[5]!.evaluate((button) => (button as HTMLElement).click());
      await page.locator('>>>[part="saved-filter"]').wait();
      await page.$eval('>>>[part="saved-filter"]', (button) => (button as HTMLElement).click());
      await feedShows(page, { status: en.shown(2, 2), slugs: [slugs[5]!, slugs[2]!] });
      assert.deepEqual(asked, []);
      await inspect(page, 'saved');

      await page.reload();
      await feedShows(page, { status, slugs });
      await page.locator('>>>[part="saved-filter"]').click();
      await feedShows(page, { slugs: [slugs[5]!, slugs[2]!], focus: 'saved-filter' });
      for (const card of await page.$$('>>>[part="save"]'))
        await card.evaluate((button) => (button as HTMLElement).click());
      await feedShows(page, { status, slugs });
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      await page.close();
    });

    it('keeps focus when a posting is unsaved', async () => {
      const page = await open('campus="lakeshore"');
      await feedShows(page, { status: (await askApi(api, { campus: 'lakeshore' })).status });
      const [first, second] = await page.$$('>>>[part="save"]');
      await first!.click();
      await second!.click();
      await page.locator('>>>[part="saved-filter"]').click();
      await feedShows(page, { status: en.shown(2, 2) });
      await page.focus('>>>[part="save"]');
      await page.keyboard.press('Enter');
      const now = await feedShows(page, { status: en.shown(1, 1) });
      await page.evaluate(() => localStorage.clear());
      assert.notEqual(now.focus, '');
      await page.close();
    });

    it('works when storage is denied', async () => {
      const page = await journey.open('about:blank');
      await page.evaluateOnNewDocument(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      });
      await page.goto(hosts.serve('/list.html', pageOf('campus="lakeshore"')));
      const { status, slugs } = await askApi(api, { campus: 'lakeshore' });
      await feedShows(page, { status, slugs });
      await page.locator('>>>[part="save"]').click();
      await page.locator('>>>[part="saved-filter"]').click();
      await feedShows(page, { status: en.shown(1, 1), slugs: slugs.slice(0, 1) });
      await page.reload();
      await feedShows(page, { status, slugs });
      assert.equal(await page.$('>>>[part="saved-filter"]'), null);
      await page.close();
    });

    for (const count of COUNTS.slice(1)) {
      it(`shows each of ${count} postings once`, async () => {
        const campus = `has-${count}`;
        const page = await open(`campus="${campus}"`);
        const rows = Math.min(count, 20);
        const { answer, status, slugs } = await askApi(api, { campus });
        assert.deepEqual([answer.total, slugs.length], [count, rows]);
        await feedShows(page, { status, slugs });
        if (count <= 113) await inspect(page, `${count} postings`);
        for (let shown = rows; shown < Math.min(count, 113); shown = Math.min(count, shown + 20)) {
          await page.locator('>>>[part="load-more"]').click();
          await feedShows(page, {
            status: en.shown(Math.min(count, shown + 20), count),
            focus: 'card-title',
          });
        }
        const all = (await feedsNow(page))[0]!.slugs;
        assert.equal(new Set(all).size, all.length);
        assert.equal((await page.$('>>>[part="load-more"]')) === null, all.length === count);
        await page.close();
      });
    }

    it('fits titles of 120 characters', async () => {
      for (const layout of ['cards', 'compact']) {
        const page = await open(`campus="long" layout="${layout}"`);
        await feedShows(page, { status: en.shown(2, 2) });
        await inspect(page, `long titles, ${layout}`);
        await page.locator('>>>[part="save"]').click();
        await page.locator('>>>[part="saved-filter"]').click();
        await page.setViewport({ width: 320, height: 900 });
        await page.locator('>>>[part="card-title"]').click();
        await sees(page, 'What you will deliver');
        await page.evaluate(() => localStorage.clear());
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(excess <= 0, `the posting is ${excess} px too wide`);
        await page.close();
      }
    });
  });
}

const textOf = (page: Page): Promise<string> =>
  page.$eval('micro-internship-feed', ({ shadowRoot }) => shadowRoot?.textContent ?? '');
