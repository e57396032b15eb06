import type { FeedQuery } from '../../contract/feed.ts';
import { isSet, SHORT_HOURS, type FilterKey } from '../../contract/filters.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import type { Page } from './feed-store.ts';

type Match = (row: MicroInternshipSummary, query: FeedQuery) => boolean;

/** Filters that a row can be matched against in the browser. A row without the value does not match. */
const MATCHES: Partial<Record<FilterKey, Match>> = {
  department: ({ department }, query) => query.department?.includes(department) ?? true,
  arrangement: ({ arrangement }, query) =>
    arrangement !== undefined && (query.arrangement?.includes(arrangement) ?? true),
  'min-hours': ({ hours }, query) => hours !== undefined && hours.max >= (query['min-hours'] ?? 0),
  'max-hours': ({ hours }, query) => hours !== undefined && hours.min <= (query['max-hours'] ?? Infinity),
  funded: ({ paidBy }) => paidBy !== undefined && ['campus', 'state', 'foundation'].includes(paidBy),
  short: ({ hours }) => hours !== undefined && hours.max <= SHORT_HOURS,
};

const activeKeys = (query: FeedQuery) =>
  (Object.keys(query) as FilterKey[]).filter((key) => isSet(query[key]));

/** True if a page holds every row of its query, and so every row of a narrower one. */
const isComplete = ({ rows, total, nextCursor }: Page): boolean =>
  nextCursor === undefined && rows.length === total;

/** Optimistic page: filters the loaded rows while a narrower query is pending. `undefined` if they cannot tell. */
export const optimisticFilter = (page: Page, previous: FeedQuery, query: FeedQuery): Page | undefined => {
  if (!isComplete(page)) return undefined;
  const isNarrower = activeKeys(previous).every((key) => String(previous[key]) === String(query[key]));
  const added = activeKeys(query).filter((key) => !isSet(previous[key]));
  const matches = added.map((key) => MATCHES[key]);
  if (!isNarrower || matches.includes(undefined)) return undefined;
  const rows = page.rows.filter((row) => matches.every((match) => match?.(row, query)));
  return rows.length === 0 ? undefined : { ...page, rows, total: rows.length };
};
