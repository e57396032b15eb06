import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Slug } from '../../src/contract/primitives.ts';
import { RichText } from '../../src/contract/rich-text.ts';
import { plainText } from '../domain/plain-text.ts';
import { jobAnnouncements } from './job-announcements.ts';
import type { SourceRow } from './mapping.ts';
import { mappings } from './mappings.ts';

const ROW = {
  id: '773570100',
  title: 'Electronics Technician ',
  department: 'Department of Commerce',
  agency: 'National Oceanic and Atmospheric Administration',
  subagency: 'National Marine Fisheries Service' as string | null,
  appointment_type: 'Term',
  series: ['0856 - Electronics Technical', '2210 - Information Technology Management'],
  hiring_paths: [18, 17, 0],
  open_date: '2024-02-01',
  close_date: '2024-07-07',
  url: 'https://www.usajobs.gov/job/773570100',
};

const read = (...rows: unknown[]): SourceRow[] =>
  jobAnnouncements.read(rows.map((row) => JSON.stringify(row)).join('\n'));

const made = (row: SourceRow | undefined) => {
  if (!row?.ok) assert.fail(JSON.stringify(row));
  return row;
};

describe('job announcements mapping', () => {
  it('is registered by its name', () => {
    assert.equal(mappings['job-announcements'], jobAnnouncements);
  });

  it('makes a posting of a row', () => {
    const { posting, employer } = made(read(ROW)[0]);

    assert.equal(posting.title, 'Electronics Technician');
    assert.equal(posting.slug, 'electronics-technician-773570100');
    assert.deepEqual([posting.source, posting.sourceId], ['usajobs', ROW.id]);
    assert.equal(employer.name, ROW.agency);
    assert.equal(posting.employer, employer.slug);
    assert.equal(
      plainText(posting.description),
      [
        'National Marine Fisheries Service, National Oceanic and Atmospheric Administration, Department of Commerce.',
        'Appointment: Term. Occupation: Electronics Technical; Information Technology Management.',
        'The announcement on USAJOBS',
      ].join('\n'),
    );
    assert.match(JSON.stringify(posting.description), /"href":"https:\/\/www\.usajobs\.gov\/job\/773570100"/);
  });

  it('opens and closes with the day of Washington, in winter and in summer', () => {
    const { posting } = made(read(ROW)[0]);
    const timeZone = 'America/New_York';

    assert.deepEqual(posting.applicationOpens, { at: '2024-02-01T00:00:00-05:00', timeZone });
    assert.deepEqual(posting.applicationDeadline, { at: '2024-07-07T23:59:00-04:00', timeZone });
    assert.equal(posting.publishedAt, '2024-02-01T00:00:00-05:00');
  });

  it('leaves absent what the source does not say', () => {
    const { posting } = made(read(ROW)[0]);

    for (const field of ['hours', 'fee', 'location', 'arrangement', 'country', 'kickOff', 'due'])
      assert.ok(!(field in posting), field);
  });

  it('names the department where the source names no agency', () => {
    const agency = 'Other Agencies and Independent Organizations';

    const { posting, employer } = made(read({ ...ROW, agency, subagency: null })[0]);

    assert.equal(employer.name, 'Department of Commerce');
    assert.match(posting.summary, /^Department of Commerce\. Appointment/);
  });

  for (const [series, department] of [
    ['2210 - Information Technology Management', 'technology'],
    ['0201 - Human Resources Management', 'human-resources'],
    ['1550 - Computer Science', 'technology'],
    ['1560 - Data Science Series', 'data'],
    ['0905 - Attorney', 'other'],
    ['Unknown', 'other'],
  ] as const)
    it(`takes the series “${series}” for ${department}`, () => {
      assert.equal(made(read({ ...ROW, series: [series] })[0]).posting.department, department);
    });

  for (const [title, shown] of [
    ['Officer \u00e2\u0080\u0093 Direct Hire', 'Officer – Direct Hire'],
    ['Café Officer', 'Café Officer'],
  ] as const)
    it(`reads the title ${JSON.stringify(title)} as “${shown}”`, () => {
      assert.equal(made(read({ ...ROW, title })[0]).posting.title, shown);
    });

  it('sends applications to the address it is given, else to none', () => {
    const [row] = jobAnnouncements.read(JSON.stringify(ROW), { email: 'staff@campus.example' });

    assert.equal(made(row).employer.email, 'staff@campus.example');
    assert.match(made(read(ROW)[0]).employer.email, /\.invalid$/);
  });

  for (const [fields, error] of [
    [{ title: '\u4e2d\u6587' }, { pointer: '/title', reason: 'found "中文", accepted: another form' }],
    [{ title: '' }, { pointer: '/title', reason: 'is empty' }],
    [{ title: 'a\u0000b' }, { pointer: '/title', reason: 'found "a\\u0000b", accepted: another form' }],
    [{ agency: null }, { pointer: '/agency', reason: 'found null, accepted: text' }],
    [{ series: [] }, { pointer: '/series', reason: 'found a list, accepted: at least 1 of them' }],
    [
      { close_date: '2024-01-31' },
      { pointer: '/close_date', reason: 'found "2024-01-31", accepted: open_date or a day after it' },
    ],
    [
      { open_date: '2024-02-30' },
      { pointer: '/open_date', reason: 'found "2024-02-30", accepted: a day, such as 2026-11-30' },
    ],
    [
      { url: 'javascript:alert(1)' },
      { pointer: '/url', reason: 'found "javascript:alert(1)", accepted: another form' },
    ],
  ] as const)
    it(`reports ${JSON.stringify(fields)} by its line, and makes postings of the others`, () => {
      const [first, second, last] = read(ROW, { ...ROW, ...fields }, ROW);

      assert.deepEqual(second, { ok: false, line: 2, errors: [error] });
      assert.equal(made(first).line, 1);
      assert.equal(made(last).line, 3);
    });
});

const DATA = new URL('../../../shared/data/postings.jsonl', import.meta.url);

describe(
  'job announcements mapping of the real rows',
  { skip: existsSync(DATA) ? false : `${DATA.pathname} is absent` },
  () => {
    it('makes a posting of all 11,746 and refuses none, each with a name of its own', () => {
      const text = readFileSync(DATA, 'utf8');
      const titles = text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as typeof ROW).title.trim().replace(/\s+/g, ' '));

      const rows = jobAnnouncements.read(text);

      assert.deepEqual(
        rows.filter(({ ok }) => !ok),
        [],
      );
      const postings = rows.map((row) => made(row).posting);
      assert.equal(postings.length, 11_746);
      assert.equal(new Set(postings.map(({ slug }) => Slug.parse(slug))).size, 11_746);
      assert.equal(new Set(postings.map(({ sourceId }) => sourceId)).size, 11_746);
      assert.equal(
        postings.filter(({ title }, index) => title !== titles[index]).length,
        10,
        'mended titles',
      );
      for (const { employer, description, summary } of postings) {
        Slug.parse(employer);
        RichText.parse(description);
        assert.ok(summary.length > 0 && summary.length <= 300);
      }
    });
  },
);
