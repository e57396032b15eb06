import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import type { Page } from 'puppeteer-core';
import { applications, microInternships } from '../../server/store/schema/index.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { FEED, fillIn, ours, reads, searchAndApply, showsRows } from '../hosts/visit.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { focusIsOn, startJourney, type Journey, type OpenOptions } from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { ASKS_FOR_CODE } from '../kit/mailed-code.ts';

/** How everything looks that the page itself brought. */
const lookOfHost = (page: Page): Promise<Record<string, string>[]> =>
  page.$$eval('#own, #own *', (elements) =>
    elements.flatMap((element) =>
      [undefined, '::before'].map((pseudo) => {
        const style = getComputedStyle(element, pseudo);
        return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
      }),
    ),
  );

/** Properties of position and size, which follow from the layout and not from the styles. */
const PLACE =
  /size|width|height|origin|grid-template|inset|^(?:top|left|right|bottom)$|font-family|quotes|^column-rule|^-(?:webkit|moz)/;

/** How the parts of a widget look: each property that is meant by its value, under the part and its own name. */
const lookOfWidget = (page: Page): Promise<[name: string, value: string][]> =>
  page.$$eval(
    ours('*'),
    (elements, place) =>
      elements.slice(0, 120).flatMap((element, index) => {
        const style = getComputedStyle(element);
        const isPlaced = new RegExp(place);
        const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        const is = `${index} ${element.localName}.${element.className} `;
        return [
          [`${is} is shown`, String(isShown)],
          [`${is} font-size`, style.fontSize],
          ...[...style]
            .filter((name) => !isPlaced.test(name) && !name.startsWith('--'))
            .map((name): [string, string] => [is + name, style.getPropertyValue(name)]),
        ] as [string, string][];
      }),
    PLACE.source,
  );

/** A posting that asks for several choices at once. */
const CHOICES = 'inventory-of-public-wi-fi-in-90-rural-libraries';

/** How the first card looks, on the page or in the frame of it; a driver does not see into what moved there. */
const lookOfCard = (page: Page) =>
  page.evaluate((tag) => {
    const documents = [document, document.querySelector('iframe')?.contentDocument];
    const card = documents
      .map((place) => place?.querySelector(tag)?.shadowRoot?.querySelector('[part="card"]'))
      .find(Boolean);
    const style = card?.ownerDocument.defaultView?.getComputedStyle(card);
    return [style?.borderTopWidth, style?.backgroundColor, style?.color, style?.fontSize, style?.display];
  }, FEED);

/** The ways in which libraries put other content in place of a page's. */
const SWAPS = {
  // A visit keeps a copy of the page, puts the new one in its place, and the copy again on the way back.
  'Turbo, and back': () => {
    const copy = document.body.cloneNode(true);
    const next = document.implementation.createHTMLDocument();
    next.body.innerHTML = '<main>Another page</main>';
    document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
    return new Promise<void>((done) =>
      setTimeout(() => {
        document.documentElement.replaceChild(copy, document.body);
        done();
      }),
    );
  },
  'pjax, from what it had kept': () => {
    const main = document.querySelector('main');
    const kept = main?.innerHTML ?? '';
    if (main) main.innerHTML = kept;
  },
  'pjax, from the server': async () => {
    const answer = await (await fetch(location.href)).text();
    const main = document.querySelector('main');
    const next = new DOMParser().parseFromString(answer, 'text/html');
    if (main) main.innerHTML = next.querySelector('main')?.innerHTML ?? '';
  },
  Astro: async () => {
    const answer = await (await fetch(location.href)).text();
    document.body.replaceWith(new DOMParser().parseFromString(answer, 'text/html').body);
  },
  'Astro, with what persists': async () => {
    const kept = document.querySelector('main > *');
    const answer = await (await fetch(location.href)).text();
    const next = new DOMParser().parseFromString(answer, 'text/html');
    if (kept) next.querySelector('main > *')?.replaceWith(kept);
    document.body.replaceChildren(...next.body.childNodes);
  },
  'a template': () => {
    const template = document.createElement('template');
    const main = document.querySelector('main');
    template.innerHTML = main?.innerHTML ?? '';
    main?.replaceChildren(template.content.cloneNode(true));
  },
};

/** Pages on which it is enough that the list works, how many rows their lists show, and whether Firefox is asked each time. */
const HOSTS: Record<string, { what: string; rows: number[] }> = {
  plain: { what: 'that has nothing against us', rows: [20] },
  'prototype-js': { what: 'that changes what lists are, as Prototype.js did', rows: [20] },
  mootools: { what: 'that changes what functions are, as MooTools did', rows: [20] },
  amd: { what: 'with a module loader and leaked names', rows: [20] },
  'script-in-head': { what: 'whose script does not wait for the page', rows: [20, 20] },
  'script-at-end': { what: 'whose script comes last', rows: [20] },
  'script-injected': { what: 'whose script comes after everything', rows: [20, 20] },
  twice: { what: 'that includes the script four times', rows: [20, 20] },
  'base-address': { what: 'whose base address is elsewhere', rows: [20] },
  component: { what: 'that is made of components', rows: [20] },
  placeholders: { what: 'that keeps no tags but its own', rows: [5, 4] },
  'hostile-css': { what: 'whose styles are for everything', rows: [20] },
};

for (const [browser, engine] of longJourneyEngines) {
  describe(`the widgets in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    before(async () => {
      journey = await startJourney({ browser });
      hosts = await startHostSite(journey.marketplace.url);
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const open = (name: string, options?: OpenOptions) =>
      journey.open(`${hosts.url}/${name}.html`, {
        // Of the placeholders of another marketplace the page's developer is told.
        ...(name === 'placeholders' && { expected: /A placeholder names https:\/\/elsewhere\.example/ }),
        ...options,
      });

    for (const [name, { what, rows }] of Object.entries(HOSTS)) {
      it(`work on a page ${what} and leave it unchanged`, async () => {
        const page = await open(name);
        await showsRows(page, ...rows);
        await searchAndApply(page);
        const own = await lookOfHost(page);

        await page.goto(`${hosts.url}/${name}.html?plain`);
        assert.ok(isDeepStrictEqual(own, await lookOfHost(page)), 'the page looks as it does without us');
        await page.close();
      });
    }

    it('submit answers when the page patches arrays', async () => {
      const { database } = journey.marketplace;
      const page = await open('prototype-js');
      await page.evaluate((slug) => {
        const form = document.createElement('micro-internship-apply');
        form.setAttribute('micro-internship', slug);
        document.querySelector('micro-internship-feed')?.replaceWith(form);
      }, CHOICES);
      await fillIn(page, journey, CHOICES);
      await page.locator('>>>[part="send"]').click();
      await focusIsOn(page, ASKS_FOR_CODE);

      const [row] = await database
        .select({ answers: applications.answers })
        .from(applications)
        .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
        .where(eq(microInternships.slug, CHOICES));
      assert.deepEqual(row?.answers, {
        calls: true,
        'reluctant-librarian': 'An answer',
        'calling-hours': ['mornings'],
        'calls-a-day': 7,
        'first-day': '2031-05-04',
        spreadsheet: 'https://ada.example/sheet',
      });
      await page.close();
    });

    it("look the same under a page's universal styles", async () => {
      const look = async (name: string) => {
        const page = await open(name);
        await showsRows(page, 20);
        const found = await lookOfWidget(page);
        await page.close();
        return found;
      };
      const expected = await look('plain');
      const found = new Map(await look('hostile-css'));

      assert.equal(found.size, expected.length);
      const changed = expected.filter(([name, value]) => found.get(name) !== value);
      assert.deepEqual(changed.slice(0, 20), []);
    });

    it('share a page with another version: the first defines the tags, the second warns once', async () => {
      const said: string[] = [];
      const page = await journey.open('about:blank', { expected: /is already defined by version/ });
      page.on('console', (message) => said.push(message.text()));
      await page.goto(`${hosts.url}/two-versions.html`);
      await showsRows(page, 20, 20);
      await searchAndApply(page);

      assert.ok(said.length > 0);
      assert.equal(new Set(said).size, said.length, said.join('\n'));
      const versions = await page.$$eval(FEED, (feeds) =>
        feeds.map(({ constructor }) => (constructor as typeof constructor & { version: string }).version),
      );
      assert.deepEqual([versions.length, new Set(versions).size], [2, 1]);
      await page.close();
    });

    it("receive typed keys while the page's shortcuts keep working", async () => {
      const page = await open('shortcuts');
      await showsRows(page, 20);
      const taken = () => page.evaluate(() => (globalThis as unknown as { taken: string[] }).taken);

      await page.locator(ours('[type="search"]')).click();
      await page.keyboard.type('jk /?');
      assert.equal(
        await page.$eval(ours('[type="search"]'), (field) => (field as HTMLInputElement).value),
        'jk /?',
      );
      assert.deepEqual(await taken(), []);

      await page.locator('>>>[part="card-title"]').click();
      await focusIsOn(page, '');
      await page.keyboard.press('j');
      assert.deepEqual([...new Set(await taken())], ['j']);
      await page.close();
    });

    it('work inside a dialog with a focus trap', async () => {
      const page = await open('focus-trap');
      await showsRows(page, 20);
      await searchAndApply(page);
      await page.locator('>>>[part="send"]').click();
      await focusIsOn(page, 'There is a problem');

      assert.equal(await page.evaluate(() => (globalThis as unknown as { caught: number }).caught), 0);
      await page.close();
    });

    it('leave focus to a dialog elsewhere', async () => {
      const page = await open('focus-trap');
      await showsRows(page, 20);
      await page.evaluate(() => document.body.append(document.querySelector('micro-internship-feed') ?? ''));
      await page.locator(ours('[type="search"]')).click();
      await focusIsOn(page, 'Close');

      assert.equal(await page.evaluate(() => (globalThis as unknown as { caught: number }).caught), 1);
      await page.close();
    });

    it('load in a hidden tab', async () => {
      const page = await open('hidden-tab');
      await showsRows(page, 20);
      await page.click('#tab');
      await searchAndApply(page);
      const isWide = await page.$eval('>>>[part="form"]', (form) => form.getBoundingClientRect().width > 300);

      assert.ok(isWide);
      await page.close();
    });

    it('throw nothing when the document is overwritten', async () => {
      const page = await open('plain');
      await showsRows(page, 20);
      await page.evaluate((feed) => {
        document.querySelector('micro-internship-feed')?.setAttribute('sort', 'fee');
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- Pages that do it are what this is about.
        document.write(`<p>Back soon</p><div data-${feed} data-campus="lakeshore">Later</div>`);
        document.close();
      }, FEED);

      await showsRows(page, 20);
      await searchAndApply(page);
      await page.close();
    });

    it("keep styles and work when moved into an iframe's document and back", async () => {
      const page = await open('frame');
      await showsRows(page, 20);
      const look = await lookOfCard(page);
      assert.equal(look[0], '1px');
      await page.evaluate((tag) => {
        const feed = document.querySelector(tag);
        if (feed) document.querySelector('iframe')?.contentDocument?.body.append(feed);
      }, FEED);
      const frame = page.frames()[1]!;
      assert.deepEqual(await lookOfCard(page), look);

      await frame.evaluate((tag) => {
        const input = document.querySelector(tag)?.shadowRoot?.querySelector('input');
        if (input) input.value = 'beer';
        input?.form?.requestSubmit();
      }, FEED);
      await eventually(
        () =>
          frame.evaluate(
            (tag) => document.querySelector(tag)?.shadowRoot?.querySelectorAll('[part="card"]').length,
            FEED,
          ),
        (rows) => rows === 2,
      );
      await frame.evaluate((tag) => {
        document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>('[part="card-title"]')?.click();
      }, FEED);
      await eventually(
        () => frame.evaluate((tag) => document.querySelector(tag)?.shadowRoot?.textContent ?? '', FEED),
        (text) => text.includes('What you will deliver'),
      );

      await page.evaluate((tag) => {
        const feed = document.querySelector('iframe')?.contentDocument?.querySelector(tag);
        document.body.append(feed ?? '');
      }, FEED);
      await page.locator(ours('[part="apply"]')).click();
      await reads(page, 'Apply for');
      await page.close();
    });

    it('appear once when the page swaps its content', async () => {
      const page = await open('placeholders');
      await showsRows(page, 5, 4);

      for (const [library, swap] of Object.entries(SWAPS)) {
        await page.evaluate(swap);
        await showsRows(page, 5, 4);
        assert.equal((await page.$$('main > *')).length, 2, library);
        assert.deepEqual(
          await page.$$eval(FEED, (feeds) => feeds.map(({ textContent }) => textContent.trim())),
          ['See all', 'research and data'],
          library,
        );
      }
      const foreign = await page.$eval('aside', ({ children, innerHTML }) => [
        children.length,
        innerHTML.includes('<micro-internship'),
      ]);
      assert.deepEqual(foreign, [2, false], 'what names another marketplace stays as it is');
      await searchAndApply(page);
      await page.close();
    });

    it('restore their rows when the visitor returns to the page', async () => {
      const page = await open('placeholders');
      await showsRows(page, 5, 4);
      await page.goto(`${hosts.url}/plain.html?plain`);
      // In Firefox a page that was kept is there without having loaded, which the driver waits for.
      await page.evaluate(() => setTimeout(() => history.back()));
      await page.waitForSelector(FEED);
      await showsRows(page, 5, 4);
      await searchAndApply(page);
      await page.close();
    });
  });
}
