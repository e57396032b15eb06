import type { Status } from '../../src/contract/primitives.ts';

/** Columns that decide if a posting accepts applications. */
export interface Lifecycle {
  status: Status;
  applicationOpens: Date | null;
  applicationDeadline: Date | null;
  openings: number;
  filled: number;
  applicationCount: number;
  /** Maximum number of applications. */
  applicationLimit: number | null;
}

/** Statuses that visitors see; a status that is added to the contract stays hidden until it stands here. */
const PUBLIC: ReadonlySet<Status> = new Set<Status>([
  'open',
  'paused',
  'closed',
  'selecting',
  'filled',
  'in-progress',
  'completed',
  'cancelled',
  'expired',
]);

/** True if visitors may see the posting at all. */
export const isPublic = ({ status }: Pick<Lifecycle, 'status'>): boolean => PUBLIC.has(status);

/**
 * Status at `now`: an open posting becomes filled by its openings and closed by its deadline or application limit,
 * derived from columns and clock without a job.
 */
export const statusAt = (posting: Lifecycle, now: Date): Status => {
  if (posting.status !== 'open') return posting.status;
  if (posting.filled >= posting.openings) return 'filled';
  if (posting.applicationDeadline !== null && posting.applicationDeadline <= now) return 'closed';
  if (posting.applicationLimit !== null && posting.applicationCount >= posting.applicationLimit)
    return 'closed';
  return 'open';
};

/** True if the posting accepts an application at `now`. */
export const takesApplications = (posting: Lifecycle, now: Date): boolean =>
  statusAt(posting, now) === 'open' && (posting.applicationOpens === null || posting.applicationOpens <= now);
