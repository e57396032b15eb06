import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openTestDatabase } from '../../test/kit/database.ts';
import { anEmployer, aPosting } from '../../test/kit/postings.ts';
import type { OpenDatabase } from '../store/database.ts';
import { queryFeed } from '../store/feed.ts';
import { findPosting } from '../store/postings.ts';
import { employers, microInternships, questionSets } from '../store/schema/index.ts';
import { importRows } from './import.ts';
import type { SourceRow } from './mapping.ts';
import { microPurchase } from './micro-purchase.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
});
beforeEach(async () => {
  await open.database.delete(questionSets);
  await open.database.delete(microInternships);
  await open.database.delete(employers);
});
after(() => open.close());

const row = (line: number, overrides: Parameters<typeof aPosting>[0] = {}): SourceRow => ({
  ok: true,
  line,
  posting: aPosting(overrides),
  employer: anEmployer({ verified: false }),
});

const feed = (now = NOW) => queryFeed(open.database, { 'page-size': 100 }, { now });

describe('importRows', () => {
  it('counts what is added and what is changed', async () => {
    const rows = [row(1), row(2)];

    assert.deepEqual(await importRows(open.database, rows), { added: 2, changed: 0, refused: [] });
    assert.deepEqual(await importRows(open.database, [...rows, row(3)]), {
      added: 1,
      changed: 2,
      refused: [],
    });
  });

  it('reports a bad row and lets it hide no other', async () => {
    const errors = [{ pointer: '/title', reason: 'required' }];

    const summary = await importRows(open.database, [row(1), { ok: false, line: 2, errors }, row(3)]);

    assert.deepEqual(summary, { added: 2, changed: 0, refused: [{ line: 2, errors }] });
    assert.equal((await feed()).total, 2);
  });

  it('reports a slug that another posting has, and leaves that posting alone', async () => {
    const summary = await importRows(open.database, [
      row(1, { slug: 'taken', sourceId: 'a', title: 'First' }),
      row(2, { slug: 'taken', sourceId: 'b', title: 'Second' }),
      row(3),
    ]);

    assert.equal(summary.added, 2);
    assert.deepEqual(summary.refused, [
      { line: 2, errors: [{ pointer: '/slug', reason: 'taken by another posting' }] },
    ]);
    assert.equal((await findPosting(open.database, 'taken'))?.posting.title, 'First');
  });

  it('opens and marks what is imported as a sample', async () => {
    const past = { applicationDeadline: { at: '2016-01-12T22:00:00Z', timeZone: 'America/New_York' } };

    await importRows(open.database, [row(1, past)]);
    assert.equal((await feed()).total, 0);
    await importRows(open.database, [row(1, { ...past, sourceId: 'b' })], { sampleAt: NOW });

    assert.deepEqual(
      (await feed()).rows.map(({ posting }) => posting.sample),
      [true],
    );
  });

  it('does nothing with no rows', async () => {
    assert.deepEqual(await importRows(open.database, []), { added: 0, changed: 0, refused: [] });
  });
});

const DATA = new URL('../../../shared/data/micro-projects.json', import.meta.url);
const skip = existsSync(DATA) ? false : `${DATA.pathname} is absent`;

describe('import of the real rows', { skip }, () => {
  const rows = microPurchase.read(skip ? '[]' : readFileSync(DATA, 'utf8'));

  it('puts all 21 into the feed, marked as samples', async () => {
    const summary = await importRows(open.database, rows, { sampleAt: NOW });

    assert.deepEqual(summary, { added: 21, changed: 0, refused: [] });
    const { total, rows: shown } = await feed();
    assert.deepEqual([total, shown.length], [21, 21]);
    assert.ok(shown.every(({ posting }) => posting.sample));
  });

  it('changes 21 and adds none when it is run again', async () => {
    await importRows(open.database, rows, { sampleAt: NOW });
    const before = await feed();

    const summary = await importRows(open.database, rows, { sampleAt: NOW });

    assert.deepEqual(summary, { added: 0, changed: 21, refused: [] });
    assert.deepEqual(await feed(), before);
  });

  it('leaves all 21 closed where they are not samples', async () => {
    await importRows(open.database, rows);

    assert.equal((await feed()).total, 0);
    assert.equal((await open.database.select().from(microInternships)).length, 21);
  });
});
