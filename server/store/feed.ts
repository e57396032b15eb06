import { and, eq, sql, type SQL } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { DEFAULT_PAGE_SIZE, type Facets, type FeedQuery, type Sort } from '../../src/contract/feed.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { CursorError, readCursor, writeCursor, type Cursor } from './cursor.ts';
import type { Database } from './database.ts';
import { countRows, searchWords, wholeCondition, type Asker } from './filters.ts';
import { clientColumns, summaryColumns, type SummaryRow } from './postings.ts';
import { clients, microInternships } from './schema.ts';

const table = microInternships;

interface Ordering {
  key: SQL;
  /** PostgreSQL's name for the key's type, to read it back from a cursor. */
  type: SQL;
  descending: boolean;
}

const newest: Ordering = { key: sql`${table.publishedAt}`, type: sql`timestamptz`, descending: true };

const comparableFee = (campus: CampusRecord | undefined): SQL =>
  campus === undefined
    ? sql`coalesce(${table.feeAmount}, -1)`
    : sql`case when ${table.feeCurrency} = ${campus.currency} then ${table.feeAmount} else -1 end`;

const ordering = (sort: Sort, words: SQL | undefined, campus: CampusRecord | undefined): Ordering => {
  switch (sort) {
    case 'newest':
      return newest;
    case 'closing':
      return {
        key: sql`coalesce(${table.applicationDeadline}, 'infinity'::timestamptz)`,
        type: sql`timestamptz`,
        descending: false,
      };
    case 'fee':
      return { key: comparableFee(campus), type: sql`integer`, descending: true };
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

/** PostgreSQL's class of codes for a value that its type does not take, as a day that is none. */
const isBadValue = (error: unknown): boolean =>
  error instanceof Error && String((error.cause as { code?: unknown } | undefined)?.code).startsWith('22');

/** One page of rows, with how many rows there are in all and how many each filter value would give. */
export interface FeedPage {
  rows: SummaryRow[];
  total: number;
  facets: Facets;
  nextCursor: string | undefined;
}

/** Answers a feed query at a moment. Throws {@link CursorError}. */
export const queryFeed = async (
  database: Database,
  query: FeedQuery,
  { now, campus }: { now: Date; campus?: CampusRecord | undefined },
): Promise<FeedPage> => {
  const today = DateTime.fromJSDate(now, { zone: campus?.timeZone ?? 'utc' }).toFormat('yyyy-MM-dd');
  const asker: Asker = { now, today, campus };
  const sort = query.sort ?? 'newest';
  const order = ordering(sort, searchWords(query), campus);
  const direction = order.descending ? sql`desc` : sql`asc`;
  const pageSize = query['page-size'] ?? DEFAULT_PAGE_SIZE;
  const after = query.cursor === undefined ? undefined : isAfter(order, readCursor(query.cursor, sort));

  const [counts, rows] = await Promise.all([
    countRows(database, query, asker),
    database
      .select({
        posting: summaryColumns,
        client: clientColumns,
        cursorKey: sql<string>`(${order.key})::text`,
      })
      .from(table)
      .innerJoin(clients, eq(table.client, clients.slug))
      .where(and(wholeCondition(query, asker), after))
      .orderBy(sql`${order.key} ${direction}, ${table.id} ${direction}`)
      .limit(pageSize + 1)
      .catch((error: unknown): never => {
        if (after && isBadValue(error)) throw new CursorError();
        throw error;
      }),
  ]);

  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    rows: page,
    ...counts,
    nextCursor: last && writeCursor({ sort, key: last.cursorKey, id: last.posting.id }),
  };
};
