import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import type { ElementHandle, Page } from 'puppeteer-core';
import { applications, microInternships } from '../../server/store/schema.ts';
import type { Question } from '../../src/contract/questions.ts';
import { journeyEngines } from '../kit/browsers.ts';
import {
  assertAccessible,
  focused,
  focusIsOn,
  sees,
  startJourney,
  tabTo,
  type Journey,
} from '../kit/journey.ts';
import { aPosting, savePostings } from '../kit/postings.ts';

const options = Array.from({ length: 96 }, (_, index) => ({
  value: `county-${index + 1}`,
  label: `County ${index + 1}`,
}));
const few = options.slice(0, 3);

const ASKED: Question[] = [
  { id: 'short', kind: 'short-text', label: 'Which type do you like?', required: true },
  { id: 'long', kind: 'long-text', label: 'How would you sort it?', required: true, maxLength: 60 },
  { id: 'one', kind: 'single-choice', label: 'Which of three?', required: true, options: few },
  { id: 'county', kind: 'single-choice', label: 'Which county?', required: true, options },
  { id: 'some', kind: 'multiple-choice', label: 'Which of the counties?', required: true, options },
  { id: 'visit', kind: 'yes-no', label: 'Can you visit?', required: true },
  { id: 'weeks', kind: 'number', label: 'How many weeks?', required: true },
  { id: 'site', kind: 'link', label: 'Where is your work?', required: true },
];
const RESUME: Question = { id: 'resume', kind: 'file', label: 'Your résumé', required: true };

const ANSWERS = {
  short: 'Garamond',
  long: 'By foundry, then by size.',
  one: 'county-1',
  county: 'county-42',
  some: ['county-96'],
  visit: true,
  weeks: 6,
  site: 'https://ada.example',
};

const PLAIN = aPosting({ title: 'Sort the type of a press', questions: ASKED, statements: [] });
const WITH_FILE = aPosting({
  title: 'Sort the files of a press',
  questions: [...ASKED, RESUME],
  statements: [],
});

const type = async (page: Page, id: string, text: string): Promise<void> => {
  await tabTo(page, id);
  await page.keyboard.type(text);
};

/** Answers everything but the file, by keyboard alone. */
const answerAll = async (page: Page): Promise<void> => {
  await type(page, 'person-name', 'Ada Nwosu');
  await type(page, 'person-email', 'ada@lakeshore.example');
  await type(page, 'person-school', 'Lakeshore State University');
  await type(page, 'answers-short', ANSWERS.short);
  await type(page, 'answers-long', ANSWERS.long);
  await sees(page, '35 characters left');
  await tabTo(page, 'answers-one');
  await page.keyboard.press(' ');
  await type(page, 'answers-county', 'county 42');
  await assertAccessible(page, 'list narrowed down');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await type(page, 'answers-some', 'county 96');
  await sees(page, '1 option');
  await page.keyboard.press('Tab');
  // A browser may stop at the list itself, which scrolls, before its only box.
  if ((await focused(page)).tag !== 'input') await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
  await tabTo(page, 'answers-visit');
  await page.keyboard.press(' ');
  await type(page, 'answers-weeks', String(ANSWERS.weeks));
  await type(page, 'answers-site', ANSWERS.site);
};

for (const [browser, name] of journeyEngines) {
  describe(`a visitor with a form of every kind of question in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
      await savePostings(journey.marketplace.database, PLAIN, WITH_FILE);
    });
    after(() => journey.close());

    const openForm = async (slug: string, title: string): Promise<Page> => {
      const page = await journey.open(`${journey.marketplace.url}/m/${slug}/apply`);
      await sees(page, `Apply for ${title}`);
      // The lists of a page of ours take the place of its boxes once its script is there.
      await page.waitForSelector('>>>[role="combobox"]');
      return page;
    };
    const send = async (page: Page): Promise<void> => {
      await tabTo(page, 'consent-given');
      await page.keyboard.press(' ');
      await tabTo(page, 'Send application');
      await page.keyboard.press('Enter');
      await focusIsOn(page, 'Application received');
      await assertAccessible(page, 'receipt');
    };
    const storedFor = async (slug: string) => {
      const rows = await journey.marketplace.database
        .select({ answers: applications.answers })
        .from(applications)
        .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
        .where(eq(microInternships.slug, slug));
      return rows.map(({ answers }) => answers);
    };

    it('answers all of them by keyboard alone, one of 96 options and some of 96 among them', async () => {
      const page = await openForm(PLAIN.slug, PLAIN.title);
      await assertAccessible(page, 'form');

      await answerAll(page);
      await send(page);

      assert.deepEqual(await storedFor(PLAIN.slug), [ANSWERS]);
    });

    it('hands in a file, which goes with the application', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'resume-'));
      const file = join(folder, 'resume.pdf');
      await writeFile(file, '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
      const page = await openForm(WITH_FILE.slug, WITH_FILE.title);

      await answerAll(page);
      await tabTo(page, 'answers-resume');
      const input = (await page.$('>>>#answers-resume')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(file);
      await sees(page, 'is uploaded.');
      await assertAccessible(page, 'file uploaded');
      await send(page);
      await rm(folder, { recursive: true });

      const [answers] = await storedFor(WITH_FILE.slug);
      assert.match(String(answers?.resume), /^[\da-f-]{36}$/);
    });
  });
}
