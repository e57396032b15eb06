import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { saveCampus } from '../../server/store/campuses.ts';
import { savePostings as saveWithEmployers } from '../../server/store/save.ts';
import { applications } from '../../server/store/schema/index.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { feedShows } from '../kit/feed.ts';
import { assertAccessible, focusIsOn, startJourney, type Journey } from '../kit/journey.ts';
import { aCampus, anEmployer, aPosting } from '../kit/postings.ts';
import { en } from '../kit/messages.ts';
import { confirmByKeyboard } from '../kit/mailed-code.ts';

const DATA = new URL('../../../shared/data/', import.meta.url);
const files = ['names.json', 'bidi.json'].map((name) => new URL(name, DATA));
const skip = files.every((file) => existsSync(file)) ? false : 'shared data is absent';
const [{ names = [] } = {}, { strings = [] } = {}] = skip
  ? []
  : files.map(
      (file) =>
        JSON.parse(readFileSync(file, 'utf8')) as {
          names?: { why: string; name: string }[];
          strings?: { why: string; text: string }[];
        },
    );
const texts = strings.map(({ text }) => text);

/** Of many the first ones, and all of them in `npm run test:full`. */
const some = <Value>(values: Value[], count: number): Value[] =>
  process.env.TEST_FULL === '1'
    ? values
    : values.filter((_, index) => index % Math.ceil(values.length / count) === 0);

for (const [browser, engine] of longJourneyEngines) {
  describe(`names and texts in all scripts in ${engine}`, { skip }, () => {
    let journey: Journey;
    let hosts: HostSite;
    /** A posting of each name, the texts one after the other in its title and description; all are newer than the next. */
    const entries = names.map(({ name }, index) => {
      const employer = anEmployer({ slug: `employer-${index}`, name });
      const text = texts[index % texts.length] ?? '';
      return {
        employer,
        posting: aPosting({
          title: text,
          summary: text,
          employer: employer.slug,
          exclusiveTo: 'scripts',
          description: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
          publishedAt: new Date(Date.UTC(2026, 0, 31) - index * 3_600_000).toISOString(),
          questions: [{ id: 'note', kind: 'short-text', label: text, required: true }],
        }),
      };
    });
    const slugs = entries.map(({ posting }) => posting.slug);
    before(async () => {
      journey = await startJourney({ browser });
      hosts = await startHostSite(journey.marketplace.url);
      const { database } = journey.marketplace;
      await saveCampus(database, aCampus({ slug: 'scripts', scope: 'own' }));
      await saveWithEmployers(database, entries);
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const open = (widget: string) =>
      journey.open(
        hosts.serve(
          '/scripts.html',
          `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Scripts</title>
          <script type="module" src="${journey.marketplace.url}/v1/micro-internships.js"></script>
          <main><h1>Career Center</h1><h2>Projects</h2>${widget}</main></html>`,
        ),
      );

    it('appear unchanged and bidi-isolated in the list', async () => {
      const page = await open(
        '<micro-internship-feed campus="scripts" page-size="100"></micro-internship-feed>',
      );
      await feedShows(page, { status: en.shown(slugs.length, slugs.length), slugs });

      const cards = await page.$$eval('>>>[part="card"]', (found) =>
        found.map((card) => {
          const [title, employer] = ['card-title', 'card-employer'].map((part) =>
            card.querySelector(`[part="${part}"] bdi`),
          );
          return {
            title: title?.textContent,
            employer: employer?.textContent,
            kept: [title, employer].map((element) => element && getComputedStyle(element).unicodeBidi),
          };
        }),
      );

      assert.deepEqual(
        cards,
        entries.map(({ posting, employer }) => ({
          title: posting.title,
          employer: employer.name,
          kept: ['isolate', 'isolate'],
        })),
      );
      for (const width of [320, 1280]) {
        await page.setViewport({ width, height: 900 });
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(excess <= 0, `${excess} px too wide at ${width}`);
      }
      await assertAccessible(page, 'a list of all scripts');

      for (const { posting } of some(entries.slice(0, texts.length), 4)) {
        await page.locator(`>>>[data-slug="${posting.slug}"]`).click();
        await focusIsOn(page, posting.title);
        await page.locator('>>>[part="prose"]').wait();
        const prose = await page.$eval('>>>[part="prose"]', (element) => element.textContent.trim());
        assert.equal(prose, posting.title);
        await page.locator('>>>[part="back"]').click();
        await feedShows(page, { slugs, focus: 'card-title' });
      }
      await page.close();
    });

    it('are submitted, stored and mailed unchanged', async () => {
      const { marketplace } = journey;
      const { database, mailsTo } = marketplace;
      for (const { employer, posting } of some(entries, 6)) {
        const { name } = employer;
        const email = `${crypto.randomUUID()}@scripts.example`;
        const page = await open(
          `<micro-internship-apply campus="scripts" micro-internship="${posting.slug}"></micro-internship-apply>`,
        );
        await page.locator('>>>#person-name').fill(name);
        await page.locator('>>>#person-email').fill(email);
        await page.locator('>>>#person-school').fill(posting.title);
        await page.locator('>>>#answers-note').fill(posting.title);
        for (const id of ['statements-adult', 'consent-given']) await page.locator(`>>>#${id}`).click();
        await page.locator('>>>[part="send"]').click();
        await confirmByKeyboard(page, marketplace, email);

        const [row] = await database
          .select()
          .from(applications)
          .where(eq(sql`${applications.person} ->> 'email'`, email));
        assert.deepEqual(row?.person, { name, email, school: posting.title });
        assert.deepEqual(row.answers, { note: posting.title });
        const mails = await mailsTo(email, 2);
        assert.equal(mails.length, 2);
        for (const { text } of mails) assert.ok(text?.includes(name), `the mail to ${name}`);
        await page.close();
      }
    });
  });
}
