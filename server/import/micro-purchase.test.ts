import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { Slug } from '../../src/contract/primitives.ts';
import { RichText } from '../../src/contract/rich-text.ts';
import type { SourceRow } from './mapping.ts';
import { mappings } from './mappings.ts';
import { microPurchase } from './micro-purchase.ts';
import { plainText } from '../domain/plain-text.ts';

const ROW = {
  id: '18f-99',
  title: 'Fix the thing ',
  organization: '18F (U.S. General Services Administration)',
  summary_markdown: 'We *want* it\nfixed.',
  description_markdown: '## Description\n\nFix it.',
  deliverables_markdown: '## Deliverables\n\nAll of:\n\n- A pull request\n- Tests\n  that pass',
  pay: { kind: 'maximum_bid_price', amount: 3500, currency: 'USD' },
  apply_open: '2016-01-11T18:00:00+00:00',
  apply_close: '2016-01-12T22:00:00+00:00',
  delivery_window_text: 'five business days after notice of award to deliver',
  hours: null,
};

const read = (...rows: unknown[]): SourceRow[] => microPurchase.read(JSON.stringify(rows));

const made = (row: SourceRow | undefined) => {
  if (!row?.ok) assert.fail(JSON.stringify(row));
  return row;
};

describe('micro-purchase mapping', () => {
  it('is registered by its name', () => {
    assert.equal(mappings['micro-purchase'], microPurchase);
  });

  it('makes a posting of a row', () => {
    const { posting } = made(read(ROW)[0]);

    assert.equal(posting.title, 'Fix the thing');
    assert.equal(posting.slug, 'fix-the-thing-18f-99');
    assert.equal(posting.sourceId, '18f-99');
    assert.equal(posting.summary, 'We want it fixed.');
    assert.deepEqual(posting.deliverables, ['All of:', 'A pull request', 'Tests that pass']);
    assert.deepEqual(posting.due, { daysAfterKickOff: 7 });
    assert.deepEqual(posting.applicationDeadline, { at: ROW.apply_close, timeZone: 'America/New_York' });
    assert.equal(posting.publishedAt, ROW.apply_open);
    assert.equal(posting.country, 'US');
  });

  it('leaves absent what the source does not say, and the fee, of which it says the ceiling only', () => {
    const { posting } = made(read(ROW)[0]);

    for (const field of ['fee', 'hours', 'arrangement', 'kickOff', 'location', 'exclusiveTo'])
      assert.ok(!(field in posting), field);
  });

  it('sends applications to the address it is given, else to none', () => {
    const [row] = microPurchase.read(JSON.stringify([ROW]), { email: 'staff@campus.example' });

    assert.equal(made(row).employer.email, 'staff@campus.example');
    assert.match(made(read(ROW)[0]).employer.email, /\.invalid$/);
  });

  for (const [window, days] of [
    ['seven business days to deliver', 9],
    ['10 business days', 14],
    ['twenty-five business days', undefined],
    ['0 business days', undefined],
    ['soon', undefined],
    ['', undefined],
  ] as const)
    it(`takes "${window}" for ${days ?? 'no known number of'} days`, () => {
      const { posting } = made(read({ ...ROW, delivery_window_text: window })[0]);

      assert.deepEqual(posting.due, days && { daysAfterKickOff: days });
    });

  it('reports a broken row by its place and fields, and makes postings of the others', () => {
    const broken = { ...ROW, title: undefined, apply_close: 'tomorrow' };

    const [first, second, third, last] = read(ROW, broken, null, ROW);

    assert.equal(made(first).row, 1);
    assert.deepEqual(second, {
      ok: false,
      line: 1,
      row: 2,
      errors: [
        { pointer: '/title', reason: 'is missing' },
        {
          pointer: '/apply_close',
          reason: 'found "tomorrow", accepted: a moment with its offset, such as 2026-11-30T17:00:00-05:00',
        },
      ],
    });
    assert.deepEqual(third, {
      ok: false,
      line: 1,
      row: 3,
      errors: [{ pointer: '', reason: 'found null, accepted: an object' }],
    });
    assert.equal(made(last).row, 4);
  });

  it('reports a row that closes before it opens', () => {
    const [row] = read({ ...ROW, apply_close: ROW.apply_open });

    assert.deepEqual(row?.ok === false && row.errors, [
      {
        pointer: '/apply_close',
        reason: `found "${ROW.apply_open}", accepted: a moment after apply_open`,
      },
    ]);
  });

  for (const [text, reason] of [
    ['', /^is not JSON: /],
    ['{', /^is not JSON: /],
    ['{}', /^is not a JSON list$/],
    ['null', /^is not a JSON list$/],
  ] as const)
    it(`reports a file that is no JSON list: "${text}"`, () => {
      const [row, ...others] = microPurchase.read(text);

      assert.deepEqual(others, []);
      assert.ok(row?.ok === false);
      assert.equal(row.line, 1);
      assert.match(row.errors[0]?.reason ?? '', reason);
    });
});

const DATA = new URL('../../../shared/data/micro-projects.json', import.meta.url);
const skip = existsSync(DATA) ? false : `${DATA.pathname} is absent`;

describe('micro-purchase mapping of the real rows', { skip }, () => {
  const file = skip ? '[]' : readFileSync(DATA, 'utf8');
  const sources = JSON.parse(file) as (typeof ROW)[];
  const rows = microPurchase.read(file);

  it('makes a posting of every row, each with a slug of its own', () => {
    const postings = rows.map((row) => made(row).posting);

    assert.equal(postings.length, 21);
    assert.equal(new Set(postings.map(({ slug }) => slug)).size, 21);
    for (const { slug, employer, description, summary, due, deliverables } of postings) {
      Slug.parse(slug);
      Slug.parse(employer);
      RichText.parse(description);
      assert.ok(summary.length > 0 && summary.length <= 300);
      assert.ok(due && deliverables.length > 0);
    }
  });

  it('loses no word of any description', () => {
    const parser = unified().use(remarkParse).use(remarkGfm);
    const letters = (text: string) => text.replace(/\s+/g, '');

    for (const [index, source] of sources.entries()) {
      const tree = parser.parse(source.description_markdown);
      const { posting } = made(rows[index]);
      assert.equal(
        letters(plainText(posting.description)),
        letters(toString(tree, { includeHtml: false })),
        source.id,
      );
    }
  });
});
