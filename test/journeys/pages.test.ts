import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import type { ElementHandle, Page } from 'puppeteer-core';
import { applications, microInternships } from '../../server/store/schema/index.ts';
import { referenceOf } from '../../server/domain/reference.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { goThroughHistory, readPosting, startJourney, type Journey } from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { ASKS_FOR_CODE, mailedCode } from '../kit/mailed-code.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';

// Where no script runs, nothing that waits in the page ever ends: what is asked of it here is answered at once, and
// everything is done by the keyboard and by the browser itself.

const query = async (page: Page, selector: string): Promise<ElementHandle<HTMLElement> | null> => {
  const found = await page.evaluateHandle((wanted) => {
    const widget = document.querySelector('micro-internship-feed, micro-internship-apply');
    return (widget?.shadowRoot ?? document).querySelector<HTMLElement>(wanted);
  }, selector);
  return found.asElement() as ElementHandle<HTMLElement> | null;
};

const find = async (page: Page, selector: string): Promise<ElementHandle<HTMLElement>> => {
  const found = await query(page, selector);
  assert.ok(found, `there is no ${selector} at ${page.url()}`);
  return found;
};

const focus = async (page: Page, selector: string): Promise<void> =>
  (await find(page, selector)).evaluate((element) => element.focus());

const type = async (page: Page, selector: string, text: string): Promise<void> => {
  await focus(page, selector);
  await page.keyboard.type(text);
};

const tick = async (page: Page, selector: string): Promise<void> => {
  await focus(page, selector);
  await page.keyboard.press(' ');
};

/** Presses Enter on a link, a button or in a field, and waits for the next page. */
const follow = async (page: Page, selector: string): Promise<void> => {
  await focus(page, selector);
  let hasLoaded = false;
  // `waitForNavigation` never ends in Firefox once the history was gone through.
  page.once('load', () => (hasLoaded = true));
  await page.keyboard.press('Enter');
  await eventually(() => Promise.resolve(hasLoaded), Boolean);
};

const textOf = async (page: Page, selector: string): Promise<string> =>
  (await find(page, selector)).evaluate((element) => element.innerText.replace(/\s+/g, ' ').trim());

const titles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('micro-internship-feed')?.shadowRoot;
    return [...(root?.querySelectorAll('[part="card-title"]') ?? [])].map((card) => card.textContent.trim());
  });

/** Elements wider than the page, at phone and desktop width. */
const assertFits = async (page: Page, state: string): Promise<void> => {
  for (const width of [360, 1280]) {
    await page.setViewport({ width, height: 900 });
    const tooWide = await page.evaluate(() => {
      const widget = document.querySelector('micro-internship-feed, micro-internship-apply')?.shadowRoot;
      const all = [...document.querySelectorAll('body *'), ...(widget?.querySelectorAll('*') ?? [])];
      const limit = document.documentElement.clientWidth;
      return all
        .filter((element) => !element.closest('.visually-hidden'))
        .filter((element) => element.getBoundingClientRect().right > limit + 1)
        .map(({ localName, className }) => `${localName}.${className}`);
    });
    assert.deepEqual(tooWide, [], `${state} at ${width} px`);
  }
};

/** The values in the form, as the next sending would have them. */
const typed = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const form = document.querySelector('micro-internship-apply')?.shadowRoot?.querySelector('form');
    const { token: _, ...values } = Object.fromEntries(new FormData(form ?? undefined)) as Record<
      string,
      string
    >;
    return values;
  });

interface Door {
  list: string;
  /** Query parameters that every page after the list carries. */
  kept: Record<string, string>;
  total: string;
  inside: RegExp;
}

const DOORS: Record<string, Door> = {
  'the page of a campus': {
    list: '/c/lakeshore',
    kept: {},
    total: 'Showing 20 of 22 micro-internships',
    inside: /^\/(?:c\/lakeshore|m\/)/,
  },
  'the document for a frame, set up by its address': {
    list: '/embed/lakeshore?layout=list&department=research&department=data&page-size=2',
    kept: { layout: 'list', department: 'research data', 'page-size': '2' },
    total: 'Showing 2 of 4 micro-internships',
    inside: /^\/embed\/lakeshore/,
  },
};

for (const [browser, name] of journeyEngines) {
  describe(`a visitor without JavaScript in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
    });
    after(() => journey.close());

    for (const [place, { list, kept, total, inside }] of Object.entries(DOORS))
      it(`reads, filters, goes back and applies on ${place}`, async () => {
        const { marketplace, open } = journey;
        const stored = await marketplace.database.$count(applications);
        const page = await open(`${marketplace.url}${list}`, {
          javaScript: false,
          expected: /status of 400/,
        });
        const arrivesAt = async (state: string) => {
          const { pathname, searchParams } = new URL(page.url());
          assert.match(pathname, inside, state);
          for (const [key, value] of Object.entries(kept)) {
            assert.equal(searchParams.getAll(key).join(' '), value, `${state}: ${key}`);
          }
          await assertFits(page, state);
        };

        assert.equal(await textOf(page, '[part="status"]'), total);
        await arrivesAt('list');
        const first = await titles(page);
        await follow(page, '[part="load-more"]');
        await arrivesAt('second page');
        const second = await titles(page);
        assert.equal(second.length, 2);
        assert.deepEqual(
          second.filter((title) => first.includes(title)),
          [],
        );

        await type(page, '#q', 'beer');
        await follow(page, '#q');
        await arrivesAt('search');
        assert.ok((await titles(page)).includes(TITLE));
        assert.equal(
          await (await find(page, '#q')).evaluate((field) => (field as HTMLInputElement).value),
          'beer',
        );
        if ('department' in kept) {
          assert.equal(await query(page, '#department'), null);
          await type(page, '#min-hours', '15');
        } else {
          await type(page, '#department', 'Research');
        }
        await follow(page, '.filters button[type="submit"]');
        await arrivesAt('filtered');
        assert.deepEqual(await titles(page), [TITLE]);
        const filtered = page.url();

        await follow(page, `[data-slug="${SLUG}"]`);
        await arrivesAt('posting');
        assert.equal(await textOf(page, 'h1'), TITLE);
        const posting = page.url();
        await goThroughHistory(page, -1, filtered);
        assert.deepEqual(await titles(page), [TITLE]);
        await goThroughHistory(page, 1, posting);
        await follow(page, '[part="apply"]');
        await arrivesAt('form');

        await type(page, '#person-name', 'Zoë Ångström');
        await type(page, '#person-email', 'zoe@');
        const questions = (await readPosting(journey, SLUG)).questions.items;
        const longText = questions.find(({ kind }) => kind === 'long-text')?.id ?? '';
        await focus(page, `#answers-${longText}`);
        await page.keyboard.press('Enter');
        await page.keyboard.type('  First </textarea> I would count.');
        await page.keyboard.press('Enter');
        await page.keyboard.type('Then I would ask.');
        const before = await typed(page);
        await follow(page, '[part="send"]');
        await arrivesAt('form with errors');

        assert.match(
          await textOf(page, '[part="error-summary"]'),
          /^There is a problem Enter an email address/,
        );
        assert.deepEqual(await typed(page), before);
        assert.equal(await marketplace.database.$count(applications), stored);
        const asked: string[] = [];
        page.on('request', (request) => {
          if (!request.url().endsWith('/favicon.ico')) asked.push(request.url());
        });
        await focus(page, '[part="error-summary"] a');
        await page.keyboard.press('Enter');
        assert.equal(await textOf(page, '[part="error-summary"] h2'), 'There is a problem');
        assert.deepEqual(await typed(page), before);
        assert.deepEqual(asked, []);

        const email = `zoe.${Object.keys(kept).length}.${browser}@lakeshore.example`;
        await (await find(page, '#person-email')).evaluate((field) => (field as HTMLInputElement).select());
        await page.keyboard.type(email);
        await type(page, '#person-school', 'Lakeshore State University');
        for (const { id, kind } of questions) {
          if (kind === 'short-text') await type(page, `#answers-${id}`, 'Trade statistics');
          else if (kind !== 'long-text') await tick(page, `#answers-${id}`);
        }
        for (const id of ['statements-adult', 'statements-work-authorised', 'consent-given']) {
          await tick(page, `#${id}`);
        }
        await follow(page, '[part="send"]');

        assert.equal(await textOf(page, 'h1'), ASKS_FOR_CODE);
        await assertFits(page, 'receipt that asks for a code');
        await type(page, '#code', await mailedCode(marketplace, email));
        await follow(page, '[part="confirm-code"]');
        assert.equal(await textOf(page, 'h1'), 'Application received');
        await arrivesAt('receipt');
        const rows = await marketplace.database
          .select({
            id: applications.id,
            person: applications.person,
            answers: applications.answers,
            signals: applications.signals,
          })
          .from(applications)
          .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
          .where(eq(microInternships.slug, SLUG));
        const own = rows.filter(({ person }) => person.email === email);
        assert.equal(own.length, 1);
        assert.equal(await textOf(page, '.receipt code'), referenceOf(own[0]?.id ?? ''));
        assert.equal(own[0]?.person.name, 'Zoë Ångström');
        assert.equal(own[0].answers[longText], 'First </textarea> I would count.\nThen I would ask.');
        assert.ok(!own[0].signals.includes('trap'));
        const mails = await marketplace.mailsTo(email, 2);
        assert.equal(mails.length, 2);
        assert.ok(mails.some(({ subject }) => subject === `Your application: ${TITLE}`));

        if ('department' in kept) {
          await follow(page, '[part="back"]');
          await arrivesAt('list after the receipt');
          assert.equal(await textOf(page, '[part="status"]'), total);
        }
        await page.close();
      });

    it('reaches every visible field of the form and no other', async () => {
      const page = await journey.open(`${journey.marketplace.url}/m/${SLUG}/apply`, { javaScript: false });
      const focused = () =>
        page.evaluate(() => {
          const control = document.querySelector('micro-internship-apply')?.shadowRoot?.activeElement;
          return (control as HTMLInputElement | null | undefined)?.name;
        });
      const expected = Object.keys(await typed(page)).filter((name) => name !== 'website');
      assert.ok(expected.includes('person.name'));

      await focus(page, '#person-name');
      const reached = new Set<string>();
      for (let name = await focused(); name; name = await focused()) {
        reached.add(name);
        await page.keyboard.press('Tab');
      }

      assert.ok(!reached.has('website'));
      assert.deepEqual(
        expected.filter((name) => !reached.has(name)),
        [],
      );
      assert.doesNotMatch(await textOf(page, 'form'), /Leave this field empty/);
      await page.close();
    });

    it('sees that a page is not found', async () => {
      const page = await journey.open(`${journey.marketplace.url}/m/no-such-project`, {
        javaScript: false,
        expected: /status of 404/,
      });

      assert.equal(await textOf(page, 'h1'), 'Page not found');
      await assertFits(page, 'missing');
      await page.close();
    });
  });
}
