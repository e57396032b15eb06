import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aPosting, QUESTIONS, savePostings } from '../../test/kit/postings.ts';
import type { OpenDatabase } from '../store/database.ts';
import { findPosting } from '../store/postings.ts';
import { microInternships, questionSets } from '../store/schema/index.ts';
import { contractQuestions } from './contract-questions.ts';
import { importQuestions } from './import-questions.ts';
import { questionMappings } from './question-mappings.ts';

const QUESTION = { id: 'why', kind: 'long-text', label: 'Why you?', required: true };
const NOW = new Date('2026-03-01T12:00:00Z');

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
});
beforeEach(async () => {
  await open.database.delete(questionSets);
  await open.database.delete(microInternships);
  await savePostings(open.database, aPosting({ slug: 'archive' }), aPosting({ slug: 'press' }));
});
after(() => open.close());

const read = (...rows: unknown[]) => contractQuestions.read(JSON.stringify(rows));

const asked = async (slug: string) => {
  const row = await findPosting(open.database, slug);
  return { version: row?.posting.questionsVersion, questions: row?.questions };
};
const NEVER = { version: 1, questions: QUESTIONS };

describe('importQuestions', () => {
  it('gives each posting that a form names its questions, as a new version', async () => {
    const other = { ...QUESTION, id: 'how' };
    const rows = read(
      { microInternship: 'archive', questions: [QUESTION] },
      { microInternship: 'press', questions: [other] },
    );

    const summary = await importQuestions(open.database, rows);

    assert.deepEqual(summary, { added: 0, changed: 2, refused: [] });
    assert.deepEqual(await asked('archive'), { version: 2, questions: [QUESTION] });
    assert.deepEqual(await asked('press'), { version: 2, questions: [other] });
    assert.equal((await open.database.select().from(questionSets)).length, 4, 'the old ones are kept');
  });

  it('makes no version of the same questions', async () => {
    const rows = read({ microInternship: 'archive', questions: [QUESTION] });
    const revision = async () => (await findPosting(open.database, 'archive'))?.posting.revision;
    const before = await revision();

    await importQuestions(open.database, rows);
    await importQuestions(open.database, rows);

    assert.equal((await asked('archive')).version, 2);
    assert.equal(await revision(), (before ?? NaN) + 1);
  });

  it('takes the only form of a file for the posting it is told of', async () => {
    const rows = read({ questions: [QUESTION] });

    const summary = await importQuestions(open.database, rows, { microInternship: 'press' });

    assert.deepEqual(summary, { added: 0, changed: 1, refused: [] });
    assert.deepEqual(await asked('press'), { version: 2, questions: [QUESTION] });
    assert.deepEqual(await asked('archive'), NEVER);
  });

  it('changes nothing where two forms are for the one posting it is told of', async () => {
    const rows = read({ questions: [QUESTION] }, { questions: [QUESTION] });

    const { refused } = await importQuestions(open.database, rows, { microInternship: 'press' });

    const reason = 'has 2 forms, accepted: one, for the one posting of --micro-internship';
    assert.deepEqual(refused, [{ line: 1, errors: [{ pointer: '', reason }] }]);
    assert.deepEqual(await asked('press'), NEVER);
  });

  it('names each form that has no posting, or one that there is not, and takes the others', async () => {
    const rows = read(
      { questions: [QUESTION] },
      { microInternship: 'nothing', questions: [QUESTION] },
      { microInternship: 'press', questions: [QUESTION] },
    );

    const summary = await importQuestions(open.database, rows, { sampleAt: NOW });

    assert.deepEqual([summary.added, summary.changed], [0, 1]);
    assert.deepEqual(
      summary.refused.map(({ row, errors }) => [row, errors[0]?.pointer, errors[0]?.reason]),
      [
        [
          1,
          '',
          'names no posting: --micro-internship SLUG says which it is for, --sample makes one to try it with',
        ],
        [2, '/microInternship', 'found "nothing", accepted: the slug of a posting'],
      ],
    );
    assert.equal((await asked('press')).version, 2);
  });
});

describe('contract mapping of questions', () => {
  it('is registered by its name', () => {
    assert.equal(questionMappings.contract, contractQuestions);
  });

  it('reads JSON Lines too', () => {
    const line = JSON.stringify({ questions: [QUESTION] });

    assert.deepEqual(
      contractQuestions.read(`${line}\n${line}`, { extension: 'jsonl' }).map(({ ok }) => ok),
      [true, true],
    );
  });

  const options = ['a', 'a'].map((value) => ({ value, label: value }));
  for (const [questions, reason] of [
    [[], '/questions found a list, accepted: at least 1 of them'],
    [[{ ...QUESTION, id: 'Why' }], '/questions/0/id found "Why", accepted: another form'],
    [[QUESTION, QUESTION], '/questions/1/id "why" is that of another'],
    [[{ ...QUESTION, required: 'no' }], '/questions/0/required found "no", accepted: true or false'],
    [
      [{ ...QUESTION, kind: 'single-choice', options }],
      '/questions/0/options/1/value "a" is that of another',
    ],
    [
      [{ ...QUESTION, label: 'a\0' }],
      '/questions/0/label holds a character that cannot be stored: NUL or half of a surrogate pair',
    ],
  ] as const)
    it(`says “${reason}”`, () => {
      const [row] = read({ microInternship: 'archive', questions });

      assert.ok(row?.ok === false);
      assert.deepEqual(
        row.errors.map((error) => `${error.pointer} ${error.reason}`),
        [reason],
      );
    });
});
