import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import type { ElementHandle, Page } from 'puppeteer-core';
import { applicationQuestionnaires } from '../../server/import/application-questionnaires.ts';
import { importQuestions } from '../../server/import/import-questions.ts';
import type { QuestionRow } from '../../server/import/question-mapping.ts';
import { applications, microInternships } from '../../server/store/schema/index.ts';
import type { Answer, Question } from '../../src/contract/questions.ts';
import { isFilterable } from '../../src/features/apply/required-parts.ts';
import { answerTo } from '../kit/answers.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { sees, startJourney, type Journey } from '../kit/journey.ts';

const file = fileURLToPath(new URL('../../../shared/data/application-questionnaires.jsonl', import.meta.url));
const skip = existsSync(file) ? false : 'shared data is absent';

interface Form {
  row: QuestionRow;
  slug: string;
  title: string;
  questions: Question[];
}

const rows = skip ? [] : applicationQuestionnaires.read(await readFile(file, 'utf8'));
const forms: Form[] = rows.flatMap((row) => {
  assert.ok(row.ok && row.sample, `line ${row.line} makes no posting`);
  const { slug, title } = row.sample.posting;
  return [{ row, slug, title, questions: row.questions }];
});

const byLength = forms.toSorted((one, other) => other.questions.length - one.questions.length);

/** Those with the longest lists, the longest forms and the shortest ones. */
const SOME = [
  ...forms.filter(({ questions }) => questions.some(isFilterable)),
  ...byLength.slice(0, 2),
  ...byLength.slice(-2),
];

const FORMS = process.env.TEST_FULL === '1' ? forms : SOME;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A question as it is shown: its words and what can be answered. */
interface Shown {
  label: string;
  help: string;
  required: boolean;
  /** Radios, boxes, a list to type into or a text. */
  control: string;
  options: string[];
}

const CONTROLS: Partial<Record<Question['kind'], string>> = {
  'single-choice': 'radio',
  'multiple-choice': 'checkbox',
  'long-text': 'textarea',
};

const asShown = (question: Question): Shown => ({
  label: oneLine(question.label),
  help: oneLine(question.help ?? ''),
  required: question.required,
  control: isFilterable(question) ? 'combobox' : (CONTROLS[question.kind] ?? ''),
  options: 'options' in question ? question.options.map(({ label }) => oneLine(label)) : [],
});

/** The questions of the form on show; of a list to type into the options are not there before it is open. */
const questionsOn = (page: Page): Promise<Shown[]> =>
  page.$$eval('>>>[part="field"]:has([id^="answers-"])', (fields) =>
    fields.map((field) => {
      const read = (element: Element | null | undefined) =>
        (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      const controls = [...field.querySelectorAll<HTMLInputElement>('input, textarea')];
      return {
        label: read(field.querySelector('label, legend')?.querySelector('bdi')),
        help: read(field.querySelector('.field-hint bdi')),
        required: !field.querySelector('.optional'),
        control: controls[0]?.role ?? controls[0]?.type ?? '',
        options: [...field.querySelectorAll('.choice, [role="option"]')].map(read),
      };
    }),
  );

/** Opens a list, reads its options, narrows them down to those with the words of one and takes that. */
const chooseFrom = async (page: Page, { id }: Question, wanted: string): Promise<string[]> => {
  const control = (await page.waitForSelector(
    `>>>[role="combobox"]#answers-${id}`,
  )) as ElementHandle<HTMLInputElement>;
  const find = () => page.$$(`>>>#answers-${id}-options [role="option"]`);
  const wordsOf = (found: ElementHandle[]) =>
    Promise.all(
      found.map((option) => option.evaluate(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())),
    );
  await control.click();
  const all = await wordsOf(await find());
  await control.type(wanted);
  const left = await find();
  await left[(await wordsOf(left)).indexOf(wanted)]?.click();
  return all;
};

/** Fills in fields by their names, and presses what is to be chosen. */
const put = (page: Page, values: Record<string, string[]>) =>
  page.$eval(
    '>>>[part="form"]',
    (form, given) => {
      for (const [name, wanted] of Object.entries(given)) {
        for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) {
          if (field.type === 'radio' || field.type === 'checkbox') {
            if (wanted.includes(field.value)) field.click();
          } else if (field.type !== 'hidden') {
            field.value = wanted.join();
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }
      }
    },
    values,
  );

for (const [browser, name] of longJourneyEngines)
  describe(`the forms of real questionnaires in ${name}`, { skip }, () => {
    let journey: Journey;
    before(async () => {
      journey = await startJourney({ browser });
      assert.equal(forms.length, 170);
      const summary = await importQuestions(
        journey.marketplace.database,
        FORMS.map(({ row }) => row),
        { sampleAt: new Date() },
      );
      assert.deepEqual(summary, { added: FORMS.length, changed: 0, refused: [] });
    });
    after(() => journey.close());

    const storedFor = async (slug: string) => {
      const found = await journey.marketplace.database
        .select({ answers: applications.answers })
        .from(applications)
        .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
        .where(eq(microInternships.slug, slug));
      return found.map(({ answers }) => answers);
    };

    /** Opens the form of a posting and waits until it is all there. */
    const open = async (page: Page, { slug, title, questions }: Form) => {
      await page.$eval(
        'micro-internship-apply',
        (element, posting) => element.setAttribute('micro-internship', posting),
        slug,
      );
      await page.waitForSelector('>>>[part="form"]');
      for (const { id } of questions.filter(isFilterable))
        await page.waitForSelector(`>>>[role="combobox"]#answers-${id}`);
      const heading = await page.$eval('>>>.title', ({ textContent }) => textContent);
      assert.equal(heading.trim(), `Apply for ${title}`);
    };

    /** Answers each question of the form on show, and gives the questions as they are shown there. */
    const answerAll = async (page: Page, { questions }: Form, answers: Record<string, Answer>) => {
      const shown = await questionsOn(page);
      for (const [index, question] of questions.entries()) {
        const chosen =
          'options' in question && question.options.find(({ value }) => value === answers[question.id]);
        if (chosen && isFilterable(question))
          shown[index]!.options = await chooseFrom(page, question, oneLine(chosen.label));
      }
      const entries = Object.entries(answers).map(([id, answer]) => [
        `answers.${id}`,
        [answer].flat().map(String),
      ]);
      await put(page, Object.fromEntries(entries) as Record<string, string[]>);
      return shown;
    };

    it(`show, validate and submit every question: ${FORMS.length} of 170`, async () => {
      const page = await journey.open('/apply.html');
      await sees(page, 'Submit application');

      for (const [turn, form] of FORMS.entries()) {
        const { slug, questions } = form;
        const answers = Object.fromEntries(
          questions.map((question, index) => [question.id, answerTo(question, turn + index)]),
        );
        await open(page, form);

        const shown = await answerAll(page, form, answers);
        await put(page, {
          'person.name': ['Ada Nwosu'],
          'person.email': [`ada-${turn}@lakeshore.example`],
          'person.school': ['Lakeshore State University'],
          'statements.adult': ['on'],
          'statements.work-authorised': ['on'],
          'consent.given': ['on'],
        });
        await page.locator('>>>[part="send"]').click();
        await page.waitForSelector('>>>[part="receipt"]');

        assert.deepEqual(shown, questions.map(asShown), slug);
        assert.deepEqual(await storedFor(slug), [answers], slug);
      }
      await page.close();
    });
  });
