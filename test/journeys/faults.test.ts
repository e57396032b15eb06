import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { FeedAnswer } from '../../src/contract/feed.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { startFaultyServer, type Fault, type FaultyServer } from '../kit/faulty-server.ts';
import { assertAccessible, sees, startJourney, type Journey } from '../kit/journey.ts';

const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (response) =>
    response.writeHead(code, { 'Content-Type': 'application/problem+json', ...headers }).end('{}');

const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

/** The marketplace's own answer, changed. */
const changed =
  (change: (answer: FeedAnswer & Record<string, unknown>) => unknown): Fault =>
  (response, body) =>
    json(response, change(JSON.parse(body) as FeedAnswer & Record<string, unknown>));

const withFirst = (overrides: Record<string, unknown>) =>
  changed(({ items: [first, ...rest], ...answer }) => ({
    ...answer,
    items: [{ ...first, ...overrides }, ...rest],
  }));

const LOADED = 'Showing 20 of 22';
const NOT_LOADED = 'Micro-internships could not be loaded';

/** Browser's own message about a failed request; Firefox reports it as if it were thrown. */
const SAID_BY_BROWSER = /^Failed to load resource|^thrown: Error: Cross-Origin Request Blocked/;

/** Each fault: what the visitor reads, and how many lines of ours are in the console. */
const FAULTS: Record<string, { fault: Fault; reads: string[]; lines?: number }> = {
  'breaks off the connection': {
    fault: (response) => response.destroy(),
    reads: [NOT_LOADED, 'We couldn’t reach the server'],
  },
  'answers 500': { fault: status(500), reads: [NOT_LOADED, 'The server could not answer'] },
  'answers 503 for ever': { fault: status(503), reads: [NOT_LOADED, 'The server could not answer'] },
  'answers 429 for ever': {
    fault: status(429, { 'Retry-After': '1' }),
    reads: [NOT_LOADED, 'The server could not answer'],
  },
  'answers a page of HTML': {
    fault: (response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
    reads: [NOT_LOADED, 'Something went wrong on our side'],
  },
  'answers half a body': {
    fault: (response, body) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    },
    reads: [NOT_LOADED],
  },
  'answers half a body as if it were whole': {
    fault: (response, body) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(body.slice(0, Math.floor(body.length / 2))),
    reads: [NOT_LOADED, 'Something went wrong on our side'],
  },
  'answers another shape': {
    fault: (response) => json(response, { rows: [] }),
    reads: [NOT_LOADED, 'Something went wrong on our side'],
  },
  'answers one bad row': { fault: withFirst({ slug: 42 }), reads: ['Showing 19 of 22'], lines: 1 },
  'answers an unknown department': {
    fault: withFirst({ department: 'astrology' }),
    reads: [LOADED, 'Other'],
  },
  'answers unknown keys': {
    fault: changed((answer) => ({
      ...answer,
      weather: 'fair',
      items: answer.items.map((item) => ({ ...item, mood: 1 })),
    })),
    reads: [LOADED],
  },
  'speaks an older contract': {
    fault: changed(({ items, total, campus }) => ({
      items: items.map(({ applicantBand: _band, paidBy: _payer, ...item }) => item),
      total,
      campus,
      facets: { department: [] },
    })),
    reads: [LOADED],
  },
  'speaks a newer contract': {
    fault: withFirst({
      arrangement: 'orbital',
      status: 'simmering',
      paidBy: 'guild',
      classification: 'apprentice',
      applicantBand: '1000+',
      due: { daysAfterKickOff: 9, tolerance: 2 },
    }),
    reads: [LOADED],
  },
};

for (const [browser, name] of longJourneyEngines) {
  describe(`the list in ${name} when the server fails`, () => {
    let journey: Journey;
    let server: FaultyServer;
    before(async () => {
      journey = await startJourney({ browser });
      server = await startFaultyServer(journey.marketplace.url);
    });
    after(async () => {
      await journey.close();
      await server.close();
    });

    /** The campus page with its list from the server that misbehaves. */
    const open = async () => {
      const ours: string[] = [];
      const asks: string[] = [];
      const page = await journey.open('/index.html', { expected: /./ });
      // What one test was answered is not kept for the next.
      await page.setCacheEnabled(false);
      page.on('pageerror', (error) => ours.push(`thrown: ${String(error)}`));
      page.on('console', (message) => {
        if (message.text().includes('micro-internship')) ours.push(message.text());
      });
      page.on('request', (request) => {
        if (request.url().startsWith(`${server.url}/v1/micro-internships?`)) asks.push(request.method());
      });
      await sees(page, LOADED);
      const point = () =>
        page.evaluate(
          (api) => document.querySelector('micro-internship-feed')?.setAttribute('api', api),
          server.url,
        );
      return { page, ours, asks, point };
    };

    for (const [way, { fault, reads, lines = 0 }] of Object.entries(FAULTS)) {
      it(`shows an error and recovers when the server ${way}`, async () => {
        server.fail(fault);
        const { page, ours, asks, point } = await open();
        await point();
        for (const text of reads) await sees(page, text);
        const oursOnly = ours.filter((text) => !SAID_BY_BROWSER.test(text));
        assert.equal(oursOnly.filter((text) => text.startsWith('thrown')).length, 0, oursOnly.join('\n'));
        assert.equal(oursOnly.filter((text) => text.startsWith('[micro-internships]')).length, lines);
        // Once by itself, twice by what tries again. Firefox asks the server up to ten times for each of them.
        assert.ok(asks.length <= 3, `${asks.length} requests`);
        await assertAccessible(page, way);

        server.fail(undefined);
        if (reads.includes(NOT_LOADED)) await page.locator('>>>[part="message"] button').click();
        else await page.evaluate(() => document.querySelector('micro-internship-feed')?.refresh());
        await sees(page, LOADED);
        await page.close();
      });
    }

    it('retries a 503 and shows the list without an error', async () => {
      server.fail(status(503, { 'Retry-After': '1' }), 1);
      const { page, point } = await open();
      await point();
      await sees(page, LOADED);

      assert.equal(server.asked(), 2);
      await page.close();
    });

    it('shows a loading state for ten seconds and then the list', async () => {
      server.fail((response, body) => {
        setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body), 10_000);
      }, 1);
      const { page, point } = await open();
      await point();
      await sees(page, 'Loading micro-internships');
      await page.locator('>>>::-p-text(Showing 20 of 22)').setTimeout(20_000).wait();

      assert.equal(server.asked(), 1);
      await page.close();
    });

    it('shows the result of the last of three concurrent requests', async () => {
      const { page, point } = await open();
      server.fail((response, body) => {
        setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body), 600);
      });
      await point();
      await page.evaluate(() => {
        const feed = document.querySelector('micro-internship-feed');
        for (const department of ['sales', 'finance', 'design']) {
          feed?.setAttribute('department', department);
        }
      });
      await page.evaluate(() =>
        document.querySelector('micro-internship-feed')?.setAttribute('department', 'research'),
      );
      await sees(page, 'Market research on alcohol-free beer');

      const titles = await page.$$eval('>>>[part="card-title"]', (cards) => cards.length);
      assert.equal(titles, 2);
      server.fail(undefined);
      await page.close();
    });

    it('aborts requests when the page is left', async () => {
      const { page, point } = await open();
      const closed = Promise.withResolvers<string>();
      server.fail((response) => {
        response.once('close', () => closed.resolve('given up'));
      });
      await point();
      await sees(page, 'Loading micro-internships');
      await page.evaluate(() => document.querySelector('micro-internship-feed')?.remove());

      assert.equal(await closed.promise, 'given up');
      server.fail(undefined);
      await page.close();
    });
  });
}
