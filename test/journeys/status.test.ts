import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { applications } from '../../server/store/schema/index.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import {
  assertAccessible,
  focused,
  follow,
  readPosting,
  startJourney,
  type Journey,
} from '../kit/journey.ts';
import { confirmAnswer } from '../kit/confirm.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';

// The pages have no script of their own: with scripts and without, all is done by the keyboard and the browser itself.

const find = async (page: Page, selector: string): Promise<ElementHandle<HTMLElement>> => {
  const found = await page.$(selector);
  assert.ok(found, `there is no ${selector} at ${page.url()}`);
  return found as ElementHandle<HTMLElement>;
};

const textOf = async (page: Page, selector = 'body'): Promise<string> =>
  (await find(page, selector)).evaluate((element) => element.innerText.replace(/\s+/g, ' ').trim());

const replace = async (page: Page, selector: string, text: string): Promise<void> => {
  await (
    await find(page, selector)
  ).evaluate((field) => {
    field.focus();
    (field as HTMLInputElement | HTMLTextAreaElement).select();
  });
  await page.keyboard.type(text);
};

/** Nothing is wider than a phone, and with scripts axe finds nothing. */
const isWell = async (page: Page, state: string, javaScript: boolean): Promise<void> => {
  const tooWide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map(({ localName, className }) => `${localName}.${className}`);
  });
  assert.deepEqual(tooWide, [], state);
  if (javaScript) await assertAccessible(page, state);
};

const answerFor = (kind: string): string | boolean => {
  if (kind === 'yes-no') return true;
  return kind === 'long-text' ? 'First I would count.\nThen I would ask.' : 'Trade statistics';
};

/** Applies as the widget does, confirms it, and gives back the address in the mail. */
const apply = async (journey: Journey, email: string): Promise<string> => {
  const posting = await readPosting(journey, SLUG);
  const response = await fetch(`${journey.marketplace.url}/v1/applications`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({
      microInternship: SLUG,
      questionsVersion: posting.questions.version,
      person: { name: 'Zoë Ångström', email, school: 'Lakeshore State University' },
      answers: Object.fromEntries(
        posting.questions.items.map((question) => [
          question.id,
          'options' in question ? question.options[0]?.value : answerFor(question.kind),
        ]),
      ),
      statements: Object.fromEntries(posting.statements.map((statement) => [statement, true])),
      consent: { version: posting.privacy.version, given: true },
    }),
  });
  await confirmAnswer(journey.marketplace, response);
  const mails = await journey.marketplace.mailsTo(email, 2);
  const texts = mails.map(({ text }) => text).join('\n');
  return /http\S+\/applications\/\S+/.exec(texts)?.[0] ?? '';
};

for (const [browser, name] of longJourneyEngines)
  describe(`an applicant in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
    });
    after(() => journey.close());

    const rowOf = async (email: string) =>
      (await journey.marketplace.database.select().from(applications)).find(
        ({ person }) => person.email === email,
      );

    for (const javaScript of [true, false])
      it(`opens the mailed link, edits, withdraws and deletes ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
        const email = `zoe.${browser}.${javaScript}@lakeshore.example`;
        const link = await apply(journey, email);
        const { questions } = await readPosting(journey, SLUG);
        const longText = questions.items.find(({ kind }) => kind === 'long-text')?.id ?? '';
        const page = await journey.open(link, { javaScript, width: 360, expected: /status of 40[04]/ });
        const isFine = (state: string) => isWell(page, state, javaScript);

        assert.equal(await textOf(page, 'h1'), 'Your application');
        assert.match(await textOf(page), /Status Received/);
        assert.match(await textOf(page), /Zoë Ångström.*First I would count\. Then I would ask\./);
        await isFine('status');

        await follow(page, 'Edit application');
        assert.equal(await textOf(page, 'h1'), `Edit your application for ${TITLE}`);
        await isFine('correction');
        await replace(page, '#person-school', ' ');
        await follow(page, 'Save changes');
        assert.match(await textOf(page, '[role="alert"]'), /Enter the name of your school/);
        await isFine('correction with errors');
        await (await find(page, '[role="alert"] a')).focus();
        await page.keyboard.press('Enter');
        assert.equal((await focused(page)).id, 'person-school');
        await replace(page, '#person-school', 'Northgate University');
        await replace(page, `#answers-${longText}`, 'I would ask first.');
        await follow(page, 'Save changes');

        assert.match(await textOf(page), /Received, edited since/);
        assert.match(await textOf(page), /Northgate University.*I would ask first\./);
        assert.equal((await rowOf(email))?.answers[longText], 'I would ask first.');
        await isFine('corrected');

        await follow(page, 'Withdraw application');
        assert.equal((await rowOf(email))?.withdrawnAt, null);
        await isFine('withdrawal');
        await follow(page, 'No, keep it');
        await follow(page, 'Withdraw application');
        await follow(page, 'Yes, withdraw');
        assert.match(await textOf(page), /Status Withdrawn/);
        assert.ok((await rowOf(email))?.withdrawnAt);
        await isFine('withdrawn');

        await follow(page, 'Delete application');
        await isFine('deletion');
        await follow(page, 'Yes, delete everything');
        assert.equal(await textOf(page, 'h1'), 'Your application is deleted');
        assert.equal(await rowOf(email), undefined);
        await isFine('deleted');

        await page.goto(link);
        assert.equal(await textOf(page, 'h1'), 'Application not found');
        await isFine('gone');
        await page.close();
      });

    it('reads the status page right to left', async () => {
      const link = await apply(journey, `rtl.${browser}@lakeshore.example`);
      const page = await journey.open(`${link}?lang=ar`, { width: 360 });

      assert.equal(await textOf(page, 'h1'), 'طلبك');
      await isWell(page, 'status in Arabic', true);
      await follow(page, 'تعديل الطلب');
      assert.match(await textOf(page, 'h1'), /^تعديل طلبك/);
      await isWell(page, 'correction in Arabic', true);
      await page.close();
    });
  });
