import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { sees, startJourney, type Journey } from '../kit/journey.ts';

const SLOW_MILLISECONDS = 1200;

/** Fate of the requests for postings. */
const WAYS: Record<string, { text: string; answer: (request: HTTPRequest) => Promise<void> }> = {
  'comes at once': { text: 'Showing 20 of 22', answer: (request) => request.continue() },
  'comes late': {
    text: 'Showing 20 of 22',
    answer: async (request) => {
      await setTimeout(SLOW_MILLISECONDS);
      await request.continue();
    },
  },
  'does not come': {
    text: 'Micro-internships could not be loaded',
    answer: (request) => request.abort('connectionrefused'),
  },
  'is empty': {
    text: 'No micro-internships are open right now',
    answer: (request) =>
      request.respond({
        headers: { 'Access-Control-Allow-Origin': '*' },
        contentType: 'application/json',
        body: JSON.stringify({ items: [], total: 0, facets: {} }),
      }),
  },
};

const ADA = { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore State University' };

const watchShifts = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

const shiftsOn = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);

describe('layout shift of the campus page in Chromium', () => {
  let journey: Journey;
  before(async () => {
    journey = await startJourney();
  });
  after(() => journey.close());

  for (const width of [360, 1280]) {
    for (const [way, { text, answer }] of Object.entries(WAYS)) {
      it(`is zero at ${width} px when the list ${way}`, async () => {
        const page = await journey.open('about:blank', { width, expected: /ERR_CONNECTION_REFUSED/ });
        await watchShifts(page);
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          void (request.url().includes('/v1/micro-internships?') ? answer(request) : request.continue());
        });
        await page.goto(`${journey.campusUrl}/index.html`);
        await sees(page, text);
        await page.waitForNetworkIdle();

        assert.deepEqual(await shiftsOn(page), []);
        await page.close();
      });
    }

    it(`is zero at ${width} px when a draft and a saved profile are restored`, async () => {
      const page = await journey.open('/apply.html', { width });
      await page.locator('>>>#person-name').fill('Ada Nwosu');
      await sees(page, 'Draft saved on this device');
      await page.evaluate((person) => {
        const remembered = JSON.stringify({ person, answers: [], files: [] });
        localStorage.setItem('micro-internships:remembered:lakeshore', remembered);
      }, ADA);
      await watchShifts(page);

      await page.reload();
      await sees(page, 'Use my saved details');
      await sees(page, 'Draft saved on this device');
      await page.waitForNetworkIdle();

      assert.deepEqual(await shiftsOn(page), []);
      await page.evaluate(() => localStorage.clear());
      await page.close();
    });
  }
});
