import { expect } from '@open-wc/testing';
import { aBareSummary, aSummary } from '../../../test/mocks/data.ts';
import type { FeedQuery } from '../../contract/feed.ts';
import type { Page } from './feed-store.ts';
import { optimisticFilter } from './optimistic-filter.ts';

const ROWS = [
  aSummary({ id: 'bread', department: 'marketing', arrangement: 'remote', hours: { min: 10, max: 15 } }),
  aSummary({
    id: 'labels',
    department: 'design',
    arrangement: 'on-site',
    hours: { min: 5, max: 8 },
    paidBy: 'state',
  }),
  aBareSummary({ id: 'birds', department: 'research' }),
];

const pageOf = (overrides: Partial<Page> = {}): Page => ({
  rows: ROWS,
  total: ROWS.length,
  facets: {},
  nextCursor: undefined,
  campus: undefined,
  suggestions: [],
  isFallback: false,
  ...overrides,
});

const ids = (query: FeedQuery, was: FeedQuery = {}, page: Page = pageOf()) =>
  optimisticFilter(page, was, query)?.rows.map(({ id }) => id);

describe('a guess', () => {
  for (const [query, expected] of [
    [{ department: ['design', 'research'] }, ['labels', 'birds']],
    [{ arrangement: ['remote'] }, ['bread']],
    [{ 'min-hours': 9 }, ['bread']],
    [{ 'max-hours': 9 }, ['labels']],
    [{ 'min-hours': 8, 'max-hours': 10 }, ['bread', 'labels']],
    [{ short: true }, ['labels']],
    [{ funded: true }, ['labels']],
    [{ funded: true, department: ['design'] }, ['labels']],
  ] as [FeedQuery, string[]][]) {
    it(`is what the rows themselves say of ${JSON.stringify(query)}`, () => {
      const page = optimisticFilter(pageOf(), {}, query);

      expect(page?.rows.map(({ id }) => id)).to.deep.equal(expected);
      expect(page?.total).to.equal(expected.length);
    });
  }

  it('keeps what was asked before', () => {
    expect(ids({ q: 'jam', short: true }, { q: 'jam' })).to.deep.equal(['labels']);
  });

  it('is none where there are more rows than those at hand', () => {
    expect(ids({ short: true }, {}, pageOf({ nextCursor: 'next' }))).to.equal(undefined);
    expect(ids({ short: true }, {}, pageOf({ total: 4 }))).to.equal(undefined);
  });

  it('is none where something is taken back or changed', () => {
    expect(ids({}, { short: true })).to.equal(undefined);
    expect(ids({ department: ['design'] }, { department: ['research'] })).to.equal(undefined);
  });

  for (const query of [
    { q: 'jam' },
    { 'min-fee': 10 },
    { skill: ['writing'] },
    { 'due-by': '2026-12-01' },
    { sort: 'fee' },
  ] as FeedQuery[]) {
    it(`is none where rows cannot tell, as of ${JSON.stringify(query)}`, () => {
      expect(ids({ ...query, short: true })).to.equal(undefined);
    });
  }

  it('is none where it would be that there is nothing', () => {
    expect(ids({ arrangement: ['hybrid'] })).to.equal(undefined);
  });
});
