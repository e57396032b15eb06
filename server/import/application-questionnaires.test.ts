import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import { answersTo, QuestionSet, type Question } from '../../src/contract/questions.ts';
import { answerTo } from '../../test/kit/answers.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { anApplication } from '../../test/kit/postings.ts';
import { applications } from '../store/schema/index.ts';
import { applicationQuestionnaires } from './application-questionnaires.ts';
import { importQuestions } from './import-questions.ts';
import type { QuestionRow } from './question-mapping.ts';
import { questionMappings } from './question-mappings.ts';

const OPTIONS = [
  { value: 'A', label: 'Yes,\nI do' },
  { value: 'B', label: 'No' },
];

const choice = (text: string, fields: object = {}) => ({
  kind: 'question',
  number: 1,
  text,
  options: OPTIONS,
  derived_type: 'radio',
  ...fields,
});
const open = (text: string) => choice(text, { options: [], derived_type: 'textarea' });
const info = (text: string) => ({ kind: 'info', text });

const aForm = (...items: object[]) => ({
  position_title: 'Student Trainee',
  agency: 'Mint',
  announcement_number: 'M-25-1',
  open_period: 'Wednesday, August 13, 2025 to Monday, August 25, 2025',
  items,
});

const read = (...forms: unknown[]): QuestionRow[] =>
  applicationQuestionnaires.read(forms.map((form) => JSON.stringify(form)).join('\n'));

const made = (row: QuestionRow | undefined) => {
  if (!row?.ok) assert.fail(JSON.stringify(row));
  return row;
};
const questionsOf = (...items: object[]): Question[] => made(read(aForm(...items))[0]).questions;

describe('application questionnaires mapping', () => {
  it('is registered by its name', () => {
    assert.equal(questionMappings['application-questionnaires'], applicationQuestionnaires);
  });

  it('makes choices and texts, each with an id of its own though the numbers begin anew', () => {
    const questions = questionsOf(
      choice('Do you work here?'),
      choice('Which days are good?', { derived_type: 'checkbox' }),
      open('What have you built?'),
    );

    const options = [
      { value: 'a', label: 'Yes, I do' },
      { value: 'b', label: 'No' },
    ];
    assert.deepEqual(questions, [
      { id: 'question-1', kind: 'single-choice', label: 'Do you work here?', required: true, options },
      { id: 'question-2', kind: 'multiple-choice', label: 'Which days are good?', required: true, options },
      { id: 'question-3', kind: 'long-text', label: 'What have you built?', required: true, maxLength: 4000 },
    ]);
  });

  const long = 'Describe the work that you have done, and for whom, ';
  for (const [name, text, label, help] of [
    [
      'its first paragraph',
      'Do you work here?\nIt counts since May.',
      'Do you work here?',
      'It counts since May.',
    ],
    [
      'the first sentence of a long paragraph',
      `${long.repeat(2)}in words. ${long.repeat(3)}`,
      `${long.repeat(2)}in words.`,
      long.repeat(3).trim(),
    ],
    [
      'more than a caption',
      'Licensure:\nMay you drive a car in the state of Ohio?\nSince when?',
      'Licensure: May you drive a car in the state of Ohio?',
      'Since when?',
    ],
    [
      'more than what an abbreviation ends',
      'Have you ever been at work outside the U.S. for longer than a month? Say so.\n\nOr not.',
      'Have you ever been at work outside the U.S. for longer than a month? Say so.',
      'Or not.',
    ],
  ] as const)
    it(`takes for the label of a question ${name}, and the rest for its help`, () => {
      const [question] = questionsOf(choice(text));

      assert.deepEqual([question?.label, question?.help], [label, help]);
    });

  it('puts headings in front of the next label and other information into its help', () => {
    const [first, second] = questionsOf(
      info('Eligibilities'),
      choice('Do you work here?'),
      info('Preferences'),
      info('Your résumé must be in English.'),
      choice('Do you travel?\nBy car.'),
    );

    assert.deepEqual([first?.label, first?.help], ['Eligibilities: Do you work here?', undefined]);
    assert.equal(second?.label, 'Preferences: Do you travel?');
    assert.equal(second.help, 'Your résumé must be in English.\n\nBy car.');
  });

  it('keeps information that no question follows with the last one', () => {
    const [question] = questionsOf(
      choice('Do you travel?\nBy car.'),
      info('Certification'),
      info('It is true.'),
    );

    assert.equal(question?.help, 'By car.\n\nCertification\n\nIt is true.');
  });

  for (const [item, required] of [
    [choice('Do you travel?'), true],
    [choice('Do you travel? (optional)'), false],
    [choice('If you travel, by what?'), true],
    [open('Tell us more.'), true],
    [open('Tell us more. Responses are not required.'), false],
    [open('If so, where?'), false],
  ] as const)
    it(`${required ? 'requires' : 'does not require'} an answer to ${item.derived_type} “${item.text}”`, () => {
      assert.equal(questionsOf(item)[0]?.required, required);
    });

  for (const [text, limit] of [
    ['Tell us more. (limit 1,200 characters)', 1200],
    ['Please limit your response to 500 characters or less.', 500],
    ['What is the limit of 20 apples and 30 characters of yours?', 4000],
    ['Tell us more.', 4000],
  ] as const)
    it(`takes up to ${limit} characters for an answer to “${text}”`, () => {
      const [question] = questionsOf(open(text));

      assert.equal(question?.kind === 'long-text' && question.maxLength, limit);
    });

  it('makes a posting to try the form with', () => {
    const { sample, questions } = made(read(aForm(choice('Do you travel?')))[0]);

    assert.equal(sample?.posting.title, 'Student Trainee');
    assert.equal(sample.posting.slug, 'student-trainee-m-25-1');
    assert.equal(sample.employer.name, 'Mint');
    assert.match(sample.employer.email, /\.invalid$/);
    assert.deepEqual(sample.posting.questions, questions);
  });

  for (const [items, error] of [
    [[], { pointer: '/items', reason: 'found a list, accepted: at least 1 of them' }],
    [[info('Only this.')], { pointer: '/items', reason: 'has no question' }],
    [[choice('')], { pointer: '/items/0/text', reason: 'is empty' }],
    [[choice('Which?', { options: [] })], { pointer: '/items/0/options', reason: 'is missing' }],
    [
      [choice('Which?', { options: [...OPTIONS, { value: 'a', label: 'Maybe' }] })],
      { pointer: '/items/0/options/2/value', reason: '"a" is that of another option' },
    ],
    [
      [choice('Which?', { derived_type: 'slider' })],
      { pointer: '/items/0/derived_type', reason: 'found "slider", accepted: radio, checkbox, textarea' },
    ],
    [[{ kind: 'image' }], { pointer: '/items/0/kind', reason: 'found "image", accepted: a known kind' }],
  ] as const)
    it(`says “${error.pointer} ${error.reason}” and makes sets of the other forms`, () => {
      const good = aForm(choice('Do you travel?'));

      const [first, second, last] = read(good, aForm(...items), good);

      assert.deepEqual(second, { ok: false, line: 2, errors: [error] });
      assert.equal(made(first).line, 1);
      assert.equal(made(last).line, 3);
    });
});

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu)?.toSorted() ?? [];

const DATA = new URL('../../../shared/data/application-questionnaires.jsonl', import.meta.url);
const skip = existsSync(DATA) ? false : `${DATA.pathname} is absent`;

describe('application questionnaires mapping of the real forms', { skip }, () => {
  const text = skip ? '' : readFileSync(DATA, 'utf8');
  const rows = applicationQuestionnaires.read(text);
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace();
  });
  after(() => marketplace.close());

  it('makes sets of all 170 that the contract takes, with no word lost', () => {
    const sources = text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { items: { text: string }[] }).items);

    const sets = rows.map((row) => made(row).questions);

    assert.equal(sets.length, 170);
    assert.equal(sets.flat().length, 2973);
    for (const [index, items] of sets.entries()) {
      assert.deepEqual(QuestionSet.parse({ version: 1, items }), { version: 1, items });
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
      assert.deepEqual(
        words(items.map(({ label, help }) => `${label} ${help ?? ''}`).join(' ')),
        words((sources[index] ?? []).map((item) => item.text).join(' ')),
      );
    }
  });

  it('makes forms that are answered through the API, each answer being stored as it was chosen', async () => {
    const { database, url } = marketplace;
    const summary = await importQuestions(database, rows, { sampleAt: new Date() });
    assert.deepEqual(summary, { added: 170, changed: 0, refused: [] });

    for (const [turn, row] of rows.entries()) {
      const slug = made(row).sample?.posting.slug ?? '';
      const posting = MicroInternship.parse(
        await (await fetch(`${url}/v1/micro-internships/${slug}`)).json(),
      );
      assert.equal(posting.sample, true);
      const { items, version } = posting.questions;
      assert.deepEqual(items, made(row).questions);
      const answers = Object.fromEntries(
        items.map((question, index) => [question.id, answerTo(question, turn + index)]),
      );
      assert.deepEqual(answersTo(items).parse(answers), answers);

      const response = await fetch(`${url}/v1/applications`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        body: JSON.stringify(
          anApplication({
            microInternship: slug,
            questionsVersion: version,
            statements: { adult: true, 'work-authorised': true },
            answers,
          }),
        ),
      });
      assert.equal(response.status, 201, slug);
      const { id } = (await response.json()) as { id: string };
      const [stored] = await database.select().from(applications).where(eq(applications.id, id));
      assert.deepEqual(stored?.answers, answers);
    }
  });
});
