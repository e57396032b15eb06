import { and, gt, isNull, lt, lte, or, sql, eq, type SQL } from 'drizzle-orm';
import {
  CLOSING_SOON_DAYS,
  SHORT_HOURS,
  type FacetCount,
  type FacetName,
  type Facets,
  type FeedQuery,
} from '../../src/contract/feed.ts';
import { minorUnits } from '../domain/money.ts';
import type { CampusRecord } from '../domain/campus.ts';
import type { Database } from './database.ts';
import { microInternships as table } from './schema.ts';

/** What a query is asked about: the moment, and the campus that asks. */
export interface Asker {
  now: Date;
  /** The day that it is at the campus. */
  today: string;
  campus: CampusRecord | undefined;
}

/** Of so many skills the rows are counted, the commonest first. */
const COUNTED_SKILLS = 30;

/** The condition without the case that a value is not stated: that is no match. */
const stated = (condition: SQL): SQL => sql`coalesce(${condition}, false)`;

const oneOf = (column: SQL, values: readonly string[] | undefined): SQL | undefined =>
  values?.length ? stated(sql`${column} in ${values}`) : undefined;

/** Takes applications now: the condition that `takesApplications` states for one posting. */
const isLive = (now: Date) =>
  and(
    eq(table.status, 'open'),
    lt(table.filled, table.openings),
    or(isNull(table.applicationLimit), lt(table.applicationCount, table.applicationLimit)),
    or(isNull(table.applicationOpens), lte(table.applicationOpens, now)),
    or(isNull(table.applicationDeadline), gt(table.applicationDeadline, now)),
  );

const isShownTo = (campus: CampusRecord | undefined) =>
  campus === undefined
    ? isNull(table.exclusiveTo)
    : or(isNull(table.exclusiveTo), eq(table.exclusiveTo, campus.slug));

const beginsOn = (today: string): SQL => sql`coalesce(${table.kickOff}, ${today}::date)`;

const isDueOn = (today: string): SQL =>
  sql`coalesce((${table.due}->>'date')::date, ${beginsOn(today)} + (${table.due}->>'daysAfterKickOff')::integer)`;

const paysAtLeast = (units: number, campus: CampusRecord | undefined): SQL =>
  campus === undefined
    ? sql`${table.feeAmount} >= ${units * 100}`
    : sql`${table.feeAmount} >= ${units * minorUnits(campus.currency)} and ${table.feeCurrency} = ${campus.currency}`;

/** The words of a search, if there are any. PostgreSQL's text holds no NUL; between words it says as much as a space. */
export const searchWords = ({ q }: FeedQuery): SQL | undefined =>
  q ? sql`websearch_to_tsquery('english', ${q.replaceAll('\0', ' ')})` : undefined;

/** What every row must satisfy, whatever is counted. */
export const baseCondition = (query: FeedQuery, { now, today, campus }: Asker): SQL | undefined => {
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
    isLive(now),
    isShownTo(campus),
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
