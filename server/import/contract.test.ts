import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { stringify } from 'csv-stringify/sync';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aCampus } from '../../test/kit/postings.ts';
import { saveCampus } from '../store/campuses.ts';
import type { OpenDatabase } from '../store/database.ts';
import { findPosting } from '../store/postings.ts';
import { employers, microInternships, questionSets } from '../store/schema/index.ts';
import type { COLUMNS } from './columns.ts';
import { contract } from './contract.ts';
import { importRows } from './import.ts';
import type { SourceRow } from './mapping.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

const aRow = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  sourceId: 'archive-1',
  employer: { name: 'Gristmill Press', email: 'projects@gristmill.example' },
  title: 'Sort the archive',
  department: 'operations',
  description: 'Six cabinets of *type*.',
  ...fields,
});

const read = (text: string, extension = 'json') => contract.read(text, { now: NOW, extension });
const readOne = (fields: Record<string, unknown> = {}): SourceRow => {
  const [row] = read(JSON.stringify([aRow(fields)]));
  assert.ok(row);
  return row;
};
const made = (row: SourceRow | undefined) => {
  if (!row?.ok) assert.fail(JSON.stringify(row));
  return row;
};
const reasons = (fields: Record<string, unknown>): string[] => {
  const row = readOne(fields);
  return row.ok ? [] : row.errors.map(({ pointer, reason }) => `${pointer} ${reason}`);
};

describe('contract mapping', () => {
  it('takes a sensible value for what a row leaves out', () => {
    const { posting, employer } = made(readOne());

    assert.deepEqual(posting, {
      source: 'import',
      sourceId: 'archive-1',
      slug: 'sort-the-archive-archive-1',
      employer: 'gristmill-press',
      title: 'Sort the archive',
      department: 'operations',
      summary: 'Six cabinets of type.',
      description: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'Six cabinets of ' },
            { type: 'emphasis', children: [{ type: 'text', text: 'type' }] },
            { type: 'text', text: '.' },
          ],
        },
      ],
      deliverables: [],
      milestones: [],
      publishedAt: NOW.toISOString(),
      skills: [],
      openings: 1,
      filled: 0,
      eligibility: {},
      requiredDocuments: [],
      questions: [],
      statements: ['adult', 'work-authorised'],
      featured: false,
      sample: false,
      language: 'en',
      status: 'open',
      retentionDays: 180,
      takeHomePercent: 90,
    });
    assert.deepEqual(employer, {
      source: 'import',
      slug: 'gristmill-press',
      name: 'Gristmill Press',
      email: 'projects@gristmill.example',
      verified: false,
    });
  });

  it('takes a description as the tree, as HTML and as Markdown', () => {
    const tree = [{ type: 'paragraph', children: [{ type: 'text', text: '<b>' }] }];
    const description = (fields: Record<string, unknown>) => made(readOne(fields)).posting.description;

    assert.deepEqual(description({ description: tree }), tree);
    assert.deepEqual(description({ description: JSON.stringify(tree), descriptionFormat: 'tree' }), tree);
    assert.deepEqual(description({ description: ' <p>&lt;b></p>' }), tree);
    assert.deepEqual(description({ description: '&lt;b>', descriptionFormat: 'html' }), tree);
    assert.deepEqual(description({ description: '&lt;b>' }), tree);
  });

  for (const [fee, currency, amount] of [
    [450, 'USD', 45_000],
    ['450', 'USD', 45_000],
    ['450.5', 'USD', 45_050],
    [1.15, 'USD', 115],
    ['450', 'JPY', 450],
    ['450.00', 'JPY', 450],
  ] as const)
    it(`takes a fee of ${JSON.stringify(fee)} ${currency} for ${amount} minor units`, () => {
      assert.deepEqual(made(readOne({ fee, currency })).posting.fee, { amount, currency });
    });

  for (const [at, expected] of [
    ['2026-11-30T17:00:00-05:00', '2026-11-30T17:00:00-05:00'],
    ['2026-11-30T17:00', '2026-11-30T17:00:00-06:00'],
    ['2026-11-30 17:00', '2026-11-30T17:00:00-06:00'],
    ['2026-07-01', '2026-07-01T23:59:00-05:00'],
  ] as const)
    it(`reads a deadline of ${at} on the wall of its zone`, () => {
      const timeZone = 'America/Chicago';
      const expectedMoment = { at: expected, timeZone };

      assert.deepEqual(
        made(readOne({ applicationDeadline: at, timeZone })).posting.applicationDeadline,
        expectedMoment,
      );
      assert.deepEqual(
        made(readOne({ applicationDeadline: { at, timeZone } })).posting.applicationDeadline,
        expectedMoment,
      );
    });

  it('reads a due day and a number of days', () => {
    assert.deepEqual(made(readOne({ due: '2026-04-01' })).posting.due, { date: '2026-04-01' });
    assert.deepEqual(made(readOne({ due: 14 })).posting.due, { daysAfterKickOff: 14 });
    assert.deepEqual(made(readOne({ due: { date: '2026-04-01' } })).posting.due, { date: '2026-04-01' });
  });

  it('takes null for what is not stated', () => {
    assert.ok(!('location' in made(readOne({ location: null, fee: null, currency: null })).posting));
  });

  for (const [fields, reason] of [
    [{ title: undefined }, '/title is missing'],
    [{ title: ' ' }, '/title is empty'],
    [{ title: 'x'.repeat(201) }, '/title has 201 characters, accepted: at most 200'],
    [{ title: 'a\nb' }, '/title found "a\\nb", accepted: one line of text'],
    [
      { location: 'a\0' },
      '/location holds a character that cannot be stored: NUL or half of a surrogate pair',
    ],
    [{ employer: undefined }, '/employer is missing'],
    [
      { employer: { name: 'A', email: 'nobody' } },
      '/employer/email found "nobody", accepted: an email address',
    ],
    [{ fee: 450 }, '/fee/currency is missing'],
    [{ fee: 'much', currency: 'USD' }, '/fee found "much", accepted: an amount, such as 450 or 450.50'],
    [{ openings: 1.5 }, '/openings found 1.5, accepted: a whole number from 1 to 10000'],
    [{ country: 'XX' }, '/country found "XX", accepted: a country of ISO 3166-1, such as US'],
    [{ country: 'us' }, '/country found "us", accepted: a country of ISO 3166-1, such as US'],
    [{ country: 'USA' }, '/country found "USA", accepted: a country of ISO 3166-1, such as US'],
    [{ country: 1 }, '/country found 1, accepted: text'],
    [{ filled: 2 }, '/filled found 2, accepted: at most 1, the openings'],
    [{ hours: { min: 20, max: 10 } }, '/hours/max found 10, accepted: at least 20, the fewest hours'],
    [{ colour: 'red' }, '/colour is unknown'],
    [{ eligibility: { age: 18 } }, '/eligibility/age is unknown'],
    [{ sourceId: undefined }, '/sourceId is missing'],
    [{ description: undefined }, '/description is missing'],
    [{ description: '<img src=x>' }, '/description is empty'],
    [{ description: 'x'.repeat(50_001) }, '/description has 50001 characters, accepted: at most 50000'],
    [
      { questions: [{ id: 'a', kind: 'yes-no', label: 'b', required: 'no' }] },
      '/questions/0/required found "no", accepted: true or false',
    ],
    [
      {
        description: [
          { type: 'paragraph', children: [{ type: 'link', href: 'javascript:1', children: [] }] },
        ],
      },
      '/description/0/children/0/href found "javascript:1", accepted: an address of http, https or mailto',
    ],
    [{ applicationDeadline: '2026-11-30T17:00:00Z' }, '/applicationDeadline/timeZone is missing'],
  ] as const)
    it(`says “${reason}”`, () => {
      assert.deepEqual(reasons(fields), [reason]);
    });

  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const)
    it(`survives a row that is nested without end: ${open}`, () => {
      const deep = `${open.repeat(50_000)}1${close.repeat(50_000)}`;
      const [first, second] = read(`[{"title": ${deep}, "description": ${deep}}, ${JSON.stringify(aRow())}]`);

      const reason = 'is too large, accepted: 20000 nodes on 60 levels';
      assert.ok(first?.ok === false && second?.ok);
      assert.deepEqual(first.errors, [
        { pointer: '/title', reason },
        { pointer: '/description', reason },
      ]);
    });

  it('reads every column of CSV as the field of its name', () => {
    const cells: Record<keyof typeof COLUMNS, string> = {
      source: 'school',
      sourceId: 'x1',
      slug: 'sort-it',
      'employer.slug': 'gristmill',
      'employer.name': 'Gristmill',
      'employer.email': 'a@b.example',
      'employer.industry': 'Printing',
      'employer.size': '2–10',
      'employer.verified': 'yes',
      'employer.logo': 'gristmill.svg',
      title: 'Sort it',
      department: 'operations',
      summary: 'All of it.',
      description: '<p>All,\nof it</p>',
      descriptionFormat: 'html',
      deliverables: 'A list; A photo',
      milestones: '[{"title":"Half"}]',
      'hours.min': '10',
      'hours.max': '12.5',
      fee: '',
      currency: '',
      'fee.amount': '45000',
      'fee.currency': 'USD',
      takeHomePercent: '100',
      paidBy: 'campus',
      classification: 'stipend',
      publishedAt: '2026-02-01',
      applicationOpens: '2026-02-02',
      applicationDeadline: '',
      decisionBy: '2026-03-20 12:00',
      timeZone: 'America/New_York',
      'applicationOpens.at': '',
      'applicationOpens.timeZone': '',
      'applicationDeadline.at': '2026-03-15T12:00:00Z',
      'applicationDeadline.timeZone': 'UTC',
      'decisionBy.at': '',
      'decisionBy.timeZone': '',
      kickOff: '2026-04-01',
      due: '14',
      'due.date': '',
      'due.daysAfterKickOff': '',
      arrangement: 'hybrid',
      location: 'Port Ellis, WI',
      country: ' US ',
      skills: 'Excel;SQL ; ',
      openings: '2',
      filled: '1',
      applicationLimit: '30',
      'eligibility.classYears': 'Junior;Senior',
      'eligibility.majors': 'History',
      'eligibility.workAuthorisation': 'US',
      exclusiveTo: 'elmwood',
      featured: 'TRUE',
      sample: 'false',
      requiredDocuments: 'Résumé',
      questions: '[]',
      statements: 'adult',
      language: 'en-US',
      status: 'paused',
      retentionDays: '90',
    };

    const [row] = read(stringify([cells], { header: true, bom: true, record_delimiter: '\r\n' }), 'csv');

    assert.deepEqual(made(row).employer, {
      source: 'school',
      slug: 'gristmill',
      name: 'Gristmill',
      email: 'a@b.example',
      industry: 'Printing',
      size: '2–10',
      verified: true,
      logo: 'gristmill.svg',
    });
    assert.deepEqual(made(row).posting, {
      source: 'school',
      sourceId: 'x1',
      slug: 'sort-it',
      employer: 'gristmill',
      title: 'Sort it',
      department: 'operations',
      summary: 'All of it.',
      description: [{ type: 'paragraph', children: [{ type: 'text', text: 'All, of it' }] }],
      deliverables: ['A list', 'A photo'],
      milestones: [{ title: 'Half' }],
      hours: { min: 10, max: 12.5 },
      fee: { amount: 45_000, currency: 'USD' },
      takeHomePercent: 100,
      paidBy: 'campus',
      classification: 'stipend',
      publishedAt: '2026-02-01T00:00:00-05:00',
      applicationOpens: { at: '2026-02-02T00:00:00-05:00', timeZone: 'America/New_York' },
      applicationDeadline: { at: '2026-03-15T12:00:00Z', timeZone: 'UTC' },
      decisionBy: { at: '2026-03-20T12:00:00-04:00', timeZone: 'America/New_York' },
      kickOff: '2026-04-01',
      due: { daysAfterKickOff: 14 },
      arrangement: 'hybrid',
      location: 'Port Ellis, WI',
      country: 'US',
      skills: ['Excel', 'SQL'],
      openings: 2,
      filled: 1,
      applicationLimit: 30,
      eligibility: { classYears: ['Junior', 'Senior'], majors: ['History'], workAuthorisation: 'US' },
      exclusiveTo: 'elmwood',
      featured: true,
      sample: false,
      requiredDocuments: ['Résumé'],
      questions: [],
      statements: ['adult'],
      language: 'en-US',
      status: 'paused',
      retentionDays: 90,
    });
  });

  it('reports a CSV column that it does not know, in the rows that use it', () => {
    const rows = read('title,colour,employer.name.first\nA,red,\nB,,b\n', 'csv');

    assert.ok(rows.every((row) => !row.ok));
    assert.ok(rows[0]?.ok === false && rows[0].errors.some(({ pointer }) => pointer === '/colour'));
    assert.ok(
      rows[1]?.ok === false && rows[1].errors.some(({ pointer }) => pointer === '/employer.name.first'),
    );
  });

  it('reads a file of 10 MB', () => {
    const words = { type: 'text', text: 'word '.repeat(8000) };
    const description = JSON.stringify([{ type: 'paragraph', children: [words] }]);
    const rows = Array.from({ length: 250 }, (_, index) =>
      aRow({ sourceId: String(index), description, descriptionFormat: 'tree' }),
    );

    assert.equal(
      read(rows.map((row) => JSON.stringify(row)).join('\n'), 'jsonl').filter(({ ok }) => ok).length,
      250,
    );
    const csv = stringify(
      rows.map(({ employer: _, ...row }) => ({
        ...row,
        'employer.name': 'A',
        'employer.email': 'a@b.example',
      })),
      { header: true },
    );
    assert.equal(read(csv, 'csv').filter(({ ok }) => ok).length, 250);
  });
});

/** Rows of a thousand, seven of them broken, each in its own way; written in each format by `write`. */
const BROKEN = [3, 120, 333, 500, 501, 777, 1000];

const flat = (index: number): Record<string, string> => ({
  sourceId: `r-${index}`,
  'employer.name': `Employer ${index % 40}`,
  'employer.email': 'projects@employer.example',
  title: index === 120 ? '' : `Project ${index}`,
  department: index === 3 ? 'cooking' : 'data',
  description: `Line one,\n\nline "two" of ${index}`,
  'hours.min': index === 500 ? 'ten' : '10',
  'hours.max': '20',
  fee: index === 777 ? '399.99' : '400',
  currency: 'USD',
  applicationDeadline: index === 1000 ? '2026-13-01' : '2026-04-01',
  timeZone: 'America/New_York',
  exclusiveTo: index === 501 ? 'nowhere' : '',
});

const nested = (index: number): Record<string, unknown> => {
  const {
    'employer.name': name,
    'employer.email': email,
    'hours.min': min,
    'hours.max': max,
    exclusiveTo,
    ...rest
  } = flat(index);
  return {
    ...rest,
    employer: { name, email },
    hours: { min: Number(min) || min, max: Number(max) },
    ...(exclusiveTo && { exclusiveTo }),
  };
};

const indexes = Array.from({ length: 1000 }, (_, index) => index + 1);

const FORMATS = {
  csv: () => {
    const lines = indexes.map((index) => {
      const line = stringify([flat(index)], { quoted_string: true, record_delimiter: '\r\n' });
      return index === 333 ? line.replace(/\r\n$/, ',"one cell too many"\r\n') : line;
    });
    return `\uFEFF${Object.keys(flat(1)).join(',')}\r\n\r\n${lines.join('')}`;
  },
  jsonl: () =>
    indexes
      .map((index) =>
        index === 333 ? JSON.stringify(nested(index)).slice(0, -1) : JSON.stringify(nested(index)),
      )
      .join('\n'),
  json: () =>
    JSON.stringify({ items: indexes.map((index) => (index === 333 ? 333 : nested(index))) }, null, 1),
};

/** The line on which a row begins, found by looking for what only it says. */
const lineOf = (text: string, index: number): number => {
  const lines = text.split('\n');
  return lines.findIndex((line) => new RegExp(`"r-${index}"`).test(line)) + 1;
};

const WORDS: Record<number, RegExp> = {
  3: /^\/department found "cooking", accepted: sales, /,
  120: /^\/title is (?:missing|empty)$/,
  333: /^ (?:has 14 cells, accepted: 13|is not JSON: |found 333, accepted: an object)/,
  500: /^\/hours\/min found "ten", accepted: a number$/,
  501: /^\/exclusiveTo found "nowhere", accepted: the slug of a campus$/,
  777: /^\/fee found 399\.99, accepted: at least 400\.00 /,
  1000: /^\/applicationDeadline\/at found "2026-13-01", accepted: a moment /,
};

describe('import of a thousand rows of which seven are broken', () => {
  let open: OpenDatabase;
  before(async () => {
    open = await openTestDatabase();
    await saveCampus(open.database, aCampus());
  });
  beforeEach(async () => {
    await open.database.delete(questionSets);
    await open.database.delete(microInternships);
    await open.database.delete(employers);
  });
  after(() => open.close());

  for (const [extension, write] of Object.entries(FORMATS))
    it(`puts in 993 and names seven by line, field and reason: ${extension}`, async () => {
      const text = write();
      const start = performance.now();

      const summary = await importRows(open.database, read(text, extension));

      assert.ok(performance.now() - start < 10_000);
      assert.equal(summary.added, 993);
      assert.equal(summary.refused.length, 7);
      for (const [order, index] of BROKEN.entries()) {
        const refused = summary.refused[order];
        const [error] = refused?.errors ?? [];
        assert.match(`${error?.pointer} ${error?.reason}`, WORDS[index] ?? /^$/);
        if (extension === 'json') assert.equal(refused?.row, index);
        if (extension !== 'json' || index !== 333) {
          const sourceLine = lineOf(text, index);
          // In pretty JSON the id stands on the line below the one on which the row begins.
          assert.equal(refused?.line, extension === 'json' ? sourceLine - 1 : sourceLine);
        }
      }
      assert.equal((await findPosting(open.database, 'project-1-r-1'))?.employer.name, 'Employer 1');
    });

  it('takes what breaks the rules of the marketplace where they are waived', async () => {
    const rows = read(JSON.stringify([nested(777)]));

    assert.equal((await importRows(open.database, rows)).added, 0);
    assert.equal((await importRows(open.database, rows, { waiveRules: true })).added, 1);
  });

  it('refuses the second row of a file under an id, and says where the first is', async () => {
    const { refused, added } = await importRows(
      open.database,
      read(JSON.stringify([nested(1), nested(1)], null, 1)),
    );

    assert.equal(added, 1);
    assert.deepEqual(refused[0]?.errors, [{ pointer: '/sourceId', reason: 'is that of row 1 (line 2) too' }]);
  });

  it('keeps the moment of publication where the source states none', async () => {
    const publishedAt = async () =>
      (await findPosting(open.database, 'project-1-r-1'))?.posting.publishedAt.toISOString();
    const readAt = (now: string) => contract.read(JSON.stringify([nested(1)]), { now: new Date(now) });

    await importRows(open.database, readAt('2026-03-01T00:00:00Z'));
    await importRows(open.database, readAt('2026-03-02T00:00:00Z'));

    assert.equal(await publishedAt(), '2026-03-01T00:00:00.000Z');
  });
});
