import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Page } from 'puppeteer-core';
import { microInternships, reports } from '../../server/store/schema/index.ts';
import type { SimilarAnswer } from '../../src/contract/similar.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import {
  assertAccessible,
  focused,
  focusIsOn,
  readPosting,
  sees,
  startJourney,
  tabTo,
  type Journey,
} from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { readByIcalJs, readByNodeIcal } from '../kit/readers.ts';
import { watch, watchedOn } from '../kit/hydration.ts';
import { listen, toldOf } from '../kit/announcements.ts';
import { en } from '../kit/messages.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';

const pressEnter = (page: Page) => () => page.keyboard.press('Enter');

/** Takes every way away by which an address could be handed on. */
const denyHandingOn = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });

/** Longer than what a visitor does excuses what moves. */
const LATE_MILLISECONDS = 800;

/** Keeps back what is loaded once a posting is on show. */
const delayLater = async (page: Page): Promise<void> => {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isLater = /\/posting-extras-|\/similar\?/.test(request.url());
    void setTimeout(isLater ? LATE_MILLISECONDS : 0).then(() => request.continue());
  });
};

for (const [browser, name] of longJourneyEngines) {
  describe(`a posting in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
    });
    after(() => journey.close());

    const openPosting = async (
      options: Parameters<Journey['open']>[1] = {},
      prepare?: (page: Page) => unknown,
    ) => {
      const page = await journey.open('about:blank', options);
      await prepare?.(page);
      await page.goto(`${journey.campusUrl}/index.html`);
      await sees(page, 'Showing 20 of 22');
      await listen(page);
      const told = await toldOf(
        page,
        () => page.locator(`>>>[data-slug="${SLUG}"]`).click(),
        () => sees(page, en.similar),
      );
      return { page, told };
    };

    it('is shared, saved to a calendar and reported by keyboard', async () => {
      const { marketplace } = journey;
      const { page, told } = await openPosting();
      // The card that was pressed, then the title of what it opens; what comes later is silent.
      assert.deepEqual(told, [`focus ${TITLE}`, `focus ${TITLE}`]);
      await assertAccessible(page, 'posting with all that comes after it');

      await tabTo(page, 'Add deadline to calendar');
      const address = await page.$eval('>>>[part="calendar"]', (link) => (link as HTMLAnchorElement).href);
      const calendar = await (await fetch(address)).text();
      const posting = await readPosting(journey, SLUG);
      for (const read of [readByIcalJs, readByNodeIcal])
        assert.deepEqual(
          read(calendar).map(({ at }) => at),
          [new Date(posting.applicationDeadline?.at ?? '').toISOString()],
        );

      await tabTo(page, 'Share');
      const copied = await toldOf(page, pressEnter(page), () => sees(page, en.copied));
      assert.deepEqual(copied, [`says ${en.copied}`]);
      await assertAccessible(page, 'address copied');

      await tabTo(page, en.readQuestions);
      const [first] = posting.questions.items;
      const read = await toldOf(page, pressEnter(page), () => sees(page, first?.label ?? ''));
      assert.deepEqual(read, []);
      await assertAccessible(page, 'questions');

      await tabTo(page, en.report);
      const opened = await toldOf(page, pressEnter(page), () => focusIsOn(page, en.reportTitle));
      assert.deepEqual(opened, [`focus ${en.reportTitle}`]);
      await assertAccessible(page, 'report');

      await tabTo(page, en.sendReport);
      const erred = await toldOf(page, pressEnter(page), () => sees(page, en.reportNeedsReason));
      assert.deepEqual(erred, [`focus ${en.reportReasons['not-paid']}`]);
      await assertAccessible(page, 'report with an error');

      await page.keyboard.press('ArrowDown');
      await tabTo(page, 'details');
      await page.keyboard.type('The title says paid.\nThe call said otherwise.');
      await tabTo(page, en.sendReport);
      const sent = await toldOf(page, pressEnter(page), () => focusIsOn(page, 'Thank you.'));
      assert.deepEqual(sent, [`focus ${en.reportThanks}`]);
      await assertAccessible(page, 'report sent');

      const rows = await marketplace.database
        .select({ report: reports })
        .from(reports)
        .innerJoin(microInternships, eq(reports.microInternship, microInternships.id))
        .where(eq(microInternships.slug, SLUG));
      assert.deepEqual(
        rows.map(({ report: { reason, details, campus } }) => ({ reason, details, campus })),
        [
          {
            reason: 'misleading',
            details: 'The title says paid.\nThe call said otherwise.',
            campus: 'lakeshore',
          },
        ],
      );
      const mails = await eventually(
        async () =>
          (await marketplace.outbox()).filter(({ text = '' }) => text.includes('The call said otherwise.')),
        (found) => found.length > 0,
      );
      assert.deepEqual(
        mails.map(({ subject }) => subject),
        [`Reported: ${TITLE}`],
      );
      await page.close();
    });

    it('opens a similar posting and returns to the first and to its card', async () => {
      const { page } = await openPosting();
      const answer = await fetch(
        `${journey.marketplace.url}/v1/micro-internships/${SLUG}/similar?campus=lakeshore`,
      );
      const [similar] = ((await answer.json()) as SimilarAnswer).items;
      assert.ok(similar);

      await tabTo(page, similar.title);
      const told = await toldOf(page, pressEnter(page), () => focusIsOn(page, similar.title));
      assert.deepEqual(told, [`focus ${similar.title}`]);
      assert.equal((await focused(page)).tag, 'h3');
      await sees(page, en.similar);
      await assertAccessible(page, 'similar posting');

      await page.goBack();
      await focusIsOn(page, TITLE);
      await sees(page, en.similar);
      await tabTo(page, similar.title);
      await page.keyboard.press('Enter');
      await focusIsOn(page, similar.title);
      await page.locator('>>>[part="back"]').click();
      await focusIsOn(page, TITLE);
      assert.equal((await focused(page)).tag, 'a');
      await page.close();
    });

    // Chromium alone measures layout shift.
    for (const width of browser === 'chromium' ? [360, 1280] : [])
      it(`shifts no layout when lazy parts load late, ${width} px wide`, async () => {
        const { page } = await openPosting({ width }, async (early) => {
          await watch(early);
          await delayLater(early);
        });

        assert.deepEqual((await watchedOn(page)).shifts, []);
        await page.close();
      });

    it('shows the URL selected when neither share nor clipboard works', async () => {
      const { page } = await openPosting({ width: 320 }, denyHandingOn);

      await tabTo(page, 'Share');
      const label = en.addressOfPage;
      const told = await toldOf(page, pressEnter(page), () => sees(page, label));
      assert.deepEqual(told, [`focus ${label}`]);
      const chosen = await page.evaluate(() => {
        const root = document.querySelector('micro-internship-feed')?.shadowRoot;
        const field = root?.querySelector<HTMLInputElement>('#address');
        return field?.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
      });
      assert.equal(chosen, `${journey.marketplace.url}/m/${SLUG}?campus=lakeshore`);
      await assertAccessible(page, 'address');
      await page.close();
    });

    it('sends a report once the server is back', async () => {
      const { page } = await openPosting({
        expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|CORS request did not succeed/,
      });
      await tabTo(page, en.report);
      await page.keyboard.press('Enter');
      await focusIsOn(page, en.reportTitle);
      await tabTo(page, 'reason');
      await page.keyboard.press(' ');
      await tabTo(page, en.sendReport);

      await page.setOfflineMode(true);
      const failed = await toldOf(page, pressEnter(page), () => sees(page, 'We couldn’t reach the server'));
      assert.deepEqual(failed, [`says ${en.reportFailures.offline}`]);
      await assertAccessible(page, 'report that failed');
      await page.setOfflineMode(false);
      const sent = await toldOf(page, pressEnter(page), () => focusIsOn(page, 'Thank you.'));

      assert.deepEqual(sent, [`focus ${en.reportThanks}`]);
      await page.close();
    });

    for (const scheme of ['light', 'dark'] as const)
      it(`is accessible and fits 320 px, ${scheme}`, async () => {
        const { page } = await openPosting({ width: 320, scheme });
        await page.locator('>>>.questions summary').click();
        await page.locator('>>>[part="report"]').click();
        await focusIsOn(page, en.reportTitle);
        await page.locator('>>>.report form .primary').click();
        await sees(page, en.reportNeedsReason);

        await assertAccessible(page, `posting with its report at 320 px, ${scheme}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
        await page.close();
      });

    it('is read and reported on its hosted page, with similar postings as links', async () => {
      const page = await journey.open(`${journey.marketplace.url}/m/${SLUG}?campus=lakeshore`);
      await tabTo(page, en.readQuestions);
      await page.keyboard.press('Enter');
      const pressed = await page.waitForSelector('>>>[part="report"]:not(.pending)');
      await pressed?.press('Enter');
      await focusIsOn(page, en.reportTitle);
      await assertAccessible(page, 'own page with a report');

      const links = await page.$$eval('>>>[part="similar"] a', (found) => found.map((link) => link.href));
      assert.equal(links.length, 3);
      await Promise.all([page.waitForNavigation(), page.locator('>>>[part="similar"] a').click()]);
      assert.equal(page.url(), links[0]);
      await page.close();
    });

    it('shows everything but scripted controls without JavaScript', async () => {
      const page = await journey.open(`${journey.marketplace.url}/m/${SLUG}?campus=lakeshore`, {
        javaScript: false,
      });

      const { shown, questions } = await page.evaluate(() => {
        const root = document.querySelector('micro-internship-feed')?.shadowRoot;
        return {
          shown: [...(root?.querySelectorAll('button, a, summary') ?? [])]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))
            .map((element) => `${element.localName} ${element.getAttribute('part') ?? ''}`.trim()),
          questions: root?.querySelectorAll('.questions li').length,
        };
      });
      assert.deepEqual(shown, [
        'a back',
        'a apply',
        'a calendar',
        'summary',
        'a apply',
        ...Array.from({ length: 3 }, () => 'a card-title'),
      ]);
      assert.equal(questions, (await readPosting(journey, SLUG)).questions.items.length);
      await page.close();
    });
  });
}
