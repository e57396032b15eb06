import { and, or, sql, type SQL } from 'drizzle-orm';
import { CLOSING_SOON_DAYS, SHORT_HOURS, type FacetName, type FeedQuery } from '../../src/contract/feed.ts';
import { DAY } from '../domain/durations.ts';
import { microInternships as table } from './schema/index.ts';
import { isVisible, paysAtLeast, falseIfNull, type Viewer } from './visibility.ts';

const oneOf = (column: SQL, values: readonly string[] | undefined): SQL | undefined =>
  values?.length ? falseIfNull(sql`${column} in ${values}`) : undefined;

const beginsOn = (today: string): SQL => sql`coalesce(${table.kickOff}, ${today}::date)`;

const isDueOn = (today: string): SQL =>
  sql`coalesce((${table.due}->>'date')::date, ${beginsOn(today)} + (${table.due}->>'daysAfterKickOff')::integer)`;

/** Full-text query of the search terms. PostgreSQL's text type has no NUL; a space replaces it. */
export const searchWords = ({ q }: FeedQuery): SQL | undefined =>
  q ? sql`websearch_to_tsquery('english', ${q.replaceAll('\0', ' ')})` : undefined;

/** Condition of all rows, including the rows of the facet counts. */
export const baseCondition = (query: FeedQuery, viewer: Viewer): SQL | undefined => {
  const { today, campus } = viewer;
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
    isVisible(viewer),
    words && sql`(numnode(${words}) = 0 or ${table.search} @@ ${words})`,
    minHours === undefined ? undefined : sql`${table.hoursMax} >= ${minHours}`,
    maxHours === undefined ? undefined : sql`${table.hoursMin} <= ${maxHours}`,
    minFee === undefined ? undefined : paysAtLeast(minFee, campus),
    dueBy === undefined ? undefined : sql`${isDueOn(today)} <= ${dueBy}::date`,
    from === undefined ? undefined : sql`${beginsOn(today)} >= ${from}::date`,
    until === undefined ? undefined : sql`${isDueOn(today)} <= ${until}::date`,
  );
};

/** A faceted filter. */
export interface CountedFilter {
  /** Facet value of a row; `null` for none. Boolean for a switch, so that the planner knows there are two. */
  value: SQL;
  /** Condition of the filter; `undefined` if it is not set. */
  match: SQL | undefined;
}

const switched = (condition: SQL, isAsked: boolean | undefined): CountedFilter => ({
  value: sql`nullif(${falseIfNull(condition)}, false)`,
  match: isAsked ? falseIfNull(condition) : undefined,
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

/** The faceted filters of a query. */
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

/** Condition of the rows to show. */
export const wholeCondition = (query: FeedQuery, viewer: Viewer): SQL | undefined =>
  and(
    baseCondition(query, viewer),
    ...Object.values(countedFilters(query, viewer)).map(({ match }) => match),
  );
