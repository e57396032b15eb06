import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { FeedAnswer } from '../../src/contract/feed.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { feedShows } from '../kit/feed.ts';
import { focusIsOn, readPosting, startJourney, type Journey } from '../kit/journey.ts';
import { en } from '../kit/messages.ts';
import { runScript } from '../kit/process.ts';

const file = fileURLToPath(new URL('../../../shared/data/postings.jsonl', import.meta.url));

/** The real announcements that are browsed: all of them in `npm run test:full`. */
const ROWS = process.env.TEST_FULL === '1' ? 11_746 : 400;
const PAGE_SIZE = 100;
/** The most rows that an address asks for again. */
const MOST_ROWS = 1000;

/** Every slug that the API has to give, page by page, in the order of the list. */
const walkApi = async (api: string): Promise<string[]> => {
  const slugs: string[] = [];
  let cursor = '';
  do {
    const query = new URLSearchParams({ campus: 'lakeshore', 'page-size': String(PAGE_SIZE) });
    if (cursor !== '') query.set('cursor', cursor);
    const answer = FeedAnswer.parse(await (await fetch(`${api}/v1/micro-internships?${query}`)).json());
    slugs.push(...answer.items.map(({ slug }) => slug));
    cursor = answer.nextCursor ?? '';
  } while (cursor !== '');
  return slugs;
};

/** Presses “load more” and waits until the status says what is wanted; how long that took, painted, in milliseconds. */
const loadMore = async (page: Page, wanted: string): Promise<number> => {
  const told = page.evaluate(
    (text) =>
      new Promise<number>((done, fail) => {
        const root = document.querySelector('micro-internship-feed')?.shadowRoot;
        const status = root?.querySelector('[role="status"]');
        if (!root || !status) throw new Error('there is no list');
        let pressedAt = 0;
        root.addEventListener('click', () => (pressedAt = performance.now()), { once: true });
        const giveUp = setTimeout(() => fail(new Error(`the status says “${status.textContent}”`)), 60_000);
        new MutationObserver((_, observer) => {
          if (status.textContent.trim() !== text) return;
          observer.disconnect();
          clearTimeout(giveUp);
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressedAt)));
        }).observe(status, { childList: true, characterData: true, subtree: true });
      }),
    wanted,
  );
  const button = await page.evaluateHandle(() => {
    const root = document.querySelector('micro-internship-feed')?.shadowRoot;
    const found = root?.querySelector<HTMLElement>('[part="load-more"]');
    if (!found) throw new Error('there is nothing to press');
    return found;
  });
  const [milliseconds] = await Promise.all([told, button.click()]);
  await button.dispose();
  return milliseconds;
};

/** Size of the page: elements of the list and the memory of scripts. */
const weigh = async (page: Page): Promise<{ elements: number; bytes: number }> => {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { JSHeapUsedSize: bytes = 0 } = await page.metrics();
  const elements = await page.$eval(
    'micro-internship-feed',
    ({ shadowRoot }) => shadowRoot?.querySelectorAll('*').length ?? 0,
  );
  return { elements, bytes };
};

const middle = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

for (const [browser, name] of journeyEngines.filter(([engine]) => engine === 'chromium')) {
  describe(
    `${ROWS} imported announcements in ${name}`,
    { skip: existsSync(file) ? false : 'shared data is absent' },
    () => {
      let journey: Journey;
      before(async () => {
        journey = await startJourney({ browser });
        const { dataDir } = journey.marketplace;
        const lines = (await readFile(file, 'utf8')).trim().split('\n');
        const path = join(dataDir, 'announcements.jsonl');
        await writeFile(path, lines.slice(0, ROWS).join('\n'));
        const { code, stdout, stderr } = await runScript(
          'server/cli/import.ts',
          [path, '--mapping', 'job-announcements', '--sample'],
          { DATA_DIR: dataDir },
        );
        assert.deepEqual([code, stdout, stderr], [0, `${ROWS} added, 0 changed, 0 refused\n`, '']);
      });
      after(() => journey.close());

      it('load to the end, each once, with Back and Forward', async (context) => {
        const slugs = await walkApi(journey.marketplace.url);
        assert.equal(new Set(slugs).size, slugs.length);
        assert.ok(slugs.length > ROWS);
        const shown = (count: number) => en.shown(Math.min(count, slugs.length), slugs.length);
        const page = await journey.open();
        await page.evaluate((size) => {
          document.querySelector('micro-internship-feed')?.setAttribute('page-size', String(size));
        }, PAGE_SIZE);
        await feedShows(page, { status: shown(PAGE_SIZE), slugs: slugs.slice(0, PAGE_SIZE) });

        const first = await weigh(page);
        const times: number[] = [];
        for (let count = 2 * PAGE_SIZE; count < slugs.length + PAGE_SIZE; count += PAGE_SIZE)
          times.push(await loadMore(page, shown(count)));
        const last = await weigh(page);
        context.diagnostic(
          `ms a page: ${middle(times.slice(0, 5)).toFixed()} at the begin, ${middle(times.slice(-5)).toFixed()} at the end; ` +
            `elements: ${first.elements}, ${last.elements}; heap: ${(first.bytes / 1e6).toFixed(1)} MB, ${(last.bytes / 1e6).toFixed(1)} MB`,
        );

        await feedShows(page, { status: shown(slugs.length), slugs, focus: 'card-title' });
        assert.equal(await page.$('>>>[part="load-more"]'), null);
        const pages = slugs.length / PAGE_SIZE;
        assert.ok(last.elements < first.elements * pages * 1.2, 'as many elements a row as at the begin');
        assert.ok(last.bytes - first.bytes < 20_000 * slugs.length, 'less than 20 kB of memory a row');

        const slug = slugs.at(-1)!;
        const { title } = await readPosting(journey, slug);
        await page.$eval(
          'micro-internship-feed',
          ({ shadowRoot }, wanted) =>
            shadowRoot?.querySelector<HTMLElement>(`[part="card-title"][data-slug="${wanted}"]`)?.click(),
          slug,
        );
        await focusIsOn(page, title);
        await feedShows(page, { title });
        await page.evaluate(() => history.back());
        await feedShows(page, { status: shown(slugs.length), slugs, focus: 'card-title' });
        await focusIsOn(page, title);
        await page.evaluate(() => history.forward());
        await feedShows(page, { title });
        await page.evaluate(() => history.back());
        await feedShows(page, { slugs });

        assert.equal(new URL(page.url()).searchParams.get('mi-rows'), String(slugs.length));
        await page.reload();
        const again = Math.min(slugs.length, MOST_ROWS);
        await feedShows(page, { status: shown(again), slugs: slugs.slice(0, again) });
        await page.close();
      });
    },
  );
}
