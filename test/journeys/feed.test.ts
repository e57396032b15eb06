import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HTTPResponse, Page } from 'puppeteer-core';
import { SORTS, type FeedQuery } from '../../src/contract/feed.ts';
import { FILTER_NAMES, type FilterName } from '../../src/contract/filters.ts';
import { addDays } from '../../demo/data/dates.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { askApi, feedShows, feedsNow, hearStatus, setFilter, tabToPart, takeHeard } from '../kit/feed.ts';
import { assertAccessible, startJourney, type Journey } from '../kit/journey.ts';
import { en } from '../kit/messages.ts';
import { aPosting, savePostings } from '../kit/postings.ts';

const today = new Date().toISOString().slice(0, 10);

/** Query of each filter, and the beginning of its chip. */
const ASKED: Record<FilterName, [key: keyof typeof en.filters, value: string, chip: string][]> = {
  department: [['department', 'design', 'Design']],
  hours: [
    ['min-hours', '30', 'Hours, at least: 30'],
    ['max-hours', '12', 'Hours, at most: 12'],
  ],
  fee: [['min-fee', '600', 'Fee, at least: $600']],
  arrangement: [['arrangement', 'on-site', 'On site']],
  skill: [['skill', 'excel', 'Excel']],
  'due-by': [['due-by', addDays(today, 40), 'Due by: ']],
  dates: [
    ['from', addDays(today, 28), 'Starts on or after: '],
    ['until', addDays(today, 40), 'Done by: '],
  ],
  language: [['language', 'fr', 'French']],
  short: [['short', 'true', '10 hours or fewer']],
  'closing-soon': [['closing-soon', 'true', 'Closes within 3 days']],
  funded: [['funded', 'true', 'Paid by a school, a state or a foundation']],
  exclusive: [['exclusive', 'true', 'For your school']],
};

const feedPage = (api: string, attributes: string) => `<!doctype html>
  <html lang="en">
    <title>A list</title>
    <script type="module" src="${api}/v1/micro-internships.js"></script>
    <main><h1>Projects</h1><micro-internship-feed campus="lakeshore" ${attributes}></micro-internship-feed></main>
  </html>`;

for (const [browser, engine] of longJourneyEngines) {
  describe(`the list in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    let api: string;
    let all: Awaited<ReturnType<typeof askApi>>;
    before(async () => {
      journey = await startJourney({ browser });
      api = journey.marketplace.url;
      hosts = await startHostSite(api);
      await savePostings(journey.marketplace.database, aPosting({ hours: { min: 5, max: 8 } }));
      all = await askApi(api, { campus: 'lakeshore' });
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const open = async (attributes: string) => {
      const url = hosts.serve('/list.html', feedPage(api, attributes));
      const page = await journey.open(url);
      await feedShows(page, { status: all.status, slugs: all.slugs });
      return page;
    };

    const shows = async (page: Page, query: FeedQuery, rest: Parameters<typeof feedShows>[1] = {}) => {
      const { status, slugs } = await askApi(api, { campus: 'lakeshore', ...query });
      await feedShows(page, { status, slugs, ...rest });
      return status;
    };

    it('applies each filter like the API and removes it by its chip', async () => {
      const page = await open(`filters="${FILTER_NAMES.join(' ')}"`);
      await hearStatus(page);
      for (const name of FILTER_NAMES) {
        for (const [key, value, chip] of ASKED[name]) {
          await setFilter(page, key, value);
          const status = await shows(page, { [key]: value }, { controls: { [key]: value } });
          assert.notEqual(status, all.status, `${key} narrows the list`);
          const now = (await feedsNow(page))[0]!;
          assert.equal(now.chips.length, 1, key);
          assert.ok(now.chips[0]?.startsWith(chip), `${now.chips[0]} begins with ${chip}`);
          assert.notEqual(now.focus, '', `the focus stays in the list after ${key}`);
          assert.deepEqual(await takeHeard(page), [status], `${key} is told once`);

          await page.locator('>>>[part="chip"]').click();
          await shows(page, {}, { chips: [], focus: 'status' });
          const control = (await feedsNow(page))[0]?.controls[key];
          assert.ok(control === '' || control === 'false', `${key} is ${control} after its chip`);
          assert.deepEqual(await takeHeard(page), [all.status], `${key} taken back is told once`);
        }
      }
      await page.close();
    });

    it('searches and sorts like the API, with best match only for a search', async () => {
      const page = await open('page-size="20"');
      await hearStatus(page);
      const orders = () =>
        page.$eval('>>>.order select', (select) => [...select.options].map(({ value }) => value));
      // The first of them is the order that is not asked for: newest, but the campus's own before the others.
      for (const sort of [...SORTS.slice(1, -1), undefined, 'hours'] as const) {
        await setFilter(page, 'sort', sort ?? '');
        const status = await shows(page, { sort }, { controls: { sort: sort ?? '' }, chips: [] });
        assert.notEqual((await feedsNow(page))[0]?.focus, '', sort);
        assert.deepEqual(await takeHeard(page), [status], `${sort} is told once`);
      }
      assert.ok(!(await orders()).includes('match'));

      await setFilter(page, 'q', 'brewery');
      const status = await shows(page, { q: 'brewery', sort: 'hours' }, { chips: ['“brewery”'], focus: 'q' });
      assert.deepEqual(await takeHeard(page), [status]);
      assert.ok((await orders()).includes('match'));
      await setFilter(page, 'sort', 'match');
      await shows(page, { q: 'brewery', sort: 'match' }, { controls: { sort: 'match' } });

      await page.close();
    });

    it('returns to the default order when the search is cleared', async () => {
      const page = await open('');
      await setFilter(page, 'q', 'brewery');
      await shows(page, { q: 'brewery' });
      await setFilter(page, 'sort', 'match');
      await shows(page, { q: 'brewery', sort: 'match' });
      await page.locator('>>>[part="chip"]').click();
      await shows(page, {}, { chips: [], controls: { q: '', sort: '' }, focus: 'status' });
      assert.doesNotMatch(page.url(), /match/);
      await page.close();
    });

    it('clears all filters with one press', async () => {
      const page = await open('');
      await setFilter(page, 'q', 'a');
      await shows(page, { q: 'a' });
      await setFilter(page, 'department', 'research');
      await shows(page, { q: 'a', department: ['research'] });
      await setFilter(page, 'min-hours', '5');
      await shows(page, { q: 'a', department: ['research'], 'min-hours': 5 });
      await hearStatus(page);
      await page.locator('>>>[part="clear"]').click();
      await shows(
        page,
        {},
        { chips: [], focus: 'status', controls: { q: '', department: '', 'min-hours': '' } },
      );
      assert.deepEqual(await takeHeard(page), [all.status]);
      assert.equal(new URL(page.url()).search, '');
      await page.close();
    });

    it('keeps other values of a filter when one changes', async () => {
      const page = await journey.open(
        hosts.serve('/several.html', feedPage(api, 'default-department="sales design data"')),
      );
      await shows(page, { department: ['sales', 'design', 'data'] }, { chips: ['Sales', 'Design', 'Data'] });
      await setFilter(page, 'max-hours', '16');
      await shows(page, { department: ['sales', 'design', 'data'], 'max-hours': 16 });
      await page.close();
    });

    it('prefetches the next page at the last card', async () => {
      const page = await open('');
      const isNext = (response: HTTPResponse) => response.url().includes('cursor=');
      const ahead = page.waitForResponse(isNext);
      const cards = await page.$$('>>>[part="card"]');
      await cards.at(-1)!.evaluate((card) => card.querySelector<HTMLElement>('[part="card-title"]')!.focus());
      assert.equal((await ahead).fromCache(), false);
      await (await ahead).text();

      const [pressed] = await Promise.all([
        page.waitForResponse(isNext),
        page.locator('>>>[part="load-more"]').click(),
      ]);
      assert.equal(pressed.url(), (await ahead).url());
      assert.equal(pressed.fromCache(), true);
      await feedShows(page, { status: en.shown(all.answer.total, all.answer.total) });
      await page.close();
    });

    it('works by keyboard from search to a posting and back', async () => {
      const url = hosts.serve('/keys.html', feedPage(api, 'page-size="3"'));
      const page = await journey.open(url);
      const few = { 'page-size': 3 } as const;
      await shows(page, few);
      const press = (key: 'Enter' | ' ') => page.keyboard.press(key);

      await tabToPart(page, 'q');
      await page.keyboard.type('write');
      await press('Enter');
      await shows(page, { ...few, q: 'write' }, { focus: 'q' });
      await tabToPart(page, 'department');
      await page.keyboard.type('Technology');
      await shows(page, { ...few, q: 'write', department: ['technology'] }, { focus: 'department' });
      await tabToPart(page, 'chip');
      await press('Enter');
      await shows(page, { ...few, q: 'write' }, { focus: 'status', chips: ['“write”'] });
      await tabToPart(page, 'mi-sort');
      await page.keyboard.type('Highest');
      await shows(page, { ...few, q: 'write', sort: 'fee' }, { focus: 'mi-sort' });

      await tabToPart(page, 'load-more');
      await press('Enter');
      const { slugs } = await askApi(api, { campus: 'lakeshore', q: 'write', sort: 'fee', 'page-size': 6 });
      await feedShows(page, { slugs, focus: 'card-title' });
      const focused = () =>
        page.evaluate(
          () =>
            (document.querySelector('micro-internship-feed')?.shadowRoot?.activeElement as HTMLElement | null)
              ?.dataset.slug,
        );
      assert.equal(await focused(), slugs[3]);

      await page.keyboard.press('Tab');
      await feedShows(page, { focus: 'save' });
      await press(' ');
      await tabToPart(page, 'saved-filter', { back: true });
      await press('Enter');
      await feedShows(page, { status: en.shown(1, 1), slugs: [slugs[3]!], focus: 'saved-filter' });
      await tabToPart(page, 'card-title');
      await press('Enter');
      await feedShows(page, { focus: '<h3>' });
      await tabToPart(page, 'back', { back: true });
      await press('Enter');
      await feedShows(page, { status: en.shown(1, 1), focus: 'card-title' });
      await page.close();
    });

    it('gives its regions unique names beside another list', async () => {
      const second = '></micro-internship-feed><micro-internship-feed campus="lakeshore"';
      const url = hosts.serve('/two.html', feedPage(api, `heading-level="2" ${second} heading-level="2"`));
      const page = await journey.open(url);
      for (const index of [0, 1]) await feedShows(page, { status: all.status }, index);

      const names = await page.$$eval('>>>:is(section.root, form)', (regions) =>
        regions.map(({ ariaLabel }) => ariaLabel),
      );
      const { regionName, searchLabel } = en;
      assert.deepEqual(
        names.toSorted(),
        [regionName, `${regionName} 2`, searchLabel, `${searchLabel} 2`].toSorted(),
      );
      await assertAccessible(page, 'two lists');
      await page.close();
    });

    it('announces an optimistic change once', async () => {
      const page = await open('');
      await setFilter(page, 'q', 'brewery');
      await shows(page, { q: 'brewery' });
      await hearStatus(page);
      await setFilter(page, 'department', 'research');
      const status = await shows(page, { q: 'brewery', department: ['research'] }, { focus: 'department' });
      assert.deepEqual(await takeHeard(page), [status]);
      await page.close();
    });
  });
}
