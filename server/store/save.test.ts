import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { asc } from 'drizzle-orm';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aCampus, anEmployer, aPosting, QUESTIONS, savePosting } from '../../test/kit/postings.ts';
import type { EmployerRecord, Posting } from '../domain/posting.ts';
import { saveCampus } from './campuses.ts';
import { saveEmployers } from './save-employers.ts';
import type { OpenDatabase } from './database.ts';
import { findPosting } from './postings.ts';
import { employers, microInternships, questionSets } from './schema/index.ts';
import { savePostings } from './save.ts';

let open: OpenDatabase;
const clear = async () => {
  await open.database.delete(questionSets);
  await open.database.delete(microInternships);
  await open.database.delete(employers);
};
before(async () => {
  open = await openTestDatabase();
  await saveCampus(open.database, aCampus());
});
beforeEach(clear);
after(() => open.close());

const employer: EmployerRecord = anEmployer({ logo: 'a.svg', industry: 'Printing', size: '2–10 employees' });

/** A posting that states everything. */
const full = (overrides: Partial<Posting> = {}): Posting =>
  aPosting({
    slug: 'full',
    sourceId: 'full',
    milestones: [{ title: 'Half', due: { daysAfterKickOff: 7 }, pay: { amount: 1, currency: 'USD' } }],
    hours: { min: 7.5, max: 12.25 },
    paidBy: 'foundation',
    classification: 'stipend',
    applicationOpens: { at: '2026-01-06T09:00:00Z', timeZone: 'America/New_York' },
    applicationDeadline: { at: '2026-02-06T09:00:00Z', timeZone: 'America/Chicago' },
    decisionBy: { at: '2026-02-16T09:00:00Z', timeZone: 'America/Denver' },
    kickOff: '2026-03-01',
    due: { date: '2026-03-15' },
    arrangement: 'hybrid',
    location: 'Port Ellis, WI',
    country: 'CA',
    skills: ['C++', 'Été'],
    openings: 3,
    applicationLimit: 20,
    filled: 1,
    exclusiveTo: aCampus().slug,
    featured: true,
    sample: true,
    language: 'fr',
    status: 'paused',
    eligibility: { majors: ['History'] },
    requiredDocuments: ['Résumé'],
    ...overrides,
  });

const bare = (): Posting => {
  const {
    hours: _hours,
    fee: _fee,
    country: _country,
    ...posting
  } = aPosting({ slug: 'bare', sourceId: 'bare', questions: [] });
  return posting;
};

const stored = async () => {
  const rows = await open.database.select().from(microInternships).orderBy(asc(microInternships.slug));
  const ids = new Map(rows.map(({ id, slug }) => [id, slug]));
  const sets = await open.database.select().from(questionSets).orderBy(asc(questionSets.version));
  return {
    rows: rows.map(({ id: _, updatedAt: _when, ...row }) => row),
    sets: sets
      .map(({ microInternship, ...set }) => ({ posting: ids.get(microInternship), ...set }))
      .sort((a, b) => String(a.posting).localeCompare(String(b.posting))),
    employers: await open.database.select().from(employers),
  };
};

describe('savePostings', () => {
  it('stores what savePosting stores, row by row', async () => {
    const changed = full({ title: 'Changed', questions: QUESTIONS.slice(1), filled: 2 });
    for (const posting of [full(), bare(), changed]) {
      await saveEmployers(open.database, [employer]);
      await savePosting(open.database, posting);
    }
    const expected = await stored();
    await clear();

    const first = await savePostings(open.database, [
      { posting: full(), employer },
      { posting: bare(), employer },
    ]);
    const second = await savePostings(open.database, [{ posting: changed, employer }]);

    assert.deepEqual([first, second], [['added', 'added'], ['changed']]);
    assert.deepEqual(await stored(), expected);
  });

  it('makes no new version of questions that stayed the same', async () => {
    await savePostings(open.database, [{ posting: full(), employer }]);
    await savePostings(open.database, [{ posting: full(), employer }]);

    assert.equal((await stored()).sets.length, 1);
  });

  it('counts a revision where something changed and none where nothing did', async () => {
    const revision = async () => (await findPosting(open.database, 'full'))?.posting.revision;
    const handIn = (overrides: Partial<Posting> = {}) =>
      savePostings(open.database, [{ posting: full(overrides), employer }]);

    await handIn();
    await handIn();
    const unchanged = await revision();
    await handIn({ applicationDeadline: { at: '2026-03-01T12:00:00.000Z', timeZone: 'UTC' } });

    assert.deepEqual([unchanged, await revision()], [0, 1]);
  });

  it('keeps the slug that a posting was given, and the count of its applications', async () => {
    await savePostings(open.database, [{ posting: full(), employer }]);
    await open.database.update(microInternships).set({ applicationCount: 4 });

    await savePostings(open.database, [{ posting: full({ slug: 'other' }), employer }]);

    assert.equal((await findPosting(open.database, 'full'))?.posting.applicationCount, 4);
    assert.equal(await findPosting(open.database, 'other'), undefined);
  });

  it('stores all or none', async () => {
    const entries = [
      { posting: full(), employer },
      { posting: full({ sourceId: 'b' }), employer },
    ];

    await assert.rejects(savePostings(open.database, entries));
    assert.deepEqual(await stored(), { rows: [], sets: [], employers: [] });
  });

  it('stores 500 at once, and none', async () => {
    const entries = Array.from({ length: 500 }, () => ({ posting: aPosting(), employer }));

    assert.equal((await savePostings(open.database, entries)).length, 500);
    assert.deepEqual(await savePostings(open.database, []), []);
  });
});
