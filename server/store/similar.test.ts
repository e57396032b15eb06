import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aCampus, aPosting, savePostings } from '../../test/kit/postings.ts';
import type { CampusRecord } from '../domain/campus.ts';
import type { Posting } from '../domain/posting.ts';
import { saveCampus } from './campuses.ts';
import type { OpenDatabase } from './database.ts';
import { findPosting } from './postings.ts';
import { microInternships, questionSets } from './schema/index.ts';
import { createViewer } from './visibility.ts';
import { findSimilar } from './similar.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
  await saveCampus(open.database, aCampus({ slug: 'other' }));
});
after(() => open.close());

/** The postings like the first, which are the only ones there are. */
const similar = async (postings: [Posting, ...Posting[]], campus?: CampusRecord) => {
  await open.database.delete(questionSets);
  await open.database.delete(microInternships);
  await savePostings(open.database, ...postings);
  const row = await findPosting(open.database, postings[0].slug);
  assert.ok(row);
  const rows = await findSimilar(
    open.database,
    row.posting,
    await createViewer(open.database, { now: NOW, campus }),
  );
  return rows.map(({ posting }) => posting.slug);
};

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00Z`;

const one = (overrides: Partial<Posting> = {}) =>
  aPosting({ slug: 'one', department: 'data', skills: ['SQL', 'Statistics', '統計'], ...overrides });

describe('similar postings', () => {
  it('share the most skills, then the department, then are the newest; never is it itself', async () => {
    const others = [
      aPosting({ slug: 'new', publishedAt: day(20) }),
      aPosting({ slug: 'newest', publishedAt: day(21) }),
      aPosting({ slug: 'same-department', department: 'data', publishedAt: day(1) }),
      aPosting({ slug: 'one-skill', skills: ['sql'], publishedAt: day(9) }),
      aPosting({ slug: 'one-skill-of-it', department: 'data', skills: ['SQL'], publishedAt: day(2) }),
      aPosting({ slug: 'two-skills', skills: ['Statistics', 'SQL'], publishedAt: day(1) }),
    ];

    assert.deepEqual(await similar([one(), ...others]), ['two-skills', 'one-skill-of-it', 'one-skill']);
    assert.deepEqual(await similar([one(), ...others.slice(0, 4)]), [
      'one-skill',
      'same-department',
      'newest',
    ]);
    assert.deepEqual(await similar([one(), ...others.slice(0, 2)]), ['newest', 'new']);
    assert.deepEqual(await similar([one()]), []);
  });

  it('share no skill for having none that can be asked for', async () => {
    assert.deepEqual(
      await similar([
        one({ skills: ['統計'] }),
        aPosting({ slug: 'other-script', skills: ['設計'], publishedAt: day(1) }),
        aPosting({ slug: 'same-department', department: 'data', publishedAt: day(2) }),
      ]),
      ['same-department', 'other-script'],
    );
  });

  it('are live and let through by the policy of the campus that asks', async () => {
    const postings: [Posting, ...Posting[]] = [
      one({ status: 'closed' }),
      aPosting({ slug: 'closed', status: 'closed', skills: ['SQL'] }),
      aPosting({ slug: 'own', exclusiveTo: 'elmwood', skills: ['SQL'], publishedAt: day(3) }),
      aPosting({ slug: 'for-other', exclusiveTo: 'other', skills: ['SQL'] }),
      aPosting({ slug: 'unpaid', classification: 'unpaid', skills: ['SQL'], publishedAt: day(2) }),
    ];

    assert.deepEqual(await similar(postings), ['unpaid']);
    assert.deepEqual(await similar(postings, aCampus()), ['own', 'unpaid']);
    assert.deepEqual(await similar(postings, aCampus({ classifications: ['employee'] })), ['own']);
    assert.deepEqual(await similar(postings, aCampus({ scope: 'own' })), ['own']);
  });
});
