import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import { applications } from '../../server/store/schema/index.ts';
import { QUESTION_KINDS, type Question } from '../../src/contract/questions.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { EVERY_ANSWER, EVERY_QUESTION } from '../kit/every-question.ts';
import { savePdf } from '../kit/files.ts';
import {
  assertAccessible,
  focused,
  focusIsOn,
  follow,
  sees,
  startJourney,
  tabTo,
  type Journey,
} from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { aPosting, savePostings } from '../kit/postings.ts';
import { chooseFile } from '../kit/typed-form.ts';
import { ASKS_FOR_CODE, confirmByKeyboard } from '../kit/mailed-code.ts';

const EMAIL = 'ada@lakeshore.example';

/** A full run follows every link to an error, a plain one every fifth, and goes on from there. */
const EVERY = process.env.TEST_FULL === '1' ? 1 : 5;

const PAPER: Question = {
  id: 'paper',
  kind: 'single-choice',
  label: 'Which paper?',
  required: true,
  options: [{ value: 'laid', label: 'Laid' }],
  other: true,
};

const POSTING = aPosting({ title: 'Sort the type of a press', questions: [...EVERY_QUESTION, PAPER] });

type Act = (page: Page) => Promise<unknown>;

const type =
  (text: string): Act =>
  (page) =>
    page.keyboard.type(text);

/** Types in the place of what stands there. */
const retype =
  (text: string): Act =>
  async (page) => {
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type(text);
  };

const choose: Act = (page) => page.keyboard.press(' ');

const chooseFromList: Act = async (page) => {
  await retype('county 42')(page);
  await assertAccessible(page, 'list narrowed down');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
};

const chooseOther: Act = async (page) => {
  // From the first box to the last one.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Rag paper');
};

const chooseFromBoxes: Act = async (page) => {
  await page.keyboard.type('county 96');
  await sees(page, '1 option');
  await page.keyboard.press('Tab');
  // A browser may stop at the list itself, which scrolls, before its only box.
  if ((await focused(page)).tag !== 'input') await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
};

const pick =
  (file: string, told: string): Act =>
  async (page) => {
    await chooseFile(page, file);
    await sees(page, told);
  };

interface Step {
  /** Steps before the check, if any. */
  wrong?: Act;
  /** Text that is read from it. */
  error: string;
  mend: Act;
}

/** By the id of the field: what goes wrong and how it is mended. */
const stepsWith = (files: { wrong: string; right: string }): Record<string, Step> => ({
  'person-name': { error: 'Enter your full name', mend: type('Ada Nwosu') },
  'person-email': {
    wrong: type('ada@'),
    error: 'Enter an email address like name@example.edu',
    mend: retype(EMAIL),
  },
  'person-school': { error: 'Enter the name of your school', mend: type('Lakeshore State University') },
  'answers-short': { error: 'Answer the question: Which type do you like?', mend: type(EVERY_ANSWER.short) },
  'answers-long': {
    wrong: type('By foundry. '.repeat(6)),
    error: 'Shorten to 60 characters or fewer: How would you sort it?',
    mend: async (page) => {
      await retype(EVERY_ANSWER.long)(page);
      await sees(page, '35 characters left');
    },
  },
  'answers-one': { error: 'Choose an answer: Which of three?', mend: choose },
  'answers-county': {
    wrong: type('Atlantis'),
    error: 'Choose an answer: Which county?',
    mend: chooseFromList,
  },
  'answers-some': { error: 'Choose an answer: Which of the counties?', mend: chooseFromBoxes },
  'answers-visit': { error: 'Choose an answer: Can you visit?', mend: choose },
  'answers-weeks': {
    wrong: type('six'),
    error: 'Enter a number such as 12 or 7.5: How many weeks?',
    mend: retype('6'),
  },
  'answers-since': {
    wrong: type('05042021'),
    error: 'Enter January 1, 2030 or later: When could you begin?',
    mend: type('05042031'),
  },
  'answers-site': {
    wrong: type('my page'),
    error: 'Enter an address that starts with https://: Where is your work?',
    mend: retype(EVERY_ANSWER.site),
  },
  'answers-resume': {
    wrong: pick(files.wrong, 'The file is not a PDF'),
    error: 'The file is not a PDF, DOC or DOCX. Choose another one: Your résumé',
    mend: pick(files.right, 'is uploaded.'),
  },
  'answers-paper': { error: 'Choose an answer: Which paper?', mend: chooseOther },
  'statements-adult': { error: 'Confirm: I am 18 or older', mend: choose },
  'consent-given': {
    error: 'Agree to share your application',
    mend: choose,
  },
});

const errorsOn = (page: Page): Promise<string[]> =>
  page.$$eval('>>>[part="error-summary"] a', (links) =>
    links.map((link) => link.textContent.trim().replace(/\s+/g, ' ')),
  );

for (const [browser, name] of journeyEngines) {
  describe(`a visitor with a form of every kind of question in ${name}`, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
      await savePostings(journey.marketplace.database, POSTING);
    });
    after(() => journey.close());

    const openForm = async (): Promise<Page> => {
      const page = await journey.open(`${journey.marketplace.url}/m/${POSTING.slug}/apply`);
      await sees(page, `Apply for ${POSTING.title}`);
      // The lists of a page of ours take the place of its boxes once its script is there.
      await page.waitForSelector('>>>[role="combobox"]');
      return page;
    };
    const stored = () => journey.marketplace.database.select().from(applications);

    it('fixes errors in all fields, uploads, submits, reviews and withdraws by keyboard', async () => {
      assert.deepEqual(new Set(EVERY_QUESTION.map(({ kind }) => kind)), new Set(QUESTION_KINDS));
      const { file: right, folder, remove } = await savePdf();
      const wrong = join(folder, 'resume.txt');
      await writeFile(wrong, 'All that I have done.');
      const steps = Object.entries(stepsWith({ wrong, right }));
      const page = await openForm();
      await assertAccessible(page, 'form');

      for (const [id, step] of steps) {
        await tabTo(page, id);
        await step.wrong?.(page);
      }
      await tabTo(page, 'Submit application');
      await page.keyboard.press('Enter');
      await focusIsOn(page, 'There is a problem');
      assert.deepEqual(
        await errorsOn(page),
        steps.map(([, { error }]) => error),
      );
      await assertAccessible(page, 'form with errors');

      for (const [index, [id, { error, mend }]] of steps.entries()) {
        if (index % EVERY === 0) {
          await tabTo(page, error, { isBefore: index > 0 });
          await page.keyboard.press('Enter');
          assert.equal((await focused(page)).id, id);
        } else await tabTo(page, id);
        await mend(page);
        const left = steps.slice(index + 1).map(([, { error: other }]) => other);
        await eventually(
          () => errorsOn(page),
          (errors) => isDeepStrictEqual(errors, left),
        );
      }
      await assertAccessible(page, 'form mended');
      await tabTo(page, 'Submit application');
      await page.keyboard.press('Enter');
      await focusIsOn(page, ASKS_FOR_CODE);
      await assertAccessible(page, 'receipt that asks for a code');
      await confirmByKeyboard(page, journey.marketplace, EMAIL);
      await assertAccessible(page, 'receipt');
      await remove();

      const [row, ...others] = await stored();
      assert.equal(others.length, 0);
      const { resume, ...answers } = row?.answers ?? {};
      assert.deepEqual(answers, { ...EVERY_ANSWER, paper: 'Rag paper' });
      assert.match(String(resume), /^[\da-f-]{36}$/);

      const mails = await journey.marketplace.mailsTo(EMAIL, 2);
      const texts = mails.map(({ text }) => text).join('\n');
      await page.goto(/http\S+\/applications\/\S+/.exec(texts)?.[0] ?? '');
      await sees(page, EVERY_ANSWER.long);
      await assertAccessible(page, 'status');
      await follow(page, 'Withdraw application');
      await follow(page, 'Yes, withdraw');
      await sees(page, 'Withdrawn');
      assert.ok((await stored())[0]?.withdrawnAt);
      await page.close();
    });
  });
}
