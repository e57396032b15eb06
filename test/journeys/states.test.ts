import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { longJourneyEngines } from '../kit/browsers.ts';
import { assertAccessible, focusIsOn, sees, startJourney, type Journey } from '../kit/journey.ts';
import { feedShows } from '../kit/feed.ts';

const setAttribute = (page: Page, name: string, value: string) =>
  page.evaluate(
    (attribute, text) => document.querySelector('micro-internship-feed')?.setAttribute(attribute, text),
    name,
    value,
  );

for (const [browser, name] of longJourneyEngines) {
  describe(`the states of the list in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
    });
    after(() => journey.close());

    it('shows that nothing matches and clears filters with one press', async () => {
      const page = await journey.open();
      await sees(page, 'Showing 20 of 22');
      await page.locator('>>>#department').fill('design');
      await page.locator('>>>#q').fill('zeppelin');
      await page.locator('>>>form .button').click();
      await sees(page, 'No micro-internships match');
      await assertAccessible(page, 'empty by filters');
      await page.locator('>>>[part="message"] > button').click();
      await sees(page, 'Showing 20 of 22');

      const controls = await page.evaluate(() => {
        const root = document.querySelector('micro-internship-feed')?.shadowRoot;
        return [...(root?.querySelectorAll<HTMLInputElement>('#q, #department') ?? [])].map(
          ({ value }) => value,
        );
      });
      assert.deepEqual(controls, ['', '']);
      await focusIsOn(page, 'Showing 20 of 22');
      await page.close();
    });

    it("reports an unknown campus and keeps the page's link", async () => {
      const page = await journey.open('/index.html', { expected: /404/ });
      await sees(page, 'Showing 20 of 22');
      await setAttribute(page, 'campus', 'atlantis');
      await sees(page, 'There is no campus “atlantis”');
      await assertAccessible(page, 'unknown campus');
      assert.ok(
        await page
          .locator('micro-internship-feed a')
          .map((node) => node.checkVisibility())
          .wait(),
      );
      await page.close();
    });

    it('reports an unreachable server and recovers on retry', async () => {
      const page = await journey.open('/index.html', {
        expected: /ERR_|Failed to fetch|CORS request did not succeed/,
      });
      await sees(page, 'Showing 20 of 22');
      await page.setOfflineMode(true);
      await page.locator('>>>#q').fill('beer');
      await page.locator('>>>form .button').click();
      await sees(page, 'We couldn’t reach the server');
      await assertAccessible(page, 'failed');
      await page.setOfflineMode(false);
      await page.locator('>>>[part="message"] > button').click();
      await feedShows(page, { status: '2 micro-internships' });
      await page.close();
    });

    it('falls back to the default of an invalid attribute and warns once', async () => {
      const page = await journey.open('/index.html', { expected: /page-size/ });
      const warnings: string[] = [];
      page.on('console', (message) => warnings.push(message.text()));
      await sees(page, 'Showing 20 of 22');
      await setAttribute(page, 'page-size', 'many');
      await sees(page, 'Showing 20 of 22');
      await setAttribute(page, 'page-size', '5');
      await sees(page, 'Showing 5 of 22');
      await setAttribute(page, 'page-size', 'many');
      await sees(page, 'Showing 20 of 22');

      assert.deepEqual(warnings, [
        '[micro-internships] <micro-internship-feed page-size="many"> is not used; accepted: a whole number from 1 to 100.',
      ]);
      await page.close();
    });

    it('works once when the script is included twice', async () => {
      const page = await journey.open();
      await page.evaluate(() => {
        const first = document.querySelector<HTMLScriptElement>('script[type=module]')!;
        for (const address of [first.src, `${first.src}?ver=6.1`]) {
          const script = document.createElement('script');
          script.type = 'module';
          script.src = address;
          document.body.append(script);
        }
      });
      await page.waitForNetworkIdle();
      await sees(page, 'Showing 20 of 22');
      await page.close();
    });

    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [320, 360, 1280]) {
        it(`passes axe and fits, ${scheme}, ${width} px wide`, async () => {
          const page = await journey.open('/index.html', { width, scheme });
          assert.ok(
            await page.evaluate((value) => matchMedia(`(prefers-color-scheme: ${value})`).matches, scheme),
          );
          await sees(page, 'Showing 20 of 22');
          await assertAccessible(page, `list ${scheme} ${width}`);
          await page.locator('>>>[part="card-title"]').click();
          await sees(page, 'Application questions');
          await assertAccessible(page, `posting ${scheme} ${width}`);
          await page.locator('>>>[part="apply"]').click();
          await page.locator('>>>[part="send"]').click();
          await focusIsOn(page, 'There is a problem');
          await assertAccessible(page, `form with errors ${scheme} ${width}`);

          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
          await page.close();
        });
      }
    }
  });
}
