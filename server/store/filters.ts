import { and, or, sql, type SQL } from 'drizzle-orm';
import type { FeedQuery } from '../../src/contract/feed.ts';
import {
  CLOSING_SOON_DAYS,
  SHORT_HOURS,
  type FacetName,
  type FilterKey,
} from '../../src/contract/filters.ts';
import { DAY } from '../domain/durations.ts';
import { microInternships as table } from './schema/index.ts';
import { isVisible, paysAtLeast, falseIfNull, type Viewer } from './visibility.ts';

const oneOf = (column: SQL, values: readonly string[] | undefined): SQL | undefined =>
  values?.length ? falseIfNull(sql`${column} in ${values}`) : undefined;

const beginsOn = (today: string): SQL => sql`coalesce(${table.kickOff}, ${today}::date)`;

const isDueOn = (today: string): SQL =>
  sql`coalesce((${table.due}->>'date')::date, ${beginsOn(today)} + (${table.due}->>'daysAfterKickOff')::integer)`;

/** Search terms as a text search query. A NUL, which PostgreSQL's text cannot hold, counts as a space. */
export const searchWords = ({ q }: FeedQuery): SQL | undefined =>
  q ? sql`websearch_to_tsquery('english', ${q.replaceAll('\0', ' ')})` : undefined;

type BoundKey = Exclude<FilterKey, FacetName>;

/** Conditions of the filters without facet counts. */
const bounds: {
  [Key in BoundKey]: (value: NonNullable<FeedQuery[Key]>, viewer: Viewer) => SQL;
} = {
  'min-hours': (hours) => sql`${table.hoursMax} >= ${hours}`,
  'max-hours': (hours) => sql`${table.hoursMin} <= ${hours}`,
  'min-fee': (fee, { campus }) => paysAtLeast(fee, campus),
  'due-by': (day, { today }) => sql`${isDueOn(today)} <= ${day}::date`,
  from: (day, { today }) => sql`${beginsOn(today)} >= ${day}::date`,
  until: (day, { today }) => sql`${isDueOn(today)} <= ${day}::date`,
};

const boundConditions = (query: FeedQuery, viewer: Viewer): (SQL | undefined)[] =>
  Object.entries(bounds).map(([key, condition]) => {
    const value = query[key as BoundKey];
    return value === undefined ? undefined : condition(value as never, viewer);
  });

/** Condition of every facet count: visible, matches the search, within the bounds. */
export const baseCondition = (query: FeedQuery, viewer: Viewer): SQL | undefined => {
  const words = searchWords(query);
  return and(
    isVisible(viewer),
    words && sql`(numnode(${words}) = 0 or ${table.search} @@ ${words})`,
    ...boundConditions(query, viewer),
  );
};

/** SQL of a filter with facet counts. */
export interface CountedFilter {
  /** Facet value of a row; `null` for none. A boolean for a switch: PostgreSQL knows that it has two values. */
  value: SQL;
  /** Condition of the query; `undefined` if the filter is not set. */
  match: SQL | undefined;
}

const switched = (condition: SQL, isOn: boolean | undefined): CountedFilter => ({
  value: sql`nullif(${falseIfNull(condition)}, false)`,
  match: isOn ? falseIfNull(condition) : undefined,
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

/** SQL of each filter with facet counts. */
export const countedFilters = (
  query: FeedQuery,
  { now, campus }: Viewer,
): Record<FacetName, CountedFilter> => {
  const soon = new Date(now.getTime() + CLOSING_SOON_DAYS * DAY).toISOString();
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

/** Condition of the rows that a query lists. */
export const wholeCondition = (query: FeedQuery, viewer: Viewer): SQL | undefined =>
  and(
    baseCondition(query, viewer),
    ...Object.values(countedFilters(query, viewer)).map(({ match }) => match),
  );
