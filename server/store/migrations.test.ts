import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';

const FOLDER = new URL('./migrations/', import.meta.url);

const readMigrations = async (): Promise<string[]> => {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(names.map((name) => readFile(new URL(name, FOLDER), 'utf8')));
};

const POSTING = `insert into micro_internships (slug, source, source_id, client, title, department, summary, description,
  search_text, deliverables, milestones, take_home_percent, published_at, skills, skill_slugs, openings, filled, featured,
  sample, language, status, eligibility, required_documents, statements, questions_version, retention_days)
  values ($1, $2, $1, $3, '', 'other', '', '[]', '', '[]', '[]', 90, $4, '[]', '{}', 1, 0, false, false, 'en', 'open', '{}',
  '[]', '[]', 1, 180)`;

describe('the migration to employers of a source', () => {
  let database: PGlite;
  before(async () => {
    database = await PGlite.create();
    const migrations = await readMigrations();
    const own = migrations.findIndex((sql) => sql.includes('CREATE TABLE "signing_keys"'));
    for (const sql of migrations.slice(0, own)) await database.exec(sql);
    for (const slug of ['shared', 'single', 'unused'])
      await database.query(
        `insert into clients (slug, name, verified, email) values ($1, 'Same', true, $1 || '@a.example')`,
        [slug],
      );
    for (const [slug, source, client, day] of [
      ['a', 'late', 'shared', '2026-01-02'],
      ['b', 'early', 'shared', '2026-01-01'],
      ['c', 'early', 'shared', '2026-01-03'],
      ['d', 'late', 'single', '2026-01-01'],
    ])
      await database.query(POSTING, [slug, source, client, day]);
    await database.query(`insert into secrets values ('review-links', 'old secret')`);
    for (const sql of migrations.slice(own)) await database.exec(sql);
  });
  after(() => database.close());

  it('gives each employer to the source that came first, and each other source one of its own', async () => {
    const { rows: employers } = await database.query(
      'select slug, source, source_id, name, verified, email from clients order by slug',
    );
    const { rows: postings } = await database.query(
      'select slug, client from micro_internships order by slug',
    );

    const same = { name: 'Same', verified: true };
    assert.deepEqual(employers, [
      { ...same, slug: 'shared', source: 'early', source_id: 'shared', email: 'shared@a.example' },
      { ...same, slug: 'shared-late', source: 'late', source_id: 'shared', email: 'shared@a.example' },
      { ...same, slug: 'single', source: 'late', source_id: 'single', email: 'single@a.example' },
      { ...same, slug: 'unused', source: 'import', source_id: 'unused', email: 'unused@a.example' },
    ]);
    assert.deepEqual(postings, [
      { slug: 'a', client: 'shared-late' },
      { slug: 'b', client: 'shared' },
      { slug: 'c', client: 'shared' },
      { slug: 'd', client: 'single' },
    ]);
  });

  it('carries the secrets over as keys, so that links that were mailed stay good', async () => {
    const { rows } = await database.query('select purpose, secret, retired_at from signing_keys');

    assert.deepEqual(rows, [{ purpose: 'review-links', secret: 'old secret', retired_at: null }]);
  });
});
