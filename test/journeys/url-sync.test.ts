import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { FeedQuery } from '../../src/contract/feed.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { askApi, feedShows, feedsNow, setFilter } from '../kit/feed.ts';
import { focusIsOn, sees, startJourney, type Journey } from '../kit/journey.ts';
import { WAIT_LIMIT } from '../kit/wait-limit.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';

/** Query parameters of the page itself, and how a browser writes them. */
const OWN = '?a=b+c%20d&utm=ü&flag&x=&mix=1&a=%zz#here';
const OWN_WRITTEN = '?a=b+c%20d&utm=%C3%BC&flag&x=&mix=1&a=%zz';

/** URL in the browser's location bar; the driver learns of it later. */
const hrefOf = (page: Page): Promise<string> => page.evaluate(() => location.href);

const addressOf = (page: Page): Promise<string> => page.evaluate(() => location.search + location.hash);

/** Waits until the page's address, behind its path, is as wanted. */
const addressIs = async (page: Page, wanted: string): Promise<void> => {
  const deadline = Date.now() + WAIT_LIMIT;
  while ((await addressOf(page)) !== wanted && Date.now() < deadline)
    await new Promise((done) => setTimeout(done, 20));
  assert.equal(await addressOf(page), wanted);
};

/** The driver would wait for a page to load. */
const travel = (page: Page, steps: -1 | 1): Promise<unknown> =>
  page.evaluate((delta) => void setTimeout(() => history.go(delta)), steps);

for (const [browser, engine] of longJourneyEngines) {
  describe(`URL sync in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    let api: string;
    before(async () => {
      journey = await startJourney({ browser });
      api = journey.marketplace.url;
      hosts = await startHostSite(api);
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const pageOf = (...lists: string[]) => `<!doctype html><html lang="en"><title>Lists</title>
      <script type="module" src="${api}/v1/micro-internships.js"></script>
      <main><h1>Projects</h1>${lists
        .map(
          (attributes) => `<micro-internship-feed campus="lakeshore" ${attributes}></micro-internship-feed>`,
        )
        .join('')}</main></html>`;

    const open = async (address = '', ...lists: string[]) =>
      journey.open(hosts.serve('/lists.html', pageOf(...(lists.length > 0 ? lists : ['']))) + address);

    const shows = async (
      page: Page,
      query: FeedQuery,
      rest: Parameters<typeof feedShows>[1] = {},
      index = 0,
    ) => {
      const { status, slugs } = await askApi(api, { campus: 'lakeshore', ...query });
      return feedShows(page, { status, slugs, ...rest }, index);
    };

    it("preserves the page's own parameters beside the list's", async () => {
      const page = await open(OWN);
      await shows(page, {});
      assert.equal(await addressOf(page), `${OWN_WRITTEN}#here`);

      await setFilter(page, 'q', 'brewery & co');
      await addressIs(page, `${OWN_WRITTEN}&mi-q=brewery+%26+co#here`);
      await page.locator('>>>[part="clear"]').click();
      await addressIs(page, `${OWN_WRITTEN}#here`);
      await shows(page, {});
      await setFilter(page, 'department', 'research');
      await setFilter(page, 'sort', 'fee');
      await addressIs(page, `${OWN_WRITTEN}&mi-department=research&mi-sort=fee#here`);
      await page.locator(`>>>[data-slug="${SLUG}"]`).click();
      await addressIs(page, `${OWN_WRITTEN}&mi-department=research&mi-sort=fee&mi-opened=${SLUG}#here`);
      await page.locator('>>>[part="apply"]').click();
      await addressIs(
        page,
        `${OWN_WRITTEN}&mi-department=research&mi-sort=fee&mi-opened=${SLUG}&mi-form=true#here`,
      );
      await page.close();
    });

    it('follows Back and Forward from the list to the form', async () => {
      const page = await open('?own=1');
      await shows(page, {});
      await setFilter(page, 'department', 'research');
      const research = { department: ['research' as const] };
      await shows(page, research, { chips: ['Research'] });
      await page.locator(`>>>[data-slug="${SLUG}"]`).click();
      await focusIsOn(page, TITLE);
      await sees(page, 'Application questions');
      await page.locator('>>>[part="apply"]').click();
      await focusIsOn(page, `Apply for ${TITLE}`);
      await page.locator('>>>#person-name').fill('Ada');

      await travel(page, -1);
      await feedShows(page, { title: TITLE, focus: '<h3>' });
      await addressIs(page, `?own=1&mi-department=research&mi-opened=${SLUG}`);
      await travel(page, -1);
      await shows(page, research, { focus: 'card-title', controls: { department: 'research' } });
      await focusIsOn(page, TITLE);
      await addressIs(page, '?own=1&mi-department=research');
      await travel(page, -1);
      await shows(page, {}, { chips: [], controls: { department: '' } });
      await addressIs(page, '?own=1');
      assert.notEqual((await feedsNow(page))[0]?.focus, '', 'the focus stays in the list');

      await travel(page, 1);
      await shows(page, research, { chips: ['Research'], controls: { department: 'research' } });
      await travel(page, 1);
      await feedShows(page, { title: TITLE, focus: '<h3>' });
      await travel(page, 1);
      await focusIsOn(page, `Apply for ${TITLE}`);
      await addressIs(page, `?own=1&mi-department=research&mi-opened=${SLUG}&mi-form=true`);
      assert.equal(
        await page.$eval('>>>#person-name', (field) => (field as HTMLInputElement).value),
        'Ada',
        'what was typed is kept',
      );
      await page.close();
    });

    it('keeps focus when Back or Forward removes the focused row', async () => {
      const page = await open();
      await shows(page, {});
      await setFilter(page, 'department', 'research');
      await shows(page, { department: ['research'] });
      await travel(page, -1);
      await shows(page, {});
      await page.focus('>>>[data-slug="onboarding-checklist-for-part-time-front-desk-staff"]');
      await travel(page, 1);
      await shows(page, { department: ['research'] }, { focus: 'status' });
      await page.close();
    });

    it('restores the same view and number of rows on reload', async () => {
      const page = await open('', 'page-size="4"');
      await shows(page, { 'page-size': 4 });
      await setFilter(page, 'q', 'a');
      await setFilter(page, 'sort', 'hours');
      const query: FeedQuery = { q: 'a', sort: 'hours' };
      await shows(page, { ...query, 'page-size': 4 });
      for (const rows of [8, 12]) {
        await page.locator('>>>[part="load-more"]').click();
        await shows(page, { ...query, 'page-size': rows });
      }
      await addressIs(page, '?mi-q=a&mi-sort=hours&mi-rows=12');
      const steps = await page.evaluate(() => history.length);

      const copied = await journey.open(await hrefOf(page));
      await shows(copied, { ...query, 'page-size': 12 }, { focus: '', controls: { q: 'a', sort: 'hours' } });
      const [first] = (await askApi(api, { campus: 'lakeshore', ...query })).answer.items;
      await copied.locator(`>>>[data-slug="${first?.slug}"]`).click();
      await feedShows(copied, { title: first!.title, focus: '<h3>' });
      const opened = await journey.open(await hrefOf(copied));
      await feedShows(opened, { title: first!.title, focus: '' });
      await opened.locator('>>>[part="back"]').click();
      await shows(opened, { ...query, 'page-size': 12 }, { focus: 'card-title' });
      const form = await journey.open(`${await hrefOf(copied)}&mi-form=true`);
      await feedShows(form, { title: `Apply for ${first!.title}` });

      assert.equal(steps, await page.evaluate(() => history.length), 'more rows are no step');
      for (const one of [page, copied, opened, form]) await one.close();
    });

    it('separates two lists, also after a reload', async () => {
      const page = await open('', '', '');
      await shows(page, {});
      await shows(page, {}, {}, 1);
      const [first, second] = await page.$$('micro-internship-feed');
      await (await second!.$('>>>#department'))!.select('design');
      await shows(page, { department: ['design'] }, {}, 1);
      await addressIs(page, '?mi2-department=design');
      await (await first!.$('>>>#department'))!.select('sales');
      await shows(page, { department: ['sales'] });
      await addressIs(page, '?mi2-department=design&mi-department=sales');

      for (let time = 0; time < 3; time += 1) {
        await page.reload();
        await shows(page, { department: ['sales'] });
        await shows(page, { department: ['design'] }, {}, 1);
      }
      await travel(page, -1);
      await addressIs(page, '?mi2-department=design');
      await shows(page, {});
      await shows(page, { department: ['design'] }, {}, 1);
      await page.close();
    });

    it('is off or uses another prefix when the attribute says so', async () => {
      const page = await open('?x=1', 'url-prefix="off"', 'url-prefix="jobs"');
      await shows(page, {});
      await shows(page, {}, {}, 1);
      const steps = await page.evaluate(() => history.length);
      await setFilter(page, 'department', 'research');
      await shows(page, { department: ['research'] });
      await page.locator(`>>>[data-slug="${SLUG}"]`).click();
      await feedShows(page, { title: TITLE, focus: '<h3>' });
      assert.equal(await addressOf(page), '?x=1');
      assert.equal(await page.evaluate(() => history.length), steps);

      const [, jobs] = await page.$$('micro-internship-feed');
      await (await jobs!.$('>>>#department'))!.select('design');
      await addressIs(page, '?x=1&jobs-department=design');
      await page.reload();
      await shows(page, {});
      await shows(page, { department: ['design'] }, {}, 1);
      await page.close();
    });

    it('ignores invalid parameters', async () => {
      const page = await open(
        '?mi-department=astrology&mi-sort=sideways&mi-rows=many&mi-min-hours=-3&mi-form=true&mi-nothing=1&mi-cursor=x',
      );
      await shows(page, {}, { chips: [] });
      await page.close();
    });

    it('works in a scripts-only sandbox without access to the URL', async () => {
      const inside = hosts.serve('/inside.html', pageOf(''));
      const url = hosts.serve(
        '/outside.html',
        `<!doctype html><html lang="en"><title>Frames</title><h1>Frames</h1>
        <iframe title="by address" sandbox="allow-scripts" src="${inside}" width="900" height="500"></iframe>
        <iframe title="in place" sandbox="allow-scripts" width="900" height="500" srcdoc="${pageOf('').replaceAll('"', '&quot;')}"></iframe></html>`,
      );
      const page = await journey.open(url);
      for (const number of [1, 2]) {
        const frame = page.frames()[number]!;
        const { status, slugs } = await askApi(api, { campus: 'lakeshore' });
        await feedShows(frame, { status, slugs });
        await frame.locator('>>>#q').fill('brewery');
        await frame.locator('>>>form .button').click();
        await feedShows(frame, { chips: ['“brewery”'], status: '2 micro-internships' });
        await frame.locator(`>>>[data-slug="${SLUG}"]`).click();
        await feedShows(frame, { title: TITLE });
        await frame.locator('>>>[part="back"]').click();
        await feedShows(frame, { status: '2 micro-internships', focus: 'card-title' });
        await frame.locator('>>>[part="save"]').click();
        await frame.locator('>>>[part="saved-filter"]').click();
        await feedShows(frame, { status: '1 micro-internship' });
      }
      await page.close();
    });

    it('removes its listeners with the list', async () => {
      const page = await journey.open('about:blank');
      await page.evaluateOnNewDocument(() => {
        const held: string[] = [];
        Object.assign(globalThis, { held });
        for (const [name, target] of Object.entries({ window: globalThis, document })) {
          const { addEventListener, removeEventListener } = target;
          const once = new Map<unknown, string>();
          target.addEventListener = function (this: unknown, ...words: Parameters<typeof addEventListener>) {
            const [type, listener] = words;
            if (!once.has(listener) && typeof type === 'string') {
              once.set(listener, type);
              held.push(`${name} ${type}`);
            }
            addEventListener.apply(this as never, words);
          } as typeof addEventListener;
          target.removeEventListener = function (
            this: unknown,
            ...words: Parameters<typeof removeEventListener>
          ) {
            const [type, listener] = words;
            if (once.delete(listener)) held.splice(held.indexOf(`${name} ${type}`), 1);
            removeEventListener.apply(this as never, words);
          } as typeof removeEventListener;
        }
      });
      await page.goto(hosts.serve('/lists.html', pageOf('', '')));
      await shows(page, {});
      await shows(page, {}, {}, 1);
      await setFilter(page, 'department', 'design');
      await addressIs(page, '?mi-department=design');
      const held = () => page.evaluate(() => (globalThis as unknown as { held: string[] }).held);
      assert.ok((await held()).includes('window popstate'));

      await page.evaluate(() =>
        document.querySelectorAll('micro-internship-feed').forEach((feed) => feed.remove()),
      );
      assert.deepEqual(await held(), []);
      await page.evaluate(() => {
        history.replaceState(null, '', location.pathname);
        const feed = document.createElement('micro-internship-feed');
        feed.setAttribute('campus', 'lakeshore');
        document.querySelector('main')?.append(feed);
      });
      await shows(page, {});
      await setFilter(page, 'department', 'sales');
      await addressIs(page, '?mi-department=sales');
      await page.close();
    });
  });
}
