import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Posting } from '../../server/domain/posting.ts';
import type { Question } from '../../src/contract/questions.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { savePdf } from '../kit/files.ts';
import { assertAccessible, focusIsOn, sees, startJourney, tabTo, type Journey } from '../kit/journey.ts';
import { confirmByKeyboard } from '../kit/mailed-code.ts';
import { aPosting, savePostings } from '../kit/postings.ts';
import { chooseFile, storedFor } from '../kit/typed-form.ts';

const PERSON = {
  name: 'Ada Nwosu',
  email: 'ada@lakeshore.example',
  school: 'Lakeshore State University',
};

/** Question that both employers ask in the same words, under ids of their own. */
const common = (prefix: string): Question[] => [
  { id: `${prefix}-tools`, kind: 'short-text', label: 'Which tools do you know?', required: true },
  { id: `${prefix}-work`, kind: 'link', label: 'Where is your best work?', required: true },
  { id: `${prefix}-visit`, kind: 'yes-no', label: 'Can you visit us once?', required: true },
  { id: `${prefix}-resume`, kind: 'file', label: 'Your resume', required: true },
];

const FIRST = aPosting({
  title: 'Sort the type of a press',
  questions: [
    ...common('press'),
    { id: 'order', kind: 'short-text', label: 'Sorted by what?', required: true },
  ],
  statements: [],
});
const SECOND = aPosting({
  title: 'Survey the visitors of a mill',
  questions: [
    { id: 'ask', kind: 'long-text', label: 'What would you ask a miller?', required: true },
    ...common('mill'),
    { id: 'days', kind: 'number', label: 'How many days would you need?', required: true },
  ],
  statements: [],
});

const TYPED = {
  'person-name': PERSON.name,
  'person-email': PERSON.email,
  'person-school': PERSON.school,
  'answers-press-tools': 'Spreadsheets and SQL',
  'answers-press-work': 'https://ada.example/sheet',
};

/** Effort that a form took: keys and presses. */
interface Effort {
  keys: number;
  /** The fields that were changed and the buttons that were pressed, each once. */
  touched: string[];
}

/** Counts from the first page on what is done by hand. */
const countEffort = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const effort: Effort = { keys: 0, touched: [] };
    Object.assign(globalThis, { effort });
    const touch = (event: Event) => {
      const [target] = event.composedPath() as [HTMLElement];
      const name = target.id || target.textContent.trim();
      if (!effort.touched.includes(name)) effort.touched.push(name);
    };
    addEventListener('keydown', () => (effort.keys += 1), { capture: true });
    addEventListener('input', touch, { capture: true });
    addEventListener('click', touch, { capture: true });
  });

const effortOn = (page: Page): Promise<Effort> =>
  page.evaluate(() => (globalThis as unknown as { effort: Effort }).effort);

const report = (test: TestContext, who: string, { keys, touched }: Effort) => {
  test.diagnostic(`${who}: ${keys} key presses, ${touched.length} fields and buttons touched`);
};

const press = async (page: Page, name: string, key: 'Enter' | ' ' = 'Enter') => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};

const type = async (page: Page, id: string, text: string) => {
  await tabTo(page, id);
  await page.keyboard.type(text);
};

for (const [browser, name] of longJourneyEngines) {
  describe(`a visitor who comes back in ${name}`, () => {
    let journey: Journey;
    let file: string;
    let remove: () => Promise<void>;
    before(async () => {
      journey = await startJourney({ browser });
      await savePostings(journey.marketplace.database, FIRST, SECOND);
      ({ file, remove } = await savePdf());
    });
    after(async () => {
      await journey.close();
      await remove();
    });

    const openForm = async ({ slug, title }: Posting): Promise<Page> => {
      const page = await journey.open('about:blank');
      await countEffort(page);
      await page.goto(`${journey.marketplace.url}/m/${slug}/apply`);
      await sees(page, `Apply for ${title}`);
      return page;
    };
    const send = async (page: Page) => {
      await press(page, 'consent-given', ' ');
      await press(page, 'Submit application');
    };

    it('answers what is asked for the first time, agrees, sends and confirms, and does nothing more; is known the second time and asked for no code', async (test) => {
      const first = await openForm(FIRST);
      for (const [id, text] of Object.entries(TYPED)) await type(first, id, text);
      await press(first, 'answers-press-visit', ' ');
      await tabTo(first, 'answers-press-resume');
      await chooseFile(first, file);
      await sees(first, 'is uploaded.');
      await type(first, 'answers-order', 'By foundry');
      await send(first);
      await confirmByKeyboard(first, journey.marketplace, PERSON.email);
      await press(first, 'Save my details');
      await sees(first, 'Details saved on this device.');
      const effort = await effortOn(first);
      await first.close();

      const second = await openForm(SECOND);
      await sees(second, 'Use my saved details');
      await press(second, 'Use my saved details');
      await second.waitForFunction(
        (school) =>
          document
            .querySelector('micro-internship-apply')
            ?.shadowRoot?.querySelector<HTMLInputElement>('#person-school')?.value === school,
        {},
        PERSON.school,
      );
      await assertAccessible(second, 'filled in');
      await type(second, 'answers-ask', 'Who brings the grain?');
      // A file belongs to one application, so the device does not remember it.
      await tabTo(second, 'answers-mill-resume');
      await chooseFile(second, file);
      await sees(second, 'is uploaded.');
      await type(second, 'answers-days', '12');
      await send(second);
      await focusIsOn(second, 'Application received');
      const later = await effortOn(second);
      await second.close();

      report(test, 'for the first time', effort);
      report(test, 'coming back', later);
      assert.deepEqual(effort.touched, [
        ...Object.keys(TYPED),
        'answers-press-visit',
        'answers-press-resume',
        'answers-order',
        'consent-given',
        'Submit application',
        'code',
        'Confirm',
        'Save my details',
      ]);
      assert.deepEqual(later.touched, [
        'Use my saved details',
        'answers-ask',
        'answers-mill-resume',
        'answers-days',
        'consent-given',
        'Submit application',
      ]);
      assert.ok(later.keys < effort.keys / 2, `${later.keys} keys where there were ${effort.keys}`);

      const { database } = journey.marketplace;
      const [before] = await storedFor(database, FIRST.slug);
      const [stored, ...others] = await storedFor(database, SECOND.slug);
      assert.deepEqual(others, []);
      const { 'mill-resume': resume, ...answers } = stored?.answers ?? {};
      assert.deepEqual(stored?.person, PERSON);
      assert.deepEqual(answers, {
        ask: 'Who brings the grain?',
        'mill-tools': TYPED['answers-press-tools'],
        'mill-work': TYPED['answers-press-work'],
        'mill-visit': true,
        days: 12,
      });
      assert.match(String(resume), /^[\da-f-]{36}$/);
      assert.notEqual(resume, before?.answers['press-resume']);
    });
  });
}
