import { eq, max, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { applications, sweepState } from './schema/index.ts';

const ROW = 'sweeps';

/** Latest trusted time: that of the last sweep, else of the newest application. */
export const latestTime = async (database: Database): Promise<Date | undefined> => {
  const [row] = await database.select().from(sweepState).where(eq(sweepState.name, ROW));
  if (row) return row.latest;
  const [newest] = await database.select({ at: max(applications.receivedAt) }).from(applications);
  return newest?.at ?? undefined;
};

/** Advances the latest trusted time; an earlier one changes nothing. */
export const storeLatestTime = async (database: Database, latest: Date): Promise<void> => {
  await database
    .insert(sweepState)
    .values({ name: ROW, latest })
    .onConflictDoUpdate({
      target: sweepState.name,
      set: { latest: sql`greatest(${sweepState.latest}, excluded.latest)` },
    });
};

/** Clock of the database server. */
export const databaseTime = async (database: Database): Promise<Date> => {
  const result = await database.execute(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  );
  const [row] = (result as { rows: { ms: number }[] }).rows;
  return new Date(row?.ms ?? Number.NaN);
};
