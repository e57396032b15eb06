import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { openTestDatabase } from '../../test/kit/database.ts';
import { anEmployer, aPosting, QUESTIONS, savePostings, savePosting } from '../../test/kit/postings.ts';
import { saveEmployers } from './save-employers.ts';
import type { OpenDatabase } from './database.ts';
import { findPosting } from './postings.ts';
import { questionSets } from './schema/index.ts';

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
  await savePostings(open.database);
});
after(() => open.close());

const versionsOf = async (slug: string) => {
  const row = await findPosting(open.database, slug);
  return open.database
    .select({ version: questionSets.version, questions: questionSets.questions })
    .from(questionSets)
    .where(eq(questionSets.microInternship, row?.posting.id ?? ''))
    .orderBy(questionSets.version);
};

describe('savePosting', () => {
  it('adds a posting with its employer and questions', async () => {
    const posting = aPosting();

    assert.equal(await savePosting(open.database, posting), 'added');

    const row = await findPosting(open.database, posting.slug);
    assert.equal(row?.posting.title, posting.title);
    assert.equal(row.posting.questionsVersion, 1);
    assert.equal(row.employer.name, anEmployer().name);
    assert.deepEqual(row.questions, QUESTIONS);
  });

  it('changes the posting of the same source and id, and keeps its slug and id', async () => {
    const posting = aPosting();
    await savePosting(open.database, posting);
    const before = await findPosting(open.database, posting.slug);

    assert.equal(await savePosting(open.database, { ...posting, slug: 'other', title: 'Other' }), 'changed');

    const row = await findPosting(open.database, posting.slug);
    assert.equal(row?.posting.title, 'Other');
    assert.equal(row.posting.id, before?.posting.id);
    assert.equal(await findPosting(open.database, 'other'), undefined);
  });

  it('takes away what the source no longer states', async () => {
    const { fee: _fee, hours: _hours, country: _country, ...bare } = aPosting();
    await savePosting(open.database, {
      ...bare,
      fee: { amount: 1, currency: 'USD' },
      hours: { min: 1, max: 2 },
      country: 'US',
    });

    await savePosting(open.database, bare);

    const row = await findPosting(open.database, bare.slug);
    assert.deepEqual(
      [row?.posting.feeAmount, row?.posting.feeCurrency, row?.posting.hoursMin, row?.posting.country],
      [null, null, null, null],
    );
  });

  it('tells the same id of two sources apart', async () => {
    const posting = aPosting();
    await savePosting(open.database, posting);

    const outcome = await savePosting(open.database, {
      ...posting,
      source: 'other',
      slug: `${posting.slug}-2`,
    });

    assert.equal(outcome, 'added');
  });

  it('makes a new version of changed questions and keeps the old one', async () => {
    const posting = aPosting();
    const changed = QUESTIONS.slice(0, 1);
    await savePosting(open.database, posting);

    await savePosting(open.database, { ...posting, questions: changed });

    const row = await findPosting(open.database, posting.slug);
    assert.equal(row?.posting.questionsVersion, 2);
    assert.deepEqual(row.questions, changed);
    assert.deepEqual(await versionsOf(posting.slug), [
      { version: 1, questions: QUESTIONS },
      { version: 2, questions: changed },
    ]);
  });

  it('takes another order of questions for a change', async () => {
    const posting = aPosting();
    await savePosting(open.database, posting);

    await savePosting(open.database, { ...posting, questions: QUESTIONS.toReversed() });

    assert.equal((await versionsOf(posting.slug)).length, 2);
  });

  it('keeps the version of unchanged questions, whatever else has changed', async () => {
    const posting = aPosting();
    await savePosting(open.database, posting);

    await savePosting(open.database, { ...posting, title: 'Other', questions: structuredClone(QUESTIONS) });

    assert.deepEqual(await versionsOf(posting.slug), [{ version: 1, questions: QUESTIONS }]);
  });

  it('keeps nothing of a posting that is refused', async () => {
    const taken = aPosting();
    await savePosting(open.database, taken);
    const posting = aPosting({ slug: taken.slug, title: 'Intruder' });

    await assert.rejects(savePosting(open.database, posting));

    assert.equal((await findPosting(open.database, taken.slug))?.posting.title, taken.title);
    assert.equal((await versionsOf(taken.slug)).length, 1);
  });
});

describe('saveEmployers', () => {
  it('brings the employer of its postings up to date, apart from its address and its verification', async () => {
    const employer = anEmployer({ slug: 'moving', logo: 'old.svg', industry: 'Print' });
    await saveEmployers(open.database, [employer]);
    const posting = aPosting({ employer: 'moving' });
    await savePosting(open.database, posting);

    await saveEmployers(open.database, [
      anEmployer({ slug: 'moving', name: 'Moved', email: 'new@moved.example', verified: false }),
    ]);

    const row = await findPosting(open.database, posting.slug);
    assert.deepEqual(row?.employer, {
      slug: 'moving',
      source: 'test',
      sourceId: 'moving',
      name: 'Moved',
      email: employer.email,
      verified: true,
      logo: null,
      industry: null,
      size: null,
    });
  });
});
