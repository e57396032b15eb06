import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Slug } from '../../src/contract/primitives.ts';
import { jobDescriptions } from './job-descriptions.ts';
import { mappings } from './mappings.ts';

const ROW = {
  id: 'tts-writer',
  path: 'pages/positions/writer.md',
  title: 'Writer',
  organization: 'GSA Technology Transformation Services',
  commit_date: '2018-05-16',
  opens: 'TBD',
  closes: 'June 8, 2018, 8:00pm EDT',
  location: null as string | null,
  description_html: '<p>Write <a href="https://18f.gsa.gov">it</a>.</p>',
};

const read = (...rows: unknown[]) => jobDescriptions.read(rows.map((row) => JSON.stringify(row)).join('\n'));

const made = (row: ReturnType<typeof read>[number] | undefined) => {
  if (!row?.ok) assert.fail(JSON.stringify(row));
  return row;
};

describe('job descriptions mapping', () => {
  it('is registered by its name', () => {
    assert.equal(mappings['job-descriptions'], jobDescriptions);
  });

  it('makes a posting of a row and leaves absent what the source does not say', () => {
    const { posting, employer } = made(read(ROW)[0]);

    assert.equal(posting.source, 'gsa');
    assert.equal(posting.slug, 'writer-tts-writer');
    assert.equal(posting.summary, 'Write it.');
    assert.equal(employer.name, ROW.organization);
    assert.equal(posting.country, 'US');
    for (const field of ['hours', 'fee', 'applicationDeadline', 'kickOff', 'due', 'location', 'arrangement'])
      assert.ok(!(field in posting), field);
  });

  for (const [location, arrangement] of [
    ['Washington, DC', 'on-site'],
    ['virtual', 'remote'],
    ['Virtual (100% Remote)', 'remote'],
    ['Anywhere in the U.S. (remote)', 'remote'],
    ['Boston, MA (virtual); Washington, DC', 'hybrid'],
  ] as const)
    it(`takes work in “${location}” for ${arrangement}`, () => {
      assert.equal(made(read({ ...ROW, location })[0]).posting.arrangement, arrangement);
    });

  it('gives rows of one title and id slugs of their own', () => {
    const rows = read(ROW, { ...ROW, path: 'positions/writer.md' });

    assert.notEqual(made(rows[0]).posting.slug, made(rows[1]).posting.slug);
    assert.notEqual(made(rows[0]).posting.sourceId, made(rows[1]).posting.sourceId);
  });

  it('reports a broken row by its line', () => {
    assert.deepEqual(read(ROW, { ...ROW, description_html: '<br>' })[1], {
      ok: false,
      line: 2,
      errors: [{ pointer: '/description_html', reason: 'is empty' }],
    });
  });
});

const DATA = new URL('../../../shared/data/job-descriptions.jsonl', import.meta.url);

describe(
  'job descriptions mapping of the real rows',
  { skip: existsSync(DATA) ? false : `${DATA.pathname} is absent` },
  () => {
    it('makes a posting of all 103, each with a name of its own', () => {
      const postings = jobDescriptions.read(readFileSync(DATA, 'utf8')).map((row) => made(row).posting);

      assert.equal(postings.length, 103);
      assert.equal(new Set(postings.map(({ slug }) => Slug.parse(slug))).size, 103);
      assert.equal(new Set(postings.map(({ sourceId }) => sourceId)).size, 103);
      assert.ok(postings.every(({ summary }) => summary.length > 0 && summary.length <= 300));
    });
  },
);
