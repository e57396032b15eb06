import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { FeedQuery } from '../../src/contract/feed.ts';
import { FILTER_NAMES, LIST_KEYS, SWITCH_KEYS } from '../../src/contract/filters.ts';
import type { PRESET_KEYS } from '../../src/runtime/options.ts';
import { contrast } from '../../src/theme/accent.ts';
import { addDays } from '../../demo/data/dates.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { askApi, feedShows, feedsNow } from '../kit/feed.ts';
import { eventually } from '../kit/marketplace.ts';
import { startJourney, type Journey, type OpenOptions } from '../kit/journey.ts';
import { en } from '../kit/messages.ts';
import { aPosting, savePostings } from '../kit/postings.ts';

const today = new Date().toISOString().slice(0, 10);

/** A value of each attribute that fixes a filter, as it stands in HTML. */
const PRESETS: Record<(typeof PRESET_KEYS)[number], string> = {
  q: 'brewery',
  department: 'design data',
  'min-hours': '30',
  'max-hours': '12',
  'min-fee': '600',
  arrangement: 'hybrid on-site',
  skill: 'excel git',
  'due-by': addDays(today, 40),
  from: addDays(today, 28),
  until: addDays(today, 40),
  funded: '',
  exclusive: '',
  short: '',
  'closing-soon': '',
  language: 'fr',
  sort: 'fee',
};

const entries = Object.entries(PRESETS) as [keyof typeof PRESETS, string][];

/** Query that an attribute asks for. */
const asked = (key: keyof typeof PRESETS, value: string): FeedQuery => {
  const isList = (LIST_KEYS as readonly string[]).includes(key);
  const isSwitch = (SWITCH_KEYS as readonly string[]).includes(key);
  return { [key]: isList ? value.split(' ') : isSwitch ? true : value };
};

/** A value of each attribute that no list can use. */
const BAD: Record<string, string> = {
  department: 'astrology',
  'min-hours': 'many',
  'max-hours': '-1',
  'min-fee': '12.5',
  arrangement: 'orbital',
  skill: 'Not A Slug',
  'due-by': 'tomorrow',
  from: '2026-13-01',
  until: '31.12.2026',
  funded: 'perhaps',
  language: '!',
  sort: 'sideways',
  filters: 'weather',
  'no-search': 'perhaps',
  layout: 'spiral',
  'page-size': '0',
  limit: '101',
  theme: 'sepia',
  density: 'dense',
  accent: 'blue',
  'url-prefix': 'No Name',
  'default-department': 'astrology',
  'default-sort': 'sideways',
  'default-due-by': 'tomorrow',
};

const ACCENTS = ['#0b5cad', '#ffd400', '#7fffd4', '#8b0000', '#ffffff', '#000000'];

for (const [browser, engine] of longJourneyEngines) {
  describe(`the attributes of the list in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    let api: string;
    before(async () => {
      journey = await startJourney({ browser });
      api = journey.marketplace.url;
      hosts = await startHostSite(api);
      await savePostings(journey.marketplace.database, aPosting({ hours: { min: 5, max: 8 } }));
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    /** A page with a list for each of some attributes. */
    const open = async (lists: readonly string[], options?: OpenOptions): Promise<Page> => {
      const feeds = lists.map(
        (attributes) => `<micro-internship-feed campus="lakeshore" ${attributes}></micro-internship-feed>`,
      );
      const url = hosts.serve(
        '/lists.html',
        `<!doctype html><html lang="en"><title>Lists</title>
        <meta name="viewport" content="width=device-width">
        <style>:root { color-scheme: light dark }</style>
        <script type="module" src="${api}/v1/micro-internships.js"></script>
        <main><h1>Projects</h1>${feeds.join('')}</main></html>`,
      );
      return journey.open(url, options);
    };

    const expected = async (query: FeedQuery, options?: Parameters<typeof askApi>[2]) => {
      const { status, slugs } = await askApi(api, { campus: 'lakeshore', ...query }, options);
      return { status, slugs };
    };

    const all = `filters="${FILTER_NAMES.join(' ')}" page-size="2"`;

    it('fix a filter and hide its control', async () => {
      const page = await open(entries.map(([key, value]) => `${all} url-prefix="off" ${key}="${value}"`));
      for (const [index, [key, value]] of entries.entries()) {
        const query = asked(key, value);
        const wanted = await expected({ ...query, 'page-size': 2 }, { isOrderFixed: true });
        const now = await feedShows(page, { ...wanted, chips: [] }, index);
        assert.ok(!(key in now.controls), `${key} is asked although it is fixed`);
        assert.ok('department' in now.controls || key === 'department', key);
      }
      assert.equal(new URL(page.url()).search, '');
      await page.close();
    });

    it('set an initial filter that visitors can remove, in the URL too', async () => {
      const page = await open(entries.map(([key, value]) => `${all} default-${key}="${value}"`));
      for (const [index, [key, value]] of entries.entries()) {
        const query = asked(key, value);
        const { chips } = await feedShows(page, await expected({ ...query, 'page-size': 2 }), index);
        assert.equal(chips.length, key === 'sort' ? 0 : value.split(' ').length, `${key} has its chips`);
      }
      assert.equal(new URL(page.url()).search, '', 'what the list begins with is not in the address');

      const none = await expected({ 'page-size': 2 });
      for (const [index, [key, value]] of entries.entries()) {
        const feed = (await page.$$('micro-internship-feed'))[index]!;
        if (key === 'sort') await (await feed.$('>>>.order select'))?.select('');
        else
          for (const _ of value.split(' ')) {
            const before = (await feedsNow(page))[index]!.chips.length;
            await (await feed.$('>>>[part="chip"]'))?.evaluate((chip) => (chip as HTMLElement).click());
            for (;;) if ((await feedsNow(page))[index]!.chips.length < before) break;
          }
        await feedShows(page, { ...none, chips: [] }, index);
      }
      const search = [...new URL(page.url()).searchParams];
      const wanted = entries.map(([key], index) => [`mi${index === 0 ? '' : index + 1}-${key}`, '']);
      assert.deepEqual(search.toSorted(), wanted.toSorted());

      await page.reload();
      for (const index of entries.keys()) await feedShows(page, { ...none, chips: [] }, index);
      assert.deepEqual([...new URL(page.url()).searchParams].toSorted(), wanted.toSorted());
      await page.close();
    });

    it('hide search and filters, and set the number of rows', async () => {
      const page = await open([
        'no-search',
        'filters="none"',
        'page-size="3"',
        'limit="3"',
        'filters="none" no-search',
      ]);
      const three = await expected({ 'page-size': 3 });
      const names = async (index: number) => Object.keys((await feedsNow(page))[index]!.controls);
      await feedShows(page, await expected({}), 0);
      assert.ok(!(await names(0)).includes('q'));
      await feedShows(page, await expected({}), 1);
      assert.deepEqual(await names(1), ['q', 'sort']);
      await feedShows(page, three, 2);
      await feedShows(page, three, 3);
      await feedShows(page, await expected({}), 4);
      assert.deepEqual(await names(4), ['sort']);

      const [, , cut, few] = await page.$$('micro-internship-feed');
      assert.ok(await cut!.$('>>>[part="load-more"]'));
      assert.equal(await few!.$('>>>[part="load-more"]'), null);
      const { total, campus } = (await askApi(api, { campus: 'lakeshore' })).answer;
      const link = await few!.waitForSelector('>>>[part="see-all"]');
      assert.deepEqual(
        await link!.evaluate((element) => [element.textContent.trim(), (element as HTMLAnchorElement).href]),
        [en.seeAll(total), campus?.url],
      );
      await page.close();
    });

    it('set layout, theme and density', async () => {
      const page = await open([
        '',
        'layout="list"',
        'layout="compact"',
        'density="compact"',
        'theme="dark"',
        'theme="light"',
      ]);
      for (let index = 0; index < 6; index += 1) await feedShows(page, await expected({}), index);
      const looks = await page.$$eval('micro-internship-feed', (feeds) =>
        feeds.map(({ shadowRoot }) => {
          const [first, second] = [...(shadowRoot?.querySelectorAll('[part="card"]') ?? [])].map((card) =>
            card.getBoundingClientRect(),
          );
          const root = shadowRoot?.querySelector('[part="root"]');
          return {
            isBeside: first?.top === second?.top,
            height: first?.height ?? 0,
            scheme: root ? getComputedStyle(root).colorScheme : '',
          };
        }),
      );
      const [cards, list, compact, dense, dark, light] = looks;
      assert.deepEqual(
        looks.map(({ isBeside }) => isBeside),
        [true, false, false, true, true, true],
      );
      assert.ok(compact!.height < list!.height, 'a compact row is lower');
      assert.ok(dense!.height < cards!.height, 'a dense card is lower');
      assert.deepEqual([dark!.scheme, light!.scheme], ['dark', 'light']);
      await page.close();
    });

    for (const scheme of ['light', 'dark'] as const) {
      it(`adjust the accent of links and buttons for contrast, ${scheme}`, async () => {
        const page = await open(
          ACCENTS.map((accent) => `limit="1" default-q="brewery" url-prefix="off" accent="${accent}"`),
          { scheme },
        );
        for (const index of ACCENTS.keys())
          await feedShows(page, { slugs: (await expected({ q: 'brewery', 'page-size': 1 })).slugs }, index);
        const pairs = await page.$$eval('micro-internship-feed', (feeds) => {
          const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
          const hex = (color: string) => {
            context.clearRect(0, 0, 1, 1);
            context.fillStyle = color;
            context.fillRect(0, 0, 1, 1);
            const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
            return alpha === 0
              ? undefined
              : `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
          };
          const behind = (element: Element | null): string => {
            if (!element) return matchMedia('(prefers-color-scheme: dark)').matches ? '#1d2227' : '#ffffff';
            const parent = element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
            return hex(getComputedStyle(element).backgroundColor) ?? behind(parent);
          };
          return feeds.map(({ shadowRoot }) =>
            [...(shadowRoot?.querySelectorAll('[part="clear"], [part="see-all"], [part="chip"]') ?? [])].map(
              (element) => [hex(getComputedStyle(element).color) ?? '', behind(element)] as const,
            ),
          );
        });
        for (const [index, accent] of ACCENTS.entries()) {
          assert.ok(pairs[index]!.length >= 2, `${accent} is seen`);
          for (const [text, surface] of pairs[index]!)
            assert.ok(contrast(text, surface) >= 4.5, `${accent} gives ${text} on ${surface}`);
        }
        await page.close();
      });
    }

    it('warn once for each invalid value and use the default', async () => {
      const warnings: string[] = [];
      const attributes = Object.entries(BAD).map(([name, value]) => `${name}="${value}"`);
      const page = await journey.open('about:blank', { expected: /is not used; accepted/ });
      page.on('console', (message) => warnings.push(message.text()));
      await page.goto(
        hosts.serve(
          '/bad.html',
          `<!doctype html><html lang="en"><title>Bad</title><script type="module" src="${api}/v1/micro-internships.js"></script>
          ${`<micro-internship-feed campus="lakeshore" ${attributes.join(' ')}></micro-internship-feed>`.repeat(2)}</html>`,
        ),
      );
      await feedShows(page, { ...(await expected({})), chips: [] }, 0);
      await feedShows(page, { ...(await expected({})), chips: [] }, 1);
      const namesNow = () =>
        Promise.resolve(warnings.map((text) => /<micro-internship-feed ([\w-]+)=/.exec(text)?.[1]));
      // The words for them are loaded when the first is found.
      const names = await eventually(namesNow, ({ length }) => length >= Object.keys(BAD).length);
      assert.deepEqual(names.toSorted(), Object.keys(BAD).toSorted());
      assert.ok('q' in (await feedsNow(page))[0]!.controls);
      await page.close();
    });
  });
}
