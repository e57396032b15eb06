import { and, or, sql, type SQL } from 'drizzle-orm';
import {
  CLOSING_SOON_DAYS,
  SHORT_HOURS,
  type FacetCount,
  type FacetName,
  type Facets,
  type FeedQuery,
} from '../../src/contract/feed.ts';
import type { Database } from './database.ts';
import { microInternships as table } from './schema.ts';
import { isShown, paysAtLeast, stated, type Asker } from './shown.ts';

/** Of so many skills the rows are counted, the commonest first. */
const COUNTED_SKILLS = 30;

const oneOf = (column: SQL, values: readonly string[] | undefined): SQL | undefined =>
  values?.length ? stated(sql`${column} in ${values}`) : undefined;

const beginsOn = (today: string): SQL => sql`coalesce(${table.kickOff}, ${today}::date)`;

const isDueOn = (today: string): SQL =>
  sql`coalesce((${table.due}->>'date')::date, ${beginsOn(today)} + (${table.due}->>'daysAfterKickOff')::integer)`;

/** The words of a search, if there are any. PostgreSQL's text holds no NUL; between words it says as much as a space. */
export const searchWords = ({ q }: FeedQuery): SQL | undefined =>
  q ? sql`websearch_to_tsquery('english', ${q.replaceAll('\0', ' ')})` : undefined;

/** What every row must satisfy, whatever is counted. */
const baseCondition = (query: FeedQuery, asker: Asker): SQL | undefined => {
  const { today, campus } = asker;
  const words = searchWords(query);
  const {
    from,
    until,
    'min-hours': minHours,
    'max-hours': maxHours,
    'min-fee': minFee,
    'due-by': dueBy,
  } = query;
  return and(
    isShown(asker),
    words && sql`(numnode(${words}) = 0 or ${table.search} @@ ${words})`,
    minHours === undefined ? undefined : sql`${table.hoursMax} >= ${minHours}`,
    maxHours === undefined ? undefined : sql`${table.hoursMin} <= ${maxHours}`,
    minFee === undefined ? undefined : paysAtLeast(minFee, campus),
    dueBy === undefined ? undefined : sql`${isDueOn(today)} <= ${dueBy}::date`,
    from === undefined ? undefined : sql`${beginsOn(today)} >= ${from}::date`,
    until === undefined ? undefined : sql`${isDueOn(today)} <= ${until}::date`,
  );
};

interface CountedFilter {
  /** The value that a row is counted under; `null` for none. */
  value: SQL;
  /** Whether a row matches what is asked; `undefined` where nothing is. */
  match: SQL | undefined;
}

const switched = (condition: SQL, isAsked: boolean | undefined): CountedFilter => ({
  value: sql`case when ${stated(condition)} then 'true' end`,
  match: isAsked ? stated(condition) : undefined,
});

const PRIMARY_LANGUAGE = sql`split_part(${table.language}, '-', 1)`;

const matchesLanguage = (languages: readonly string[] | undefined): SQL | undefined =>
  languages?.length
    ? or(
        ...languages.map(
          (language) =>
            sql`(${table.language} = ${language} or starts_with(${table.language}, ${`${language}-`}))`,
        ),
      )
    : undefined;

const countedFilters = (query: FeedQuery, { now, campus }: Asker): Record<FacetName, CountedFilter> => {
  const soon = new Date(now.getTime() + CLOSING_SOON_DAYS * 86_400_000).toISOString();
  return {
    department: { value: sql`${table.department}`, match: oneOf(sql`${table.department}`, query.department) },
    arrangement: {
      value: sql`${table.arrangement}`,
      match: oneOf(sql`${table.arrangement}`, query.arrangement),
    },
    skill: {
      value: sql`null::text`,
      match: query.skill?.length ? sql`${table.skillSlugs} && ${sql.param(query.skill)}::text[]` : undefined,
    },
    language: { value: PRIMARY_LANGUAGE, match: matchesLanguage(query.language) },
    funded: switched(sql`${table.paidBy} in ('campus', 'state', 'foundation')`, query.funded),
    exclusive: switched(sql`${table.exclusiveTo} = ${campus?.slug ?? null}::text`, query.exclusive),
    short: switched(sql`${table.hoursMax} <= ${SHORT_HOURS}`, query.short),
    'closing-soon': switched(
      sql`${table.applicationDeadline} <= ${soon}::timestamptz`,
      query['closing-soon'],
    ),
  };
};

/** What a row must satisfy to be shown. */
export const wholeCondition = (query: FeedQuery, asker: Asker): SQL | undefined =>
  and(baseCondition(query, asker), ...Object.values(countedFilters(query, asker)).map(({ match }) => match));

const identifier = (prefix: string, name: string): SQL =>
  sql.identifier(`${prefix}_${name}`) as unknown as SQL;

const all = (names: readonly string[]): SQL =>
  names.length === 0
    ? sql`true`
    : sql.join(
        names.map((name) => identifier('match', name)),
        sql` and `,
      );

const countValues = (name: FacetName, asked: readonly string[]): SQL => {
  const others = all(asked.filter((other) => other !== name));
  if (name === 'skill') {
    return sql`(
      select 'skill', slug, min(skills->>(place::integer - 1)), count(*)::integer
      from base, unnest(skill_slugs) with ordinality as listed (slug, place)
      where ${others} and slug <> ''
      group by slug order by 4 desc, slug collate "C" limit ${COUNTED_SKILLS})`;
  }
  const value = identifier('value', name);
  return sql`
    select ${name}, ${value}, null, count(*)::integer from base
    where ${others} and ${value} is not null group by ${value}`;
};

const rowsOf = (result: unknown): { facet: string; value: string; label: string | null; count: number }[] =>
  (result as { rows: { facet: string; value: string; label: string | null; count: number }[] }).rows;

/**
 * Counts the rows of a query and, for each filter, the rows that each of its values gives together with all the
 * other filters, in one pass.
 */
export const countRows = async (
  database: Database,
  query: FeedQuery,
  asker: Asker,
): Promise<{ total: number; facets: Facets }> => {
  const filters = Object.entries(countedFilters(query, asker)) as [FacetName, CountedFilter][];
  const asked = filters.filter(([, { match }]) => match).map(([name]) => name);
  const columns = filters.flatMap(([name, { value, match }]) => [
    sql`${value} as ${identifier('value', name)}`,
    ...(match ? [sql`${match} as ${identifier('match', name)}`] : []),
  ]);
  const result = await database.execute(sql`
    with base as (
      select skills, skill_slugs, ${sql.join(columns, sql`, `)} from ${table} where ${baseCondition(query, asker)}
    )
    select 'total' as facet, '' as value, null as label, count(*)::integer as count from base where ${all(asked)}
    union all ${sql.join(
      filters.map(([name]) => countValues(name, asked)),
      sql` union all `,
    )}`);

  const facets = Object.fromEntries(filters.map(([name]) => [name, [] as FacetCount[]]));
  let total = 0;
  for (const { facet, value, label, count } of rowsOf(result)) {
    if (facet === 'total') total = count;
    else facets[facet]?.push({ value, count, ...(label !== null && { label }) });
  }
  for (const name of Object.keys(facets)) {
    if (name !== 'skill') facets[name]?.sort((one, other) => (one.value < other.value ? -1 : 1));
  }
  return { total, facets };
};

const isAsked = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false && value !== '';

/**
 * Counts for each key by which a query narrows the list the rows that it would give without that key, the most first;
 * `undefined` where it has no such key.
 */
export const countRelaxed = async (
  database: Database,
  query: FeedQuery,
  asker: Asker,
): Promise<FacetCount[] | undefined> => {
  const { campus: _campus, sort: _sort, 'page-size': _size, cursor: _cursor, ...filters } = query;
  const asked = Object.entries(filters).flatMap(([key, value]) => (isAsked(value) ? [key] : []));
  if (asked.length === 0) return undefined;
  const counts = asked.map(
    (key) =>
      sql`(select ${key} as value, count(*)::integer as count from ${table}
        where ${wholeCondition({ ...filters, [key]: undefined }, asker)})`,
  );
  const result = await database.execute(sql`
    select value, count from (${sql.join(counts, sql` union all `)}) as relaxed
    where count > 0 order by count desc, value collate "C"`);
  return (result as { rows: unknown[] }).rows as FacetCount[];
};
