import { and, count, eq, gt, inArray, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import {
  DEFAULT_PAGE_SIZE,
  type Facets,
  type FeedQuery,
  type Sort,
} from '../../src/contract/feed.ts';
import type { Department } from '../../src/contract/primitives.ts';
import type { Database } from './database.ts';
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

const ordering = (sort: Sort, words: SQL | undefined): Ordering => {
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
      return { key: sql`coalesce(${table.feeAmount}, -1)`, type: sql`integer`, descending: true };
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

interface Cursor {
  sort: Sort;
  key: string;
  id: string;
}

/** A cursor that this server did not make, or made for another order. */
export class CursorError extends Error {
  override name = 'CursorError';
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY = /^(?:infinity|-?[0-9]+(?:\.[0-9]+)?|[0-9]{4,}-[0-9]{2}-[0-9]{2} [0-9:.]{8,}[+-][0-9:]{2,8})$/;

const writeCursor = ({ sort, key, id }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');

const readCursor = (text: string, sort: Sort): Cursor => {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw new CursorError();
  }
  const [madeFor, key, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (madeFor !== sort || typeof key !== 'string' || typeof id !== 'string') throw new CursorError();
  if (!KEY.test(key) || !UUID.test(id)) throw new CursorError();
  return { sort, key, id };
};

const isAfter = ({ key, type, descending }: Ordering, cursor: Cursor): SQL => {
  const last = sql`(${cursor.key}::text::${type}, ${cursor.id}::text::uuid)`;
  return descending ? sql`(${key}, ${table.id}) < ${last}` : sql`(${key}, ${table.id}) > ${last}`;
};

/** PostgreSQL's class of codes for a value that its type does not take, as a day that is none. */
const isBadValue = (error: unknown): boolean =>
  error instanceof Error && String((error.cause as { code?: unknown } | undefined)?.code).startsWith('22');

/** Takes applications now: the condition that `takesApplications` states for one posting. */
const isLive = (now: Date) =>
  and(
    eq(table.status, 'open'),
    lt(table.filled, table.openings),
    or(isNull(table.applicationOpens), lte(table.applicationOpens, now)),
    or(isNull(table.applicationDeadline), gt(table.applicationDeadline, now)),
  );

const isShownTo = (campus: string | undefined) =>
  campus === undefined
    ? isNull(table.exclusiveTo)
    : or(isNull(table.exclusiveTo), eq(table.exclusiveTo, campus));

const countDepartments = (database: Database, where: SQL | undefined) =>
  database
    .select({ value: table.department, count: count() })
    .from(table)
    .where(where)
    .groupBy(table.department)
    .orderBy(sql`${table.department} collate "C"`);

/** One page of rows, with how many rows there are in all and how many each filter value would give. */
export interface FeedPage {
  rows: SummaryRow[];
  total: number;
  facets: Facets;
  nextCursor: string | undefined;
}

/** Answers a feed query at a moment. Throws {@link CursorError}. */
export const queryFeed = async (database: Database, query: FeedQuery, now: Date): Promise<FeedPage> => {
  // PostgreSQL's text holds no NUL; between words it says as much as a space.
  const words = query.q ? sql`websearch_to_tsquery('english', ${query.q.replaceAll('\0', ' ')})` : undefined;
  const sort = query.sort ?? 'newest';
  const order = ordering(sort, words);
  const pageSize = query['page-size'] ?? DEFAULT_PAGE_SIZE;
  const everyDepartment = and(
    isLive(now),
    isShownTo(query.campus),
    words && sql`${table.search} @@ ${words}`,
  );
  const wanted = query.department?.length ? inArray(table.department, query.department) : undefined;
  const after = query.cursor === undefined ? undefined : isAfter(order, readCursor(query.cursor, sort));
  const direction = order.descending ? sql`desc` : sql`asc`;

  const [departments, rows] = await Promise.all([
    countDepartments(database, everyDepartment),
    database
      .select({ posting: summaryColumns, client: clientColumns, cursorKey: sql<string>`(${order.key})::text` })
      .from(table)
      .innerJoin(clients, eq(table.client, clients.slug))
      .where(and(everyDepartment, wanted, after))
      .orderBy(sql`${order.key} ${direction}, ${table.id} ${direction}`)
      .limit(pageSize + 1),
  ]).catch((error: unknown) => {
    throw after && isBadValue(error) ? new CursorError() : error;
  });

  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  const isWanted = (department: Department) => !wanted || query.department?.includes(department);
  return {
    rows: page,
    total: departments.reduce((sum, { value, count }) => (isWanted(value) ? sum + count : sum), 0),
    facets: { department: departments },
    nextCursor: last && writeCursor({ sort, key: last.cursorKey, id: last.posting.id }),
  };
};
