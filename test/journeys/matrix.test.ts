import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { addDays } from '../../demo/data/dates.ts';
import type { FeedAnswer } from '../../src/contract/feed.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { fillIn } from '../hosts/visit.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { askApi, feedShows, setFilter } from '../kit/feed.ts';
import { inspect, LOOKS, type Look } from '../kit/inspect.ts';
import { readPosting, startJourney, type Journey } from '../kit/journey.ts';
import { MESSAGES } from '../kit/messages.ts';
import { aPosting, MORE_QUESTIONS, QUESTIONS, savePostings } from '../kit/postings.ts';

interface Cell {
  locale: Locale;
  look: Look;
  width: number;
}

const ALL: Cell[] = (['en', 'es', 'ar'] as const).flatMap((locale) =>
  (['light', 'dark', 'forced colours'] as const).flatMap((look) =>
    [320, 768, 1280].map((width) => ({ locale, look, width })),
  ),
);

/** Each language, each look and each width once. */
const ONE_OF_EACH: Cell[] = [
  { locale: 'es', look: 'dark', width: 320 },
  { locale: 'en', look: 'light', width: 768 },
  { locale: 'ar', look: 'forced colours', width: 1280 },
];

const CELLS = process.env.TEST_FULL === '1' ? ALL : ONE_OF_EACH;

/** As many cards as there are kinds of them. */
const ROWS = 6;

const today = new Date().toISOString().slice(0, 10);

const POSTING = aPosting({
  slug: 'catalogue-the-letterpress-collection',
  exclusiveTo: 'lakeshore',
  publishedAt: new Date().toISOString(),
  kickOff: addDays(today, 20),
  due: { date: addDays(today, 41) },
  applicationDeadline: { at: `${addDays(today, 2)}T22:00:00Z`, timeZone: 'America/New_York' },
  decisionBy: { at: `${addDays(today, 12)}T22:00:00Z`, timeZone: 'America/New_York' },
  milestones: [{ title: 'The first cabinet', due: { date: addDays(today, 27) } }],
  classification: 'contractor',
  paidBy: 'campus',
  skills: ['Spreadsheets', 'Typography'],
  eligibility: { classYears: ['Junior', 'Senior'], majors: ['Any major'] },
  openings: 3,
  requiredDocuments: ['Transcript'],
  questions: [...QUESTIONS, ...MORE_QUESTIONS],
  statements: ['adult', 'work-authorised'],
});

/** Search term that matches nothing. */
const SOUGHT = 'zeppelin';

/** Names given by people: they stay as they are in any language. */
const namesIn = ({ items, facets, campus }: FeedAnswer, posting: MicroInternship): string[] =>
  [
    ...items.flatMap(({ title, employer, location, skills }) => [
      title,
      employer.name,
      employer.industry,
      location,
      ...skills,
    ]),
    ...(facets.skill ?? []).map(({ label }) => label),
    campus?.name,
    SOUGHT,
    ...posting.questions.items.map(({ label }) => label),
  ].filter((name) => name !== undefined);

for (const [browser, engine] of longJourneyEngines)
  describe(`the list, a posting and the form in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    let names: string[];
    before(async () => {
      journey = await startJourney({ browser });
      const { marketplace } = journey;
      hosts = await startHostSite(marketplace.url);
      await savePostings(marketplace.database, POSTING);
      const { answer } = await askApi(marketplace.url, { campus: 'lakeshore', 'page-size': 100 });
      names = namesIn(answer, await readPosting(journey, POSTING.slug));
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const open = async ({ locale, look, width }: Cell): Promise<Page> => {
      const { regionName, direction } = MESSAGES[locale];
      const url = hosts.serve(
        '/list.html',
        `<!doctype html><html lang="${locale}" dir="${direction}"><title>Lakeshore</title>
        <meta name="viewport" content="width=device-width">
        <style>:root { color-scheme: light dark } body { background: Canvas; color: CanvasText }</style>
        <script type="module" src="${journey.marketplace.url}/v1/micro-internships.js"></script>
        <main><h1>Lakeshore</h1><h2>${regionName}</h2>
        <micro-internship-feed campus="lakeshore" page-size="${ROWS}"></micro-internship-feed></main></html>`,
      );
      return journey.open(url, { width, ...LOOKS[look] });
    };

    for (const cell of CELLS)
      it(`can be read, fit and speak one language: ${cell.locale}, ${cell.look}, ${cell.width} px`, async () => {
        const t = MESSAGES[cell.locale];
        const page = await open(cell);
        const looksRight = (view: string, typed: string[] = []) => {
          const name = `${view}, ${cell.locale}, ${cell.look}, ${cell.width} px`;
          return inspect(page, { engine: browser, locale: cell.locale, name, names: [...names, ...typed] });
        };
        const { answer } = await askApi(journey.marketplace.url, { campus: 'lakeshore' });
        const all = t.shown(ROWS, answer.total);
        await feedShows(page, { status: all });

        await setFilter(page, 'department', 'design');
        await feedShows(page, { chips: [t.departments.design] });
        await setFilter(page, 'q', SOUGHT);
        await feedShows(page, { status: t.noneMatch, chips: [t.departments.design, t.searchFor(SOUGHT)] });
        await page.waitForSelector('>>>[part="drop"]');
        await looksRight('empty list');
        await page.locator('>>>[part="clear"]').click();
        await feedShows(page, { status: all, chips: [] });

        await page.locator('>>>.more-filters summary').click();
        await looksRight('list with filters');

        await page.locator(`>>>[data-slug="${POSTING.slug}"]`).click();
        await page.waitForSelector('>>>[part="similar"]');
        await looksRight('posting');

        await page.locator('>>>[part="apply"]').click();
        await page.waitForSelector('>>>[part="form"]');
        await looksRight('form');

        await page.locator('>>>[part="send"]').click();
        await page.waitForSelector('>>>[part="error-summary"]');
        await looksRight('form with errors');

        await fillIn(page, journey, POSTING.slug);
        const email = await page
          .locator('>>>#person-email')
          .map((field) => (field as HTMLInputElement).value)
          .wait();
        await page.locator('>>>[part="send"]').click();
        await page.waitForSelector('>>>[part="receipt"]');
        await looksRight('receipt', [email]);
        await page.close();
      });
  });
