import { and, eq, sql, type SQL } from 'drizzle-orm';
import { DEFAULT_PAGE_SIZE, type FeedQuery, type Sort } from '../../src/contract/feed.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { CursorError, readCursor, writeCursor, type Cursor, type SegmentName } from './cursor.ts';
import type { Database } from './database.ts';
import type { Counts } from './facet-counts.ts';
import { cachedFacets } from './facet-cache.ts';
import { searchWords, wholeCondition } from './filters.ts';
import { employerColumns, summaryColumns, type SummaryRow } from './postings.ts';
import { employers, microInternships } from './schema/index.ts';
import { closesAt, createViewer, isPublicToAll, isExclusive, type Viewer } from './visibility.ts';

const table = microInternships;

interface Ordering {
  key: SQL;
  /** PostgreSQL's name for the key's type, to read it back from a cursor. */
  type: SQL;
  descending: boolean;
}

const newest: Ordering = { key: sql`${table.publishedAt}`, type: sql`timestamptz`, descending: true };

const byFee = (amount: SQL): Ordering => ({ key: amount, type: sql`integer`, descending: true });

const ordering = (sort: Sort, words: SQL | undefined): Ordering => {
  switch (sort) {
    case 'newest':
      return newest;
    case 'closing':
      return { key: closesAt, type: sql`timestamptz`, descending: false };
    case 'fee':
      return byFee(sql`coalesce(${table.feeAmount}, -1)`);
    case 'hours':
      return { key: sql`coalesce(${table.hoursMin}, 1000000)`, type: sql`numeric`, descending: false };
    case 'match':
      return words === undefined
        ? newest
        : {
            key: sql`round(ts_rank(${table.search}, ${words})::numeric, 6)`,
            type: sql`numeric`,
            descending: true,
          };
  }
};

const isAfter = ({ key, type, descending }: Ordering, cursor: Cursor): SQL => {
  const last = sql`(${cursor.key}::text::${type}, ${cursor.id}::text::uuid)`;
  return descending ? sql`(${key}, ${table.id}) < ${last}` : sql`(${key}, ${table.id}) > ${last}`;
};

/** Segment of the result with its own sort key (keyset pagination over consecutive segments). */
interface Segment {
  name: SegmentName;
  order: Ordering;
  /** Condition of its rows; `undefined` for all. */
  where: SQL | undefined;
}

/**
 * Segments of a query. Without a sort order a campus's own postings come first; sorted by fee, those in its currency.
 * One query per segment, so that each can use an index.
 */
const segmentsOf = (query: FeedQuery, { campus }: Viewer): Segment[] => {
  const { sort } = query;
  if (campus && sort === undefined)
    return [
      { name: 'own', order: newest, where: isExclusive(campus) },
      { name: 'wider', order: newest, where: isPublicToAll() },
    ];
  if (campus && sort === 'fee') {
    const { feeCurrency, feeAmount } = table;
    return [
      { name: 'fee', order: byFee(sql`${feeAmount}`), where: eq(feeCurrency, campus.currency) },
      {
        name: 'fee-elsewhere',
        order: byFee(sql`(-1)::integer`),
        where: sql`${feeCurrency} is distinct from ${campus.currency}`,
      },
    ];
  }
  const order = sort === undefined ? newest : ordering(sort, searchWords(query));
  return [{ name: sort ?? 'newest', order, where: undefined }];
};

/** PostgreSQL's class of codes for a value that its type does not take, as a day that is none. */
const isBadValue = (error: unknown): boolean =>
  error instanceof Error && String((error.cause as { code?: unknown } | undefined)?.code).startsWith('22');

interface FoundRow extends SummaryRow {
  cursorKey: string;
  segment: SegmentName;
}

const selectSegment = async (
  database: Database,
  { name, order, where }: Segment,
  {
    condition,
    after,
    limit,
    isFew,
  }: { condition: SQL | undefined; after: SQL | undefined; limit: number; isFew: boolean },
): Promise<FoundRow[]> => {
  // No index matches a subselect, so PostgreSQL filters first and sorts the few rows afterwards.
  const key = isFew ? sql`(select ${order.key})` : order.key;
  const direction = order.descending ? sql`desc` : sql`asc`;
  const rows = await database
    .select({
      posting: summaryColumns,
      employer: employerColumns,
      cursorKey: sql<string>`(${order.key})::text`,
    })
    .from(table)
    .innerJoin(employers, eq(table.employer, employers.slug))
    .where(and(condition, where, after))
    .orderBy(sql`${key} ${direction}, ${table.id} ${direction}`)
    .limit(limit)
    .catch((error: unknown): never => {
      if (after && isBadValue(error)) throw new CursorError();
      throw error;
    });
  return rows.map((row) => ({ ...row, segment: name }));
};

/** Results up to this many rows are sorted in memory, which is faster than scanning an index in order. */
const MAX_ROWS_TO_SORT = 1000;

/** Up to `limit` rows from the query's cursor on; `total` may be a cached estimate. */
const selectRows = async (
  database: Database,
  query: FeedQuery,
  viewer: Viewer,
  { limit, total }: { limit: number; total: number },
): Promise<FoundRow[]> => {
  const segments = segmentsOf(query, viewer);
  const names = segments.map(({ name }) => name);
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, names);
  const condition = wholeCondition(query, viewer);
  const rows: FoundRow[] = [];
  for (const segment of segments.slice(cursor && names.indexOf(cursor.segment))) {
    if (rows.length === limit) break;
    const after = cursor?.segment === segment.name ? isAfter(segment.order, cursor) : undefined;
    const more = { condition, after, limit: limit - rows.length, isFew: total <= MAX_ROWS_TO_SORT };
    rows.push(...(await selectSegment(database, segment, more)));
  }
  return rows;
};

/** One page of rows with the total and the facet counts. */
export interface FeedPage extends Counts {
  rows: SummaryRow[];
  nextCursor: string | undefined;
  /** True if the campus shows its own postings first, has none, and falls back to the marketplace. */
  isWider: boolean;
}

/** Runs a feed query. Throws {@link CursorError}. */
export const queryFeed = async (
  database: Database,
  query: FeedQuery,
  moment: { now: Date; campus?: CampusRecord | undefined },
): Promise<FeedPage> => {
  const viewer = await createViewer(database, moment);
  const pageSize = query['page-size'] ?? DEFAULT_PAGE_SIZE;
  const counts = await cachedFacets(database, query, viewer);
  const rows = await selectRows(database, query, viewer, { limit: pageSize + 1, total: counts.total });

  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    rows: page,
    ...counts,
    nextCursor: last && writeCursor({ segment: last.segment, key: last.cursorKey, id: last.posting.id }),
    isWider: viewer.isWider,
  };
};
