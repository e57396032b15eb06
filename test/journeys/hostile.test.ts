import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contract } from '../../server/import/contract.ts';
import { importRows } from '../../server/import/import.ts';
import { sees, startJourney, type Journey } from '../kit/journey.ts';

const file = fileURLToPath(new URL('../../../shared/data/hostile-html.json', import.meta.url));

/** All that a description is made of. */
const HARMLESS = 'p h3 h4 h5 h6 ul ol li a em strong code pre br bdi'.split(' ');

describe('hostile descriptions', { skip: existsSync(file) ? false : 'shared data is absent' }, () => {
  let journey: Journey;
  let count: number;
  before(async () => {
    journey = await startJourney();
    const payloads = JSON.parse(await readFile(file, 'utf8')) as string[];
    const rows = payloads.map((description, index) => ({
      source: 'hostile',
      sourceId: `payload-${index}`,
      title: `Payload ${index}`,
      employer: { name: 'Mallory & Sons', email: 'mallory@example.org' },
      department: 'other',
      summary: 'As it came.',
      // Some are nothing but what is taken out, and a description has to say something.
      description: `<p>As it came:</p>${description}`,
      descriptionFormat: 'html',
    }));
    const read = contract.read(JSON.stringify(rows), { extension: 'json' });
    const { added, refused } = await importRows(journey.marketplace.database, read);
    assert.deepEqual(refused, []);
    assert.equal(added, payloads.length);
    count = added;
  });
  after(() => journey.close());

  it('open in a browser, and nothing of them runs', async () => {
    const page = await journey.open('about:blank');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const strangers: string[] = [];
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && ![journey.marketplace.url, journey.campusUrl].includes(origin)) {
        strangers.push(request.url());
      }
    });
    await page.goto(`${journey.campusUrl}/index.html`);
    await page.evaluate(() => {
      const feed = document.querySelector('micro-internship-feed');
      feed?.setAttribute('department', 'other');
      feed?.setAttribute('page-size', '100');
    });
    await sees(page, 'Showing 100 of');
    await page.locator('>>>[part="load-more"]').click();
    await page.waitForFunction(
      (expected) =>
        (document.querySelector('micro-internship-feed')?.shadowRoot?.querySelectorAll('.card').length ??
          0) >= expected,
      {},
      count,
    );

    const found = await page.evaluate(async (harmless) => {
      const root = document.querySelector('micro-internship-feed')?.shadowRoot;
      const until = async (selector: string) => {
        for (;;) {
          const element = root?.querySelector<HTMLElement>(selector);
          if (element) return element;
          await new Promise((done) => setTimeout(done, 5));
        }
      };
      const slugs = [...(root?.querySelectorAll('[data-slug^="payload-"]') ?? [])].map(
        (card) => card.getAttribute('data-slug') ?? '',
      );
      const wrong: string[] = [];
      for (const slug of slugs) {
        root?.querySelector<HTMLElement>(`[data-slug="${slug}"]`)?.click();
        const prose = await until('[part="prose"]');
        for (const element of prose.querySelectorAll('*')) {
          if (!harmless.includes(element.localName)) wrong.push(`${slug}: <${element.localName}>`);
          for (const { name, value } of element.attributes) {
            const isLink = name === 'href' && /^(?:https?|mailto):/.test(value);
            if (!isLink && !['rel', 'target', 'class', 'tabindex'].includes(name)) {
              wrong.push(`${slug}: ${name}="${value}"`);
            }
          }
        }
        (await until('[part="back"]')).click();
        await until('.screen:not([hidden]) .cards');
      }
      return { opened: slugs.length, wrong };
    }, HARMLESS);

    assert.deepEqual(found, { opened: count, wrong: [] });
    assert.deepEqual(dialogs, []);
    assert.deepEqual(strangers, []);
    await page.close();
  });
});
