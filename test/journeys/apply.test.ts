import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import type { HTTPRequest } from 'puppeteer-core';
import { applications, microInternships } from '../../server/store/schema/index.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { feedShows } from '../kit/feed.ts';
import {
  assertAccessible,
  focused,
  focusIsOn,
  readPosting,
  sees,
  startJourney,
  tabTo,
  type Journey,
} from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { en } from '../kit/messages.ts';
import { ASKS_FOR_CODE, confirmByKeyboard } from '../kit/mailed-code.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';

for (const [browser, name] of journeyEngines) {
  describe(`a visitor on the campus page in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
    });
    after(() => journey.close());

    it('filters, opens a card, fixes form errors, applies and goes back by keyboard', async () => {
      const { marketplace, open } = journey;
      const page = await open();
      const sent: HTTPRequest[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/v1/applications') && request.method() === 'POST') sent.push(request);
      });

      await sees(page, '20 of 22 micro-internships');
      await assertAccessible(page, 'list');

      await tabTo(page, 'q');
      await page.keyboard.type('beer');
      await page.keyboard.press('Enter');
      await sees(page, '2 micro-internships');
      await tabTo(page, 'department');
      await page.keyboard.type('Research');
      await sees(page, '1 micro-internship');
      await tabTo(page, TITLE);
      await page.keyboard.press('Enter');

      await focusIsOn(page, TITLE);
      await sees(page, 'What you will deliver');
      await assertAccessible(page, 'posting');
      await tabTo(page, 'Apply');
      await page.keyboard.press('Enter');

      await focusIsOn(page, `Apply for ${TITLE}`);
      await assertAccessible(page, 'form');
      await tabTo(page, 'person-email');
      await page.keyboard.type('nobody@');
      await tabTo(page, 'Submit application');
      await page.keyboard.press('Enter');

      await focusIsOn(page, 'There is a problem');
      await assertAccessible(page, 'form with errors');
      assert.equal(sent.length, 0);
      await tabTo(page, 'Enter an email address like name@example.edu');
      await page.keyboard.press('Enter');
      assert.equal((await focused(page)).id, 'person-email');
      await page.keyboard.press('End');
      await page.keyboard.type('lakeshore.example');

      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await page.keyboard.type('Zoë Ångström');
      await tabTo(page, 'person-school');
      await page.keyboard.type('Lakeshore State University');
      const questions = (await readPosting(journey, SLUG)).questions.items;
      for (const question of questions) {
        await tabTo(page, `answers-${question.id}`);
        if (question.kind === 'short-text') await page.keyboard.type('Trade statistics');
        else if (question.kind === 'long-text')
          await page.keyboard.type('First I would count.\nThen I would ask.');
        else await page.keyboard.press(' ');
      }
      await tabTo(page, 'statements-adult');
      await page.keyboard.press(' ');
      await tabTo(page, 'statements-work-authorised');
      await page.keyboard.press(' ');
      await tabTo(page, 'consent-given');
      await page.keyboard.press(' ');
      await tabTo(page, 'Submit application');
      await page.keyboard.press('Enter');

      await focusIsOn(page, ASKS_FOR_CODE);
      await sees(page, 'Your application');
      await assertAccessible(page, 'receipt that asks for a code');
      await confirmByKeyboard(page, marketplace, 'nobody@lakeshore.example');
      await sees(page, 'You’ll hear back by');
      await sees(page, 'Your application');
      for (const sent of ['Zoë Ångström', 'nobody@lakeshore.example', 'First I would count.'])
        await sees(page, sent);
      const calendar = await page
        .locator('>>>[part="decision-calendar"]')
        .map((link) => (link as HTMLAnchorElement).href)
        .wait();
      assert.match(await (await fetch(calendar)).text(), /\r\nSUMMARY:Decision by: /);
      await assertAccessible(page, 'receipt');
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await page.keyboard.press('Enter');
      await focusIsOn(page, TITLE);
      await assertAccessible(page, 'list with focus on the card');

      const rows = await marketplace.database
        .select({ person: applications.person, answers: applications.answers, id: applications.id })
        .from(applications)
        .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
        .where(eq(microInternships.slug, SLUG));
      assert.equal(rows.length, 1);
      assert.deepEqual(rows[0]?.person, {
        name: 'Zoë Ångström',
        email: 'nobody@lakeshore.example',
        school: 'Lakeshore State University',
      });
      assert.deepEqual(
        rows[0].answers,
        Object.fromEntries(
          questions.map((question) => {
            switch (question.kind) {
              case 'short-text':
                return [question.id, 'Trade statistics'];
              case 'long-text':
                return [question.id, 'First I would count.\nThen I would ask.'];
              case 'single-choice':
                return [question.id, question.options[0]?.value];
              case 'yes-no':
                return [question.id, true];
              default:
                return [question.id, undefined];
            }
          }),
        ),
      );

      const mails = await eventually(marketplace.outbox, ({ length }) => length >= 3);
      assert.deepEqual(mails.map(({ subject }) => subject?.replace(/\d{6}$/, '123456')).toSorted(), [
        'Confirm your application: 123456',
        `New application: ${TITLE}`,
        `Your application: ${TITLE}`,
      ]);

      assert.equal(sent.length, 1);
      const [request] = sent as [HTTPRequest];
      const again = await fetch(request.url(), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': request.headers()['idempotency-key'] ?? '',
        },
        body: (await request.fetchPostData()) ?? '',
      });
      assert.equal(again.status, 201);
      assert.equal(((await again.json()) as { id: string }).id, rows[0].id);
      assert.equal(await marketplace.database.$count(applications), 1);
      await page.close();
    });

    it('keeps form input when leaving the form and returning', async () => {
      const page = await journey.open();
      await sees(page, '20 of 22');
      await page.locator(`>>>[data-slug="${SLUG}"]`).click();
      await page.locator('>>>[part="apply"]').click();
      await page.locator('>>>#person-name').fill('Ada');
      await page.locator('>>>[part="back"]').click();
      await focusIsOn(page, TITLE);
      await page.locator('>>>[part="apply"]').click();

      const name = await page
        .locator('>>>#person-name')
        .map((node) => (node as HTMLInputElement).value)
        .wait();
      assert.equal(name, 'Ada');
      await page.close();
    });

    it('moves focus to the first new card after loading more', async () => {
      const page = await journey.open();
      await feedShows(page, { status: en.shown(20, 22) });
      await page.locator('>>>[part="load-more"]').click();
      await feedShows(page, { status: en.shown(22, 22) });

      const cards = await page.$$('>>>[part="card-title"]');
      assert.equal(cards.length, 22);
      const titles = await Promise.all(cards.map((card) => card.evaluate((node) => node.textContent.trim())));
      await focusIsOn(page, titles[20]!);
      await page.close();
    });

    it('applies in a standalone form', async () => {
      const page = await journey.open('/apply.html');
      await sees(page, `Apply for ${TITLE}`);
      await assertAccessible(page, 'form alone');
      await page.locator('>>>#person-name').fill('李雷');
      await page.locator('>>>#person-email').fill('lei@example.edu');
      await page.locator('>>>#person-school').fill('Northgate University');
      for (const question of (await readPosting(journey, SLUG)).questions.items) {
        const control = page.locator(`>>>#answers-${question.id}`);
        await (question.kind.endsWith('text') ? control.fill('An answer') : control.click());
      }
      for (const id of ['statements-adult', 'statements-work-authorised', 'consent-given']) {
        await page.locator(`>>>#${id}`).click();
      }
      await page.locator('>>>[part="send"]').click();

      await confirmByKeyboard(page, journey.marketplace, 'lei@example.edu');
      await page.close();
    });

    it('shows the fallback link without JavaScript', async () => {
      const page = await journey.open('/index.html', { javaScript: false });

      // What waits in the page would need its scripts.
      const text = await page.$eval('micro-internship-feed a', (link) => link.textContent.trim());
      assert.equal(text, 'See all micro-internships');
      await page.close();
    });
  });
}
