import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Block, Inline } from '../../src/contract/rich-text.ts';
import { importRows } from '../../server/import/import.ts';
import { microPurchase } from '../../server/import/micro-purchase.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { focusIsOn, readPosting, sees, startJourney, type Journey } from '../kit/journey.ts';
import { feedShows } from '../kit/feed.ts';
import { ASKS_FOR_CODE } from '../kit/mailed-code.ts';

const file = fileURLToPath(new URL('../../../shared/data/micro-projects.json', import.meta.url));

interface Prose {
  headings: string[];
  listItems: number;
  links: string[];
}

const inlineText = (inline: Inline): string =>
  'children' in inline ? inline.children.map(inlineText).join('') : 'text' in inline ? inline.text : '';

const linksOf = (inline: Inline): string[] => [
  ...(inline.type === 'link' ? [inline.href] : []),
  ...('children' in inline ? inline.children.flatMap(linksOf) : []),
];

const proseOf = (blocks: Block[]): Prose =>
  blocks.map(blockProse).reduce(
    (sum, part) => ({
      headings: [...sum.headings, ...part.headings],
      listItems: sum.listItems + part.listItems,
      links: [...sum.links, ...part.links],
    }),
    { headings: [], listItems: 0, links: [] },
  );

const blockProse = (block: Block): Prose => {
  if (block.type === 'code-block') return { headings: [], listItems: 0, links: [] };
  if (block.type === 'list') {
    const inner = proseOf(block.items.flat());
    return { ...inner, listItems: inner.listItems + block.items.length };
  }
  return {
    headings: block.type === 'heading' ? [block.children.map(inlineText).join('').trim()] : [],
    listItems: 0,
    links: block.children.flatMap(linksOf),
  };
};

for (const [browser, name] of longJourneyEngines) {
  describe(
    `the imported micro-projects in ${name}`,
    { skip: existsSync(file) ? false : 'shared data is absent' },
    () => {
      let journey: Journey;
      before(async () => {
        journey = await startJourney({ browser });
        const rows = microPurchase.read(await readFile(file, 'utf8'));
        const summary = await importRows(journey.marketplace.database, rows, { sampleAt: new Date() });
        assert.deepEqual(summary, { added: 21, changed: 0, refused: [] });
      });
      after(() => journey.close());

      it('open with headings, lists and links, and take an application', async () => {
        const { open } = journey;
        const page = await open();
        await page.evaluate(() => {
          document.querySelector('micro-internship-feed')?.setAttribute('page-size', '100');
        });
        await feedShows(page, { status: '43 micro-internships' });
        const slugs = await page.$$eval('>>>[part="card-title"]', (cards) =>
          cards.map((card) => card.getAttribute('data-slug') ?? ''),
        );
        const imported = slugs.filter((slug) => /-18f-\d+$/.test(slug));
        assert.equal(imported.length, 21);

        for (const slug of imported) {
          const posting = await readPosting(journey, slug);
          await page.locator(`>>>[data-slug="${slug}"]`).click();
          await focusIsOn(page, posting.title);
          await page.locator('>>>[part="prose"]').wait();
          const shown = await page.$eval('>>>[part="prose"]', (prose) => ({
            headings: [...prose.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((node) => node.textContent.trim()),
            listItems: prose.querySelectorAll('li').length,
            links: [...prose.querySelectorAll('a')].map((node) => node.getAttribute('href') ?? ''),
          }));
          assert.deepEqual(shown, proseOf(posting.description), slug);
          await sees(page, 'Sample, not a live offer');
          await page.locator('>>>[part="back"]').click();
          await focusIsOn(page, posting.title);
        }

        const [slug] = imported;
        await page.locator(`>>>[data-slug="${slug}"]`).click();
        await page.locator('>>>[part="apply"]').click();
        await page.locator('>>>#person-name').fill('Ada Lovelace');
        await page.locator('>>>#person-email').fill('ada@example.edu');
        await page.locator('>>>#person-school').fill('Lakeshore State University');
        for (const { id, required } of (await readPosting(journey, slug ?? '')).questions.items) {
          if (required) await page.locator(`>>>#answers-${id}`).fill('With a failing test first.');
        }
        for (const id of ['statements-adult', 'statements-work-authorised', 'consent-given']) {
          await page.locator(`>>>#${id}`).click();
        }
        await page.locator('>>>[part="send"]').click();
        await focusIsOn(page, ASKS_FOR_CODE);
        await page.close();
      });
    },
  );
}
