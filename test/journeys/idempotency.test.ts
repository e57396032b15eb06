import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { longJourneyEngines } from '../kit/browsers.ts';
import { holdAnswers, startFaultyServer, type FaultyServer } from '../kit/faulty-server.ts';
import {
  assertAccessible,
  focusIsOn,
  goThroughHistory,
  sees,
  startJourney,
  type Journey,
} from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { savePostings } from '../kit/postings.ts';
import {
  agree,
  agreeAndSend,
  aShortPosting,
  showForm,
  STORED,
  storedFor,
  TYPED,
  typeAll,
  typedIn,
} from '../kit/typed-form.ts';
import { ASKS_FOR_CODE } from '../kit/mailed-code.ts';

const POSTINGS = {
  twice: aShortPosting('Press it twice'),
  tabs: aShortPosting('Sort it in two tabs'),
  later: aShortPosting('Change it in the other tab'),
  back: aShortPosting('Come back to it'),
};

for (const [browser, name] of longJourneyEngines) {
  describe(`an application in ${name}`, () => {
    let journey: Journey;
    let server: FaultyServer;
    before(async () => {
      journey = await startJourney({ browser });
      server = await startFaultyServer(
        journey.marketplace.url,
        ({ method, url }) => method === 'POST' && url === '/v1/applications',
      );
      await savePostings(journey.marketplace.database, ...Object.values(POSTINGS));
    });
    after(async () => {
      await server.close();
      await journey.close();
    });

    const openForm = async (slug: string, expected = /^$/): Promise<Page> => {
      const page = await journey.open('/index.html', { expected });
      await showForm(page, { api: server.url, slug });
      return page;
    };
    const stored = ({ slug }: { slug: string }) => storedFor(journey.marketplace.database, slug);

    it('is stored once when submit is pressed repeatedly', async () => {
      const page = await openForm(POSTINGS.twice.slug);
      await typeAll(page);
      await agree(page);
      const { fault, letGo } = holdAnswers();
      server.fail(fault);

      await page.locator('>>>[part="send"]').click({ count: 2 });
      await sees(page, 'Submitting…');
      await page.keyboard.press('Enter');
      letGo();
      await focusIsOn(page, ASKS_FOR_CODE);

      assert.equal(server.asked(), 1);
      assert.deepEqual(await stored(POSTINGS.twice), [STORED]);
      await page.close();
    });

    it('is stored once when two tabs submit at the same time', async () => {
      const first = await openForm(POSTINGS.tabs.slug);
      const second = await openForm(POSTINGS.tabs.slug);
      const tabs = [first, second];
      for (const tab of tabs) {
        await tab.bringToFront();
        await typeAll(tab);
      }
      const { fault, letGo } = holdAnswers();
      server.fail(fault);

      for (const tab of tabs) {
        await tab.bringToFront();
        await agreeAndSend(tab);
        await sees(tab, 'Submitting…');
      }
      await eventually(
        () => Promise.resolve(server.asked()),
        (asked) => asked === 2,
      );
      letGo();
      for (const tab of tabs) {
        await tab.bringToFront();
        await sees(tab, ASKS_FOR_CODE);
      }

      assert.deepEqual(await stored(POSTINGS.tabs), [STORED]);
      for (const tab of tabs) await tab.close();
    });

    it('is stored once when changed and submitted in another tab', async () => {
      const changed = { ...TYPED, 'answers-why': 'I ask. Then I count.' };
      const first = await openForm(POSTINGS.later.slug);
      const second = await openForm(POSTINGS.later.slug, /status of 422/);
      await typeAll(second, changed);
      await first.bringToFront();
      await typeAll(first);
      server.fail(undefined);

      await agreeAndSend(first);
      await focusIsOn(first, ASKS_FOR_CODE);
      await second.bringToFront();
      await sees(second, 'You submitted this in another tab.');
      await agreeAndSend(second);
      await focusIsOn(second, 'There is a problem');
      await sees(second, 'We already have an earlier version.');
      await assertAccessible(second, 'sent from another tab');

      assert.deepEqual(await typedIn(second), changed);
      assert.deepEqual(await stored(POSTINGS.later), [STORED]);
      await first.close();
      await second.close();
    });

    it('is stored once when the visitor returns from the receipt', async () => {
      const page = await openForm(POSTINGS.back.slug);
      await typeAll(page);
      server.fail(undefined);
      await agreeAndSend(page);
      await focusIsOn(page, ASKS_FOR_CODE);

      const url = page.url();
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { isBack: persisted }));
      });
      await page.goto(`${journey.campusUrl}/lms.html`);
      await goThroughHistory(page, -1, url);
      await page.waitForFunction(() => 'isBack' in globalThis);
      await sees(page, ASKS_FOR_CODE);
      assert.equal(await page.$('>>>[part="send"]'), null);
      const another = await openForm(POSTINGS.back.slug);
      assert.deepEqual(new Set(Object.values(await typedIn(another))), new Set(['']));

      assert.equal(server.asked(), 1);
      assert.deepEqual(await stored(POSTINGS.back), [STORED]);
      await another.close();
      await page.close();
    });
  });
}
