import type { Clock } from '../domain/clock.ts';
import { DAY, MINUTE } from '../domain/durations.ts';
import type { Database } from '../store/database.ts';
import { latestTime, storeLatestTime } from '../store/sweep-state.ts';

const FARTHEST_JUMP = 7 * DAY;
const LARGEST_DIFFERENCE = 5 * MINUTE;

/** Keeps a clock that is wrong from deleting anything. */
export interface ClockGuard {
  /** Reason to delete nothing now, if any. */
  problem: () => Promise<string | undefined>;
  /** The time to delete by, or why nothing may be deleted. */
  admit: () => Promise<{ now: Date } | { problem: string }>;
  /** Takes the time as it is now for right; where it cannot be, the reason. */
  confirm: () => Promise<string | undefined>;
}

const daysBetween = (earlier: Date, later: Date): number =>
  Math.floor((later.getTime() - earlier.getTime()) / DAY);

/**
 * Compares the clock with the latest time that any server on the database has swept at, and with the clock of the
 * database's own machine where that is another one.
 */
export const createClockGuard = ({
  database,
  clock,
  otherClock,
}: {
  database: Database;
  clock: Clock;
  /** Another machine's clock. */
  otherClock?: (() => Promise<Date>) | undefined;
}): ClockGuard => {
  const differenceProblem = async (): Promise<string | undefined> => {
    if (!otherClock) return undefined;
    const other = await otherClock();
    const now = clock();
    if (Math.abs(now.getTime() - other.getTime()) <= LARGEST_DIFFERENCE) return undefined;
    return `sweeps stopped: this server's clock says ${now.toISOString()}, the database's ${other.toISOString()}; set the one that is wrong`;
  };

  const jumpProblem = async (): Promise<string | undefined> => {
    const latest = await latestTime(database);
    const now = clock();
    if (!latest || now.getTime() - latest.getTime() <= FARTHEST_JUMP) return undefined;
    return `sweeps stopped: the clock says ${now.toISOString()}, ${daysBetween(latest, now)} days after the last sweep at ${latest.toISOString()}; if that is right, run npm run sweep -- --confirm-clock`;
  };

  const problem = async () => (await differenceProblem()) ?? (await jumpProblem());

  return {
    problem,
    admit: async () => {
      const now = clock();
      const found = await problem();
      if (found !== undefined) return { problem: found };
      await storeLatestTime(database, now);
      return { now };
    },
    confirm: async () => {
      const found = await differenceProblem();
      if (found === undefined) await storeLatestTime(database, clock());
      return found;
    },
  };
};
