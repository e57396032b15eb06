import { and, eq, sql, type SQL } from 'drizzle-orm';
import { DEFAULT_PAGE_SIZE, type FeedQuery, type Sort } from '../../src/contract/feed.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { CursorError, readCursor, writeCursor, type Cursor, type StretchName } from './cursor.ts';
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

/** A part of the list with an order of its own; one follows the other. */
interface Segment {
  name: StretchName;
  order: Ordering;
  /** The rows in it; all of them where that is `undefined`. */
  where: SQL | undefined;
}

/**
 * Where a campus asks for no order, its own come first; where it asks for that of the fee, what is paid in its currency.
 * Two queries, so that an index can give each in its order.
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
  stretch: StretchName;
}

const selectStretch = async (
  database: Database,
  { name, order, where }: Segment,
  {
    condition,
    after,
    limit,
    isFew,
  }: { condition: SQL | undefined; after: SQL | undefined; limit: number; isFew: boolean },
): Promise<FoundRow[]> => {
  // What is selected anew no index has in order, so PostgreSQL finds the rows first and sorts them then.
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
  return rows.map((row) => ({ ...row, stretch: name }));
};

/** No more rows than this are few: to sort them is faster than to look for them in the order of an index. */
const FEW = 1000;

/** The rows from the query's cursor on, so many at the most, of a total that is about known. */
const selectRows = async (
  database: Database,
  query: FeedQuery,
  asker: Viewer,
  { limit, total }: { limit: number; total: number },
): Promise<FoundRow[]> => {
  const stretches = segmentsOf(query, asker);
  const names = stretches.map(({ name }) => name);
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, names);
  const condition = wholeCondition(query, asker);
  const rows: FoundRow[] = [];
  for (const stretch of stretches.slice(cursor && names.indexOf(cursor.stretch))) {
    if (rows.length === limit) break;
    const after = cursor?.stretch === stretch.name ? isAfter(stretch.order, cursor) : undefined;
    const more = { condition, after, limit: limit - rows.length, isFew: total <= FEW };
    rows.push(...(await selectStretch(database, stretch, more)));
  }
  return rows;
};

/** One page of rows, with how many rows there are in all and how many each filter value would give. */
export interface FeedPage extends Counts {
  rows: SummaryRow[];
  nextCursor: string | undefined;
  /** Whether the rows are those of the wider marketplace because the campus, whose own come first, has none. */
  isWider: boolean;
}

/** Answers a feed query at a moment. Throws {@link CursorError}. */
export const queryFeed = async (
  database: Database,
  query: FeedQuery,
  moment: { now: Date; campus?: CampusRecord | undefined },
): Promise<FeedPage> => {
  const asker = await createViewer(database, moment);
  const pageSize = query['page-size'] ?? DEFAULT_PAGE_SIZE;
  const counts = await cachedFacets(database, query, asker);
  const rows = await selectRows(database, query, asker, { limit: pageSize + 1, total: counts.total });

  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    rows: page,
    ...counts,
    nextCursor: last && writeCursor({ stretch: last.stretch, key: last.cursorKey, id: last.posting.id }),
    isWider: asker.isWider,
  };
};
