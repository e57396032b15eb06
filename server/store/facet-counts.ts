import { and, sql, type SQL } from 'drizzle-orm';
import type { FacetCount, Facets, FeedQuery } from '../../src/contract/feed.ts';
import { FACETS, isSet, type FacetName } from '../../src/contract/filters.ts';
import type { Database } from './database.ts';
import { baseCondition, countedFilters, wholeCondition, type CountedFilter } from './filters.ts';
import { microInternships as table } from './schema/index.ts';
import type { Viewer } from './visibility.ts';

/** Of so many skills the rows are counted, the commonest first. */
const COUNTED_SKILLS = 30;

const identifier = (prefix: string, name: string): SQL =>
  sql.identifier(`${prefix}_${name}`) as unknown as SQL;

const all = (names: readonly string[]): SQL =>
  names.length === 0
    ? sql`true`
    : sql.join(
        names.map((name) => identifier('match', name)),
        sql` and `,
      );

const others = (asked: readonly string[], name: FacetName): SQL =>
  all(asked.filter((other) => other !== name));

const countValues = (name: FacetName, asked: readonly string[]): SQL => {
  const value = identifier('value', name);
  return sql`
    select ${name}, ${value}::text, null, sum(rows)::integer from base
    where ${others(asked, name)} and ${value} is not null group by ${value}`;
};

/** A row has several skills, so they are counted row by row. */
const countSkills = (condition: SQL | undefined): SQL => sql`(
  select 'skill', slug, min(skills->>(place::integer - 1)), count(*)::integer
  from (select skills, skill_slugs from ${table} where ${condition}) as skilled,
    unnest(skill_slugs) with ordinality as listed (slug, place)
  where slug <> ''
  group by slug order by 4 desc, slug collate "C" limit ${COUNTED_SKILLS})`;

const countWithout = (name: FacetName, asked: readonly string[]): SQL => sql`
  select 'relaxed', ${name}, null, coalesce(sum(rows), 0)::integer from base where ${others(asked, name)}`;

/** Total of a query and its facet counts. */
export interface Counts {
  total: number;
  facets: Facets;
  /**
   * Suggestions for an empty list: for each active filter the rows that the query would give without that
   * key, the most first.
   */
  relaxed: FacetCount[] | undefined;
}

interface CountRow {
  facet: string;
  value: string;
  label: string | null;
  count: number;
}

const rowsOf = (result: unknown): CountRow[] => (result as { rows: CountRow[] }).rows;

/**
 * Counts in one statement. The rows are first put together that are the same to every filter, by as many processes as
 * PostgreSQL likes; what remains are a few hundred.
 */
const countTogether = async (database: Database, query: FeedQuery, viewer: Viewer): Promise<CountRow[]> => {
  const filters = Object.entries(countedFilters(query, viewer)) as [FacetName, CountedFilter][];
  const asked = filters.filter(([, { match }]) => match).map(([name]) => name);
  const columns = filters.flatMap(([name, { value, match }]) => [
    ...(name === 'skill' ? [] : [sql`${value} as ${identifier('value', name)}`]),
    ...(match ? [sql`${match} as ${identifier('match', name)}`] : []),
  ]);
  const base = baseCondition(query, viewer);
  const skilled = and(base, ...filters.map(([name, { match }]) => (name === 'skill' ? undefined : match)));
  const counts = filters.map(([name]) =>
    name === 'skill' ? countSkills(skilled) : countValues(name, asked),
  );
  const result = await database.execute(sql`
    with base as (
      select ${sql.join(columns, sql`, `)}, count(*) as rows from ${table} where ${base}
      group by ${sql.raw(columns.map((_, index) => index + 1).join(', '))}
    )
    select 'total' as facet, '' as value, null as label, coalesce(sum(rows), 0)::integer as count
    from base where ${all(asked)}
    union all ${sql.join([...counts, ...asked.map((name) => countWithout(name, asked))], sql` union all `)}`);
  return rowsOf(result);
};

const countWithoutKeys = async (
  database: Database,
  query: FeedQuery,
  keys: readonly string[],
  viewer: Viewer,
): Promise<FacetCount[]> => {
  if (keys.length === 0) return [];
  const counts = keys.map(
    (key) =>
      sql`(select ${key} as value, count(*)::integer as count from ${table}
        where ${wholeCondition({ ...query, [key]: undefined }, viewer)})`,
  );
  const rows = rowsOf(await database.execute(sql.join(counts, sql` union all `)));
  return rows.map(({ value, count }) => ({ value, count }));
};

const isMore = (one: FacetCount, other: FacetCount): number =>
  other.count - one.count || (one.value < other.value ? -1 : 1);

/** Without a filter that is counted anyway nothing has to be counted anew. */
const countRelaxed = async (
  database: Database,
  query: FeedQuery,
  viewer: Viewer,
  counted: readonly FacetCount[],
): Promise<FacetCount[] | undefined> => {
  const { campus: _campus, sort: _sort, 'page-size': _size, cursor: _cursor, ...filters } = query;
  const asked = Object.entries(filters).flatMap(([key, value]) => (isSet(value) ? [key] : []));
  if (asked.length === 0) return undefined;
  const known = counted.map(({ value }) => value);
  const rest = await countWithoutKeys(
    database,
    filters,
    asked.filter((key) => !known.includes(key)),
    viewer,
  );
  return [...counted, ...rest].filter(({ count }) => count > 0).toSorted(isMore);
};

/**
 * Counts the rows of a query and, for each filter, the rows that each of its values gives together with all the
 * other filters.
 */
export const countRows = async (database: Database, query: FeedQuery, viewer: Viewer): Promise<Counts> => {
  const rows = await countTogether(database, query, viewer);
  const facets: Facets = Object.fromEntries(FACETS.map((name) => [name, []]));
  const relaxed: FacetCount[] = [];
  let total = 0;
  for (const { facet, value, label, count } of rows) {
    if (facet === 'total') total = count;
    else if (facet === 'relaxed') relaxed.push({ value, count });
    else facets[facet]?.push({ value, count, ...(label !== null && { label }) });
  }
  for (const name of FACETS) {
    if (name !== 'skill') facets[name]?.sort((one, other) => (one.value < other.value ? -1 : 1));
  }
  return {
    total,
    facets,
    relaxed: total === 0 ? await countRelaxed(database, query, viewer, relaxed) : undefined,
  };
};
