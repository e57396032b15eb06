import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import type { ElementHandle, Page } from 'puppeteer-core';
import { readSheet } from 'read-excel-file/node';
import { employers, microInternships } from '../../server/store/schema/index.ts';
import type { Question } from '../../src/contract/questions.ts';
import { LOCALES } from '../../src/i18n/locales.ts';
import { pageMessages } from '../../server/web/layout/page-messages.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import {
  assertAccessible,
  focused,
  follow,
  readPosting,
  startJourney,
  type Journey,
} from '../kit/journey.ts';

import { eventually } from '../kit/marketplace.ts';
import { confirmAnswer } from '../kit/confirm.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';
const DAY = 86_400_000;
const ENDED = /status of 410/;

// The page has no script of its own: without scripts all is done by the keyboard and the browser itself.

const find = async (page: Page, selector: string): Promise<ElementHandle<HTMLElement>> => {
  const found = await page.$(selector);
  assert.ok(found, `there is no ${selector} at ${page.url()}`);
  return found as ElementHandle<HTMLElement>;
};

/** Not all browsers give back the signs that set names apart. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const textOf = async (page: Page, selector = 'body'): Promise<string> =>
  plain(await (await find(page, selector)).evaluate((element) => element.innerText));

// Firefox finds several elements by `$$eval` only where scripts run.

/** The names of the applicants as they stand below each other. */
const namesOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('tbody th bdi.name')].map((name) => name.textContent));

/** The cells of an applicant's row, or of the row of heads. */
const cellsOf = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((wanted) => {
    const rows = [...document.querySelectorAll('tr')];
    const row = rows.find(({ cells }) => cells[0]?.innerText.startsWith(wanted));
    return [...(row?.cells ?? [])].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim());
  }, name);

const hrefOf = (page: Page, name: string): Promise<string> =>
  page.evaluate(
    (wanted) => [...document.querySelectorAll('a')].find(({ innerText }) => innerText === wanted)?.href ?? '',
    name,
  );

/** Nothing but a table that scrolls by itself is wider than the page. */
const isWell = async (page: Page, state: string): Promise<void> => {
  const tooWide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const isClipped = limit > 720 ? '.answers > *, .visually-hidden *' : 'thead, .visually-hidden *';
        return !element.closest(isClipped) && (right > limit + 1 || left < -1);
      })
      .map(({ localName, className }) => `${localName}.${className}`);
  });
  assert.deepEqual(tooWide, [], state);
  await assertAccessible(page, state);
};

for (const [browser, name] of longJourneyEngines)
  describe(`an employer in ${name}`, () => {
    let journey: Journey;
    let moved = 0;
    beforeEach(async () => {
      moved = 0;
      journey = await startJourney({ browser, clock: () => new Date(Date.now() + moved) });
    });
    afterEach(() => journey.close());

    /** Applies and confirms; the answer is that to the questions for a longer one. */
    const apply = async (applicant: string, longText: string): Promise<void> => {
      const posting = await readPosting(journey, SLUG);
      const answerTo = (question: Question) => {
        if ('options' in question) return question.options[0]?.value;
        if (question.kind === 'yes-no') return true;
        return question.kind === 'long-text' ? longText : 'Trade statistics';
      };
      const response = await fetch(`${journey.marketplace.url}/v1/applications`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({
          microInternship: SLUG,
          questionsVersion: posting.questions.version,
          person: {
            name: applicant,
            email: `${crypto.randomUUID()}@lakeshore.example`,
            school: 'Lakeshore State University',
          },
          answers: Object.fromEntries(
            posting.questions.items.map((question) => [question.id, answerTo(question)]),
          ),
          statements: Object.fromEntries(posting.statements.map((statement) => [statement, true])),
          consent: { version: posting.privacy.version, given: true },
        }),
      });
      await confirmAnswer(journey.marketplace, response);
    };

    /** The addresses in the mails to the employer, once there are so many. */
    const links = async (expected: number): Promise<string[]> => {
      const [employer] = await journey.marketplace.database
        .select({ email: employers.email })
        .from(microInternships)
        .innerJoin(employers, eq(microInternships.employer, employers.slug))
        .where(eq(microInternships.slug, SLUG));
      const mails = await journey.marketplace.mailsTo(employer?.email ?? '', expected);
      return mails
        .toSorted((one, other) => Date.parse(one.date ?? '') - Date.parse(other.date ?? ''))
        .map(({ text }) => /http\S+\/review\/\S+/.exec(text ?? '')?.[0] ?? '');
    };

    it('reviews, shortlists, sorts, exports and renews the link without JavaScript', async () => {
      await apply('Zoë Ångström', 'First I would count.');
      await apply('Ada Nwosu', '=1+1');
      const [link = ''] = await links(2);
      const page = await journey.open(link, { javaScript: false, expected: ENDED });

      assert.equal(await textOf(page, 'h1'), `Applications for ${TITLE}`);
      assert.match(await textOf(page), /Applications: 2\. On the shortlist: 0\./);
      assert.deepEqual(await namesOn(page), ['Zoë Ångström', 'Ada Nwosu']);
      const heads = await cellsOf(page, 'Applicant');
      const { questions } = await readPosting(journey, SLUG);
      assert.deepEqual(
        heads.slice(3),
        questions.items.map(({ label }) => label),
      );
      const column = heads.indexOf(questions.items.find(({ kind }) => kind === 'long-text')?.label ?? '');
      assert.equal((await cellsOf(page, 'Zoë'))[column], 'First I would count.');
      assert.equal((await cellsOf(page, 'Ada'))[column], '=1+1');

      await follow(page, 'Name');
      assert.deepEqual(await namesOn(page), ['Ada Nwosu', 'Zoë Ångström']);
      await follow(page, 'Add to shortlist: Zoë Ångström');
      assert.match((await cellsOf(page, 'Zoë'))[1] ?? '', /^On the shortlist Remove/);
      assert.deepEqual(await namesOn(page), ['Ada Nwosu', 'Zoë Ångström']);
      await follow(page, 'Shortlist first');
      assert.deepEqual(await namesOn(page), ['Zoë Ångström', 'Ada Nwosu']);
      assert.match(await textOf(page), /On the shortlist: 1\./);

      const csv: string[][] = parse(await (await fetch(await hrefOf(page, 'Download as CSV'))).text(), {
        bom: true,
      });
      const workbook = await fetch(await hrefOf(page, 'Download for Excel'));
      const rows = await readSheet(Buffer.from(await workbook.arrayBuffer()));
      assert.deepEqual(csv.map((row) => row[3]).slice(1), ['Zoë Ångström', 'Ada Nwosu']);
      assert.ok(csv[2]?.includes("'=1+1") && !csv[2].includes('=1+1'));
      assert.deepEqual(rows.map((row) => row[3]).slice(1), ['Zoë Ångström', 'Ada Nwosu']);
      assert.ok(rows[2]?.includes('=1+1'));

      await page.close();

      moved = 31 * DAY;
      const later = await journey.open(link, { javaScript: false, expected: ENDED });
      assert.equal(await textOf(later, 'h1'), 'This link has expired');
      assert.doesNotMatch(await textOf(later), /Zoë|Ada/);
      await follow(later, 'Send a new link');
      assert.equal(await textOf(later, 'h1'), 'Check your email');
      await later.goto((await links(3)).at(-1) ?? '');
      assert.deepEqual(await namesOn(later), ['Zoë Ångström', 'Ada Nwosu']);
      assert.match(await textOf(later), /On the shortlist: 1\./);
      await later.close();
    });

    it('reviews in each language on phone and desktop, and axe reports nothing', async () => {
      await apply('محمد بن سلمان', 'Long answers need room: '.repeat(12));
      await apply('Ada Nwosu', 'x'.repeat(180));
      const link = (await links(2)).at(-1) ?? '';

      for (const locale of LOCALES)
        for (const width of [360, 1280]) {
          const scheme = width === 360 ? 'dark' : 'light';
          const page = await journey.open(`${link}?lang=${locale}`, { width, scheme, expected: ENDED });
          const words = pageMessages(locale).review;

          assert.equal(await textOf(page, 'h1'), plain(words.title(TITLE)));
          await isWell(page, `applications in ${locale} at ${width}`);
          assert.equal(
            await page.$eval('tbody td .label', (label) => label.checkVisibility()),
            width === 360,
          );
          moved = 31 * DAY;
          await page.goto(`${link}?lang=${locale}`);
          assert.equal(await textOf(page, 'h1'), words.endedTitle);
          await isWell(page, `ended in ${locale} at ${width}`);
          moved = 0;
          await page.close();
        }
    });

    it('scrolls a wide table by keyboard', async () => {
      await apply('Ada Nwosu', 'Here.');
      const page = await journey.open((await links(1)).at(-1) ?? '', { width: 800, javaScript: false });

      for (let presses = 0; (await focused(page)).tag !== 'div'; presses += 1) {
        assert.ok(presses < 20, 'Tab never reached the table');
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('ArrowRight');

      await eventually(
        () => page.$eval('[role="region"]', (region) => region.scrollLeft),
        (scrolled) => scrolled > 0,
      );
      assert.ok(await page.$eval('tbody th', (head) => head.getBoundingClientRect().left >= 0));
      await page.close();
    });
  });
