import { and, eq, inArray, isNull, lt, lte, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { CampusRecord } from '../domain/campus.ts';
import { minorUnits } from '../domain/money.ts';
import type { Database } from './database.ts';
import { microInternships as table } from './schema/index.ts';

/** Viewer context of a query: clock and campus. Made by {@link createViewer}. */
export interface Viewer {
  now: Date;
  /** Today's date in the campus's time zone. */
  today: string;
  campus: CampusRecord | undefined;
  /** True if the campus shows its own postings first, has none, and falls back to the marketplace. */
  isWider: boolean;
}

/** Treats null as no match. */
export const falseIfNull = (condition: SQL): SQL => sql`coalesce(${condition}, false)`;

/** Sort key of the deadline, as indexed: postings without one come last. */
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

/** Postings exclusive to the campus. */
export const isExclusive = ({ slug }: CampusRecord): SQL => eq(table.exclusiveTo, slug);

/** Postings open to the students of any campus. */
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

/** Condition of the campus's policy, live or not; none without a campus. */
export const passesPolicy = ({ campus, isWider }: Viewer): SQL | undefined =>
  campus && and(suits(campus), campus.scope === 'marketplace' || isWider ? undefined : isExclusive(campus));

/** Condition of listed postings: live, open to the campus's students, and within its policy. */
export const isVisible = (viewer: Viewer): SQL | undefined =>
  and(
    isLive(viewer.now),
    viewer.campus ? or(isPublicToAll(), isExclusive(viewer.campus)) : isPublicToAll(),
    passesPolicy(viewer),
  );

/** Creates the viewer context of a query. */
export const createViewer = async (
  database: Database,
  { now, campus }: { now: Date; campus?: CampusRecord | undefined },
): Promise<Viewer> => {
  const today = DateTime.fromJSDate(now, { zone: campus?.timeZone ?? 'utc' }).toFormat('yyyy-MM-dd');
  const viewer = { now, today, campus, isWider: false };
  if (campus?.scope !== 'own-first') return viewer;
  const own = await database.select({ id: table.id }).from(table).where(isVisible(viewer)).limit(1);
  return { ...viewer, isWider: own.length === 0 };
};
