import { SHORT_HOURS, type FeedQuery } from '../../contract/feed.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import type { Page } from './feed-store.ts';

type Test = (row: MicroInternshipSummary, query: FeedQuery, page: Page) => boolean;

/** The keys of a query that the rows themselves can answer. A row that does not state what is asked is no match. */
const TESTS: Partial<Record<keyof FeedQuery, Test>> = {
  department: ({ department }, query) => query.department?.includes(department) ?? true,
  arrangement: ({ arrangement }, query) =>
    arrangement !== undefined && (query.arrangement?.includes(arrangement) ?? true),
  'min-hours': ({ hours }, query) => hours !== undefined && hours.max >= (query['min-hours'] ?? 0),
  'max-hours': ({ hours }, query) => hours !== undefined && hours.min <= (query['max-hours'] ?? Infinity),
  funded: ({ paidBy }) => paidBy !== undefined && ['campus', 'state', 'foundation'].includes(paidBy),
  short: ({ hours }) => hours !== undefined && hours.max <= SHORT_HOURS,
};

const isAsked = (value: unknown): boolean =>
  value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0);

const askedKeys = (query: FeedQuery) =>
  (Object.keys(query) as (keyof FeedQuery)[]).filter((key) => isAsked(query[key]));

/** Whether a page holds every row that one query finds, and so every row of whatever is narrower. */
const isWhole = ({ rows, total, nextCursor }: Page): boolean =>
  nextCursor === undefined && rows.length === total;

/**
 * What a narrower query would show of rows that are all there, until the server has answered; nothing where they
 * cannot tell.
 */
export const optimisticFilter = (page: Page, was: FeedQuery, query: FeedQuery): Page | undefined => {
  if (!isWhole(page)) return undefined;
  const keeps = askedKeys(was).every((key) => String(was[key]) === String(query[key]));
  const added = askedKeys(query).filter((key) => !isAsked(was[key]));
  const tests = added.map((key) => TESTS[key]);
  if (!keeps || tests.includes(undefined)) return undefined;
  const rows = page.rows.filter((row) => tests.every((test) => test?.(row, query, page)));
  return rows.length === 0 ? undefined : { ...page, rows, total: rows.length };
};
