import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { eq } from 'drizzle-orm';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Posting } from '../../server/domain/posting.ts';
import { findCampus, saveCampus } from '../../server/store/campuses.ts';
import { applications, microInternships } from '../../server/store/schema/index.ts';
import { pageMessages } from '../../server/web/layout/page-messages.ts';
import { startFrameSite, type FrameSite } from '../hosts/frames/site.ts';
import { openForm, openPosting, ourFrame } from '../hosts/frames/visit.ts';
import { fillIn, ours, reads, showsRows } from '../hosts/visit.ts';
import { journeyEngines } from '../kit/browsers.ts';
import {
  assertAccessible,
  focused,
  focusIsOn,
  follow,
  readPosting,
  sees,
  startJourney,
  tabTo,
  type Journey,
} from '../kit/journey.ts';
import { ASKS_FOR_CODE, codeMail, mailedCode, typeCode } from '../kit/mailed-code.ts';
import { eventually } from '../kit/marketplace.ts';
import { anEmployer, savePostings } from '../kit/postings.ts';
import { listen, toldOf } from '../kit/announcements.ts';
import { agreeAndSend, aShortPosting, showForm, TYPED, typeInto } from '../kit/typed-form.ts';

const MOST_KEYS = 10;
const FRAMED = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const WORDS = pageMessages('en').confirm;

const other = (code: string): string => (code === '123456' ? '654321' : '123456');

const submitted = ({ title }: Posting) => `New application: ${title}`;

for (const [browser, name] of journeyEngines)
  describe(`confirmation of an application in ${name}`, () => {
    let journey: Journey;
    let frames: FrameSite;
    const postings = {
      host: aShortPosting('Count the type'),
      corrected: aShortPosting('Weigh the type'),
      plain: aShortPosting('Wash the type'),
      mailed: aShortPosting('Oil the press'),
    };
    before(async () => {
      journey = await startJourney({ browser });
      frames = await startFrameSite(journey.marketplace.url);
      const { database } = journey.marketplace;
      await savePostings(database, ...Object.values(postings));
      const lakeshore = await findCampus(database, 'lakeshore');
      assert.ok(lakeshore);
      await saveCampus(database, { ...lakeshore, frameAncestors: ['http://localhost:*'] });
    });
    after(async () => {
      await frames.close();
      await journey.close();
    });

    const addressFor = (part: string) => `zoe.${part}.${browser}@lakeshore.example`;

    /** The one application to a posting. */
    const rowOf = async (slug: string) => {
      const rows = await journey.marketplace.database
        .select({ person: applications.person, confirmedAt: applications.confirmedAt })
        .from(applications)
        .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
        .where(eq(microInternships.slug, slug));
      assert.equal(rows.length, 1);
      return rows[0]!;
    };

    const mailsAbout = async (posting: Posting) =>
      (await journey.marketplace.outbox()).filter(({ subject }) => subject === submitted(posting));

    const waits = async (posting: Posting) => {
      assert.equal((await rowOf(posting.slug)).confirmedAt, null);
      assert.equal((await mailsAbout(posting)).length, 0);
    };

    /** It counts, and the employer has heard of it once. */
    const counts = async (posting: Posting, email: string) => {
      const { confirmedAt, person } = await rowOf(posting.slug);
      assert.ok(confirmedAt);
      assert.equal(person.email, email);
      const mails = await eventually(
        () => mailsAbout(posting),
        ({ length }) => length > 0,
      );
      assert.deepEqual(
        mails.map(({ to }) => to?.map(({ address }) => address)),
        [[anEmployer().email]],
      );
    };

    /** Applies on the campus page by keyboard alone, up to the receipt that asks for a code. */
    const applyOn = async (page: Page, { slug }: Posting, email: string) => {
      await showForm(page, { api: journey.marketplace.url, slug });
      await typeInto(page, { ...TYPED, 'person-email': email });
      await agreeAndSend(page);
      await focusIsOn(page, ASKS_FOR_CODE);
    };

    /** Waits until something is said of a field and the focus is in it. */
    const says = async (page: Page, text: string, id: string) => {
      await sees(page, text);
      await eventually(
        () => focused(page),
        (now) => now.id === id,
      );
    };

    const isMarked = (page: Page, id: string) =>
      page.$eval(`>>>#${id}`, (field) => field.getAttribute('aria-invalid') === 'true');

    it('confirms by keyboard on a campus page with the mailed code', async (test: TestContext) => {
      const posting = postings.host;
      const email = addressFor('host');
      const page = await journey.open();
      await applyOn(page, posting, email);
      await assertAccessible(page, 'asks for the code');
      await waits(posting);
      await listen(page);
      await page.evaluate(() => {
        Object.assign(globalThis, { keys: 0 });
        const count = globalThis as unknown as { keys: number };
        addEventListener('keydown', () => (count.keys += 1), { capture: true });
      });

      const code = await mailedCode(journey.marketplace, email);
      const told = await toldOf(
        page,
        () => typeCode(page, code),
        () => focusIsOn(page, 'Application received'),
      );

      assert.deepEqual(told.slice(-2).toSorted(), [
        'focus Application received',
        'says Your email is confirmed.',
      ]);
      const keys = await page.evaluate(() => (globalThis as unknown as { keys: number }).keys);
      test.diagnostic(`to confirm: ${keys} key presses`);
      assert.ok(keys <= MOST_KEYS, `${keys} key presses`);
      await assertAccessible(page, 'confirmed');
      assert.equal(await page.$('>>>#code'), null);
      await counts(posting, email);
      await page.close();
    });

    it('confirms after a wrong code, a new code and a corrected email', async () => {
      const { marketplace } = journey;
      const posting = postings.corrected;
      const [wrong, right] = [addressFor('typo'), addressFor('corrected')];
      const page = await journey.open('/index.html', { expected: /status of 400/ });
      await applyOn(page, posting, wrong);
      const first = await mailedCode(marketplace, wrong);

      await typeCode(page, '12');
      await says(page, 'Enter the six digits from the email', 'code');
      await page.keyboard.press('End');
      for (const _ of '12') await page.keyboard.press('Backspace');
      await page.keyboard.type(other(first));
      await page.keyboard.press('Enter');
      await says(page, 'That is not the code we sent.', 'code');
      assert.ok(await isMarked(page, 'code'));
      await assertAccessible(page, 'wrong code');

      await tabTo(page, 'Send a new code');
      await page.keyboard.press('Enter');
      await says(page, 'We sent a new code to', 'code');
      await assertAccessible(page, 'new code');
      const second = await mailedCode(marketplace, wrong, first);
      await typeCode(page, first);
      await says(page, 'That is not the code we sent.', 'code');

      await tabTo(page, 'Change email address');
      await page.keyboard.press('Enter');
      await tabTo(page, 'email');
      await page.keyboard.type('@');
      await page.keyboard.press('Enter');
      await says(page, 'Enter an email address like name@example.edu', 'email');
      await assertAccessible(page, 'wrong address');
      await page.$eval('>>>#email', (field) => (field as HTMLInputElement).select());
      await page.keyboard.type(right);
      await page.keyboard.press('Enter');
      await says(page, right, 'code');
      const third = await mailedCode(marketplace, right);
      await typeCode(page, second);
      await says(page, 'That is not the code we sent.', 'code');
      await waits(posting);

      await page.$eval('>>>#code', (field) => (field as HTMLInputElement).select());
      await page.keyboard.type(third);
      await page.keyboard.press('Enter');
      await focusIsOn(page, 'Application received');
      const shown = await page.$eval('>>>[part="sent"]', ({ textContent }) => textContent);
      assert.ok(shown.includes(right) && !shown.includes(wrong));
      await assertAccessible(page, 'confirmed after all');
      await counts(posting, right);
      await page.close();
    });

    it('confirms without JavaScript after a wrong code, a new code and a corrected email', async () => {
      const { marketplace } = journey;
      const posting = postings.plain;
      const [wrong, right] = [addressFor('plain-typo'), addressFor('plain')];
      const page = await journey.open(`${marketplace.url}/m/${posting.slug}/apply`, {
        javaScript: false,
        width: 360,
        expected: /status of 400/,
      });
      // Nothing that waits in the page ends there.
      const find = async (selector: string) => {
        const found = await page.evaluateHandle(
          (wanted) =>
            document.querySelector('micro-internship-apply')?.shadowRoot?.querySelector<HTMLElement>(wanted),
          selector,
        );
        const element = found.asElement();
        assert.ok(element, `there is no ${selector} at ${page.url()}`);
        return element as ElementHandle<HTMLElement>;
      };
      const textOf = async (selector: string) =>
        (await find(selector)).evaluate(({ innerText }) => innerText.replaceAll(/\s+/g, ' ').trim());
      const put = async (selector: string, text: string) => {
        await (
          await find(selector)
        ).evaluate((field) => {
          field.focus();
          (field as HTMLInputElement).select();
        });
        await page.keyboard.type(text);
      };
      const press = async (selector: string) => {
        await (await find(selector)).evaluate((element) => element.focus());
        await follow(page, (await focused(page)).text);
      };
      const isWell = async (state: string) => {
        assert.ok(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${state} fits`,
        );
        if (browser !== 'chromium') return;
        // axe waits; the scripts of the page were passed over when it was read and do not run any more.
        await page.setJavaScriptEnabled(true);
        await assertAccessible(page, state);
        assert.ok(
          !(await page.evaluate(() => 'hasUpdated' in document.querySelector('micro-internship-apply')!)),
        );
        await page.setJavaScriptEnabled(false);
      };

      for (const [id, text] of Object.entries({ ...TYPED, 'person-email': wrong })) await put(`#${id}`, text);
      await (await find('#consent-given')).evaluate((box) => box.focus());
      await page.keyboard.press(' ');
      await press('[part="send"]');
      assert.equal(await textOf('h1'), ASKS_FOR_CODE);
      await isWell('asks for the code without script');
      const first = await mailedCode(marketplace, wrong);
      await put('#code', other(first));
      await press('[part="confirm-code"]');
      assert.match(await textOf('.code'), /That is not the code we sent\./);
      await isWell('wrong code without script');

      await press('.confirm-more > form [value="resend"]');
      assert.match(await textOf('.confirm'), /We sent a new code to/);
      await isWell('new code without script');
      await mailedCode(marketplace, wrong, first);
      await (await find('summary')).evaluate((summary) => summary.focus());
      await page.keyboard.press('Enter');
      await put('#email', '@');
      await press('.change-email [value="resend"]');
      assert.match(await textOf('.change-email'), /Enter an email address like/);
      await isWell('wrong address without script');
      await put('#email', right);
      await press('.change-email [value="resend"]');
      await waits(posting);

      await put('#code', await mailedCode(marketplace, right));
      await press('[part="confirm-code"]');
      assert.equal(await textOf('h1'), 'Application received');
      assert.match(await textOf('[part="sent"]'), new RegExp(right.replaceAll('.', '\\.')));
      await isWell('confirmed without script');
      await counts(posting, right);
      await page.close();
    });

    it('confirms in an iframe', async () => {
      const { marketplace } = journey;
      const page = await journey.open('about:blank');
      await page.goto(frames.address('plain'));
      const frame = await ourFrame(page, marketplace);
      await showsRows(frame, 20);
      await openPosting(frame, FRAMED);
      await openForm(frame);
      await fillIn(frame, journey, FRAMED);
      const email = addressFor('frame');
      await frame.locator(ours('#person-email')).fill(email);
      await frame.locator(ours('[part="send"]')).click();
      await reads(frame, ASKS_FOR_CODE);
      await assertAccessible(frame, 'asks for the code in a frame');
      assert.equal((await rowOf(FRAMED)).confirmedAt, null);

      await frame.locator(ours('#code')).click();
      await page.keyboard.type(await mailedCode(marketplace, email));
      await page.keyboard.press('Enter');
      await reads(frame, 'Application received');
      await assertAccessible(frame, 'confirmed in a frame');

      assert.ok((await rowOf(FRAMED)).confirmedAt);
      const { title } = await readPosting(journey, FRAMED);
      await eventually(
        async () => (await marketplace.outbox()).map(({ subject }) => subject),
        (subjects) => subjects.includes(`New application: ${title}`),
      );
      await page.close();
    });

    it('confirms by the mailed link only when the button is pressed, and updates the first tab', async () => {
      const { marketplace } = journey;
      const posting = postings.mailed;
      const email = addressFor('mailed');
      const page = await journey.open();
      await applyOn(page, posting, email);
      const { code, mail } = await codeMail(marketplace, email);

      const tab = await journey.open('/mail');
      await sees(tab, mail.subject ?? '');
      await assertAccessible(tab, 'mail of the demo');
      const links = await tab.$$eval(
        'article',
        (articles, subject) =>
          articles
            .filter((article) => article.querySelector('h2')?.textContent === subject)
            .flatMap((article) => [...article.querySelectorAll('a')].map(({ href }) => href)),
        mail.subject ?? '',
      );
      assert.equal(links.length, 1);
      assert.ok(mail.text?.includes(links[0] ?? '-'));
      await follow(tab, links[0] ?? '');
      await sees(tab, WORDS.title);
      await sees(tab, posting.title);
      await assertAccessible(tab, 'opened by the link');
      await tab.reload();
      await waits(posting);

      await follow(tab, WORDS.confirm);
      await sees(tab, WORDS.confirmedTitle);
      await assertAccessible(tab, 'confirmed by the link');
      await counts(posting, email);
      await tab.close();

      await page.bringToFront();
      await typeCode(page, code);
      await focusIsOn(page, 'Application received');
      await counts(posting, email);
      await page.close();
    });

    // A visitor whom the device remembers is asked for no code: returning.test.ts.
  });
