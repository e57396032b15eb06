import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { FeedQuery } from '../../src/contract/feed.ts';
import { bundleRouter } from '../hosts/routers/bundle.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { askApi, feedShows, setFilter } from '../kit/feed.ts';
import { startJourney, type Journey } from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { WAIT_LIMIT } from '../kit/wait-limit.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';

/** The pages that route by themselves: the bundle, where it is served, and what it is asked for at first. */
const ROUTERS = {
  'React Router’s createBrowserRouter': { name: 'react', search: '?own=1' },
  'React Router’s BrowserRouter': { name: 'react', search: '?plain-router=1' },
  'Vue Router': { name: 'vue', search: '?own=1' },
} as const;

const research: FeedQuery = { department: ['research'] };

for (const [browser, engine] of longJourneyEngines) {
  describe(`a page in ${engine} with`, () => {
    let journey: Journey;
    let hosts: HostSite;
    let api: string;
    before(async () => {
      journey = await startJourney({ browser });
      api = journey.marketplace.url;
      hosts = await startHostSite(api);
      for (const name of ['react', 'vue'] as const) {
        hosts.serve(`/${name}.js`, await bundleRouter(name));
        hosts.serve(
          `/${name}/`,
          `<!doctype html><html lang="en"><title>Routes</title>
          <script type="module" src="${api}/v1/micro-internships.js"></script>
          <div id="app"></div><script type="module" src="/${name}.js"></script></html>`,
        );
      }
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const addressIs = async (page: Page, wanted: string) => {
      const read = () => page.evaluate(() => location.pathname + location.search);
      await eventually(read, (address) => address === wanted).catch(async () => {
        assert.equal(await read(), wanted);
      });
    };
    const shows = async (page: Page, query: FeedQuery, rest: Parameters<typeof feedShows>[1] = {}) => {
      const { status, slugs } = await askApi(api, { campus: 'lakeshore', ...query });
      await feedShows(page, { status, slugs, ...rest });
    };
    const travel = (page: Page, steps: number) =>
      page.evaluate((delta) => void setTimeout(() => history.go(delta)), steps);
    const says = (page: Page, text: string) =>
      page.locator(`::-p-text(${text})`).setTimeout(WAIT_LIMIT).wait();

    for (const [router, { name, search }] of Object.entries(ROUTERS)) {
      it(`${router} keeps its own routes, URLs and history state beside the list's`, async () => {
        // Whatever its router warns of fails the journey.
        const page = await journey.open(`${hosts.url}/${name}/${search}`);
        const start = `/${name}/${search}`;
        await shows(page, {});
        await addressIs(page, start);

        await setFilter(page, 'department', 'research');
        await shows(page, research);
        await addressIs(page, `${start}&mi-department=research`);
        await page.locator(`>>>[data-slug="${SLUG}"]`).click();
        await feedShows(page, { title: TITLE });
        await addressIs(page, `${start}&mi-department=research&mi-opened=${SLUG}`);

        await page.click('#to-about');
        await says(page, 'About us');
        await addressIs(page, `/${name}/about`);
        await travel(page, -1);
        await feedShows(page, { title: TITLE });
        await addressIs(page, `${start}&mi-department=research&mi-opened=${SLUG}`);
        await travel(page, -1);
        await shows(page, research, { title: '' });
        await addressIs(page, `${start}&mi-department=research`);
        await travel(page, -1);
        await shows(page, {}, { chips: [] });
        await addressIs(page, start);
        await travel(page, 3);
        await says(page, 'About us');
        await travel(page, -2);
        await shows(page, research);

        // The page's own parameter and its own state, with the list in between.
        await page.click('#tab');
        await says(page, 'Projects, tab 2');
        const own = () => page.evaluate(() => new URLSearchParams(location.search).get('tab'));
        assert.equal(await own(), '2');
        await page.click('#state');
        await eventually(
          () => page.evaluate(() => JSON.stringify(history.state)),
          (state) => state.includes('"mine":1'),
        );
        await setFilter(page, 'department', 'sales');
        await shows(page, { department: ['sales'] });
        assert.equal(await own(), '2');
        assert.match(await page.evaluate(() => JSON.stringify(history.state)), /"mine":1/);
        await travel(page, -1);
        await eventually(own, (tab) => tab === '2');
        await page.click('#to-list');
        await says(page, 'Projects, tab none');
        await page.close();
      });
    }
  });
}
