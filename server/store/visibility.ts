import { and, eq, inArray, isNull, lt, lte, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { CampusRecord } from '../domain/campus.ts';
import { minorUnits } from '../domain/money.ts';
import type { Database } from './database.ts';
import { microInternships as table } from './schema/index.ts';

/** What a query is asked about: the moment, and the campus that asks. Made by {@link createViewer}. */
export interface Viewer {
  now: Date;
  /** The day that it is at the campus. */
  today: string;
  campus: CampusRecord | undefined;
  /** Whether the campus would show its own postings first, has none and so shows those of the wider marketplace. */
  isWider: boolean;
}

/** The condition without the case that a value is not stated: that is no match. */
export const falseIfNull = (condition: SQL): SQL => sql`coalesce(${condition}, false)`;

/** When a posting closes, as the index has it: what never does comes after all others. */
export const closesAt: SQL = sql`coalesce(${table.applicationDeadline}, 'infinity'::timestamptz)`;

/** Takes applications now: the condition that `takesApplications` states for one posting. */
const isLive = (now: Date) =>
  and(
    eq(table.status, 'open'),
    lt(table.filled, table.openings),
    or(isNull(table.applicationLimit), lt(table.applicationCount, table.applicationLimit)),
    or(isNull(table.applicationOpens), lte(table.applicationOpens, now)),
    sql`${closesAt} > ${now.toISOString()}::timestamptz`,
  );

/** The campus's own: for its students alone, whoever pays. */
export const isExclusive = ({ slug }: CampusRecord): SQL => eq(table.exclusiveTo, slug);

/** The wider marketplace: for the students of any campus. */
export const isPublicToAll = (): SQL => isNull(table.exclusiveTo);

export const paysAtLeast = (units: number, campus: CampusRecord | undefined): SQL =>
  campus === undefined
    ? sql`${table.feeAmount} >= ${units * 100}`
    : sql`${table.feeAmount} >= ${units * minorUnits(campus.currency)} and ${table.feeCurrency} = ${campus.currency}`;

const suitsEmployers = (employers: CampusRecord['employers']): SQL | undefined => {
  if (employers === null) return undefined;
  return 'only' in employers
    ? inArray(table.employer, employers.only)
    : notInArray(table.employer, employers.never);
};

const suits = (campus: CampusRecord): SQL | undefined => {
  const { classifications, minFee, employers } = campus;
  return and(
    classifications.length === 0
      ? undefined
      : or(isNull(table.classification), inArray(table.classification, classifications)),
    minFee === null ? undefined : paysAtLeast(minFee, campus),
    suitsEmployers(employers),
  );
};

/** What the policy of the campus that asks lets through, live or not; everything where none asks. */
export const passesPolicy = ({ campus, isWider }: Viewer): SQL | undefined =>
  campus && and(suits(campus), campus.scope === 'marketplace' || isWider ? undefined : isExclusive(campus));

/** What is shown in a list: live, for the students of the campus that asks, and let through by its policy. */
export const isVisible = (asker: Viewer): SQL | undefined =>
  and(
    isLive(asker.now),
    asker.campus ? or(isPublicToAll(), isExclusive(asker.campus)) : isPublicToAll(),
    passesPolicy(asker),
  );

/** Finds out what a query is asked about. */
export const createViewer = async (
  database: Database,
  { now, campus }: { now: Date; campus?: CampusRecord | undefined },
): Promise<Viewer> => {
  const today = DateTime.fromJSDate(now, { zone: campus?.timeZone ?? 'utc' }).toFormat('yyyy-MM-dd');
  const asker = { now, today, campus, isWider: false };
  if (campus?.scope !== 'own-first') return asker;
  const own = await database.select({ id: table.id }).from(table).where(isVisible(asker)).limit(1);
  return { ...asker, isWider: own.length === 0 };
};
