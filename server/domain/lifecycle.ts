import type { Status } from '../../src/contract/primitives.ts';

/** What decides whether a posting takes applications. */
export interface Lifecycle {
  status: Status;
  applicationOpens: Date | null;
  applicationDeadline: Date | null;
  openings: number;
  filled: number;
  applicationCount: number;
  /** So many applications are taken and no more. */
  applicationLimit: number | null;
}

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

/** Whether visitors may see a posting at all. */
export const isPublic = ({ status }: Pick<Lifecycle, 'status'>): boolean => PUBLIC.has(status);

/**
 * The status at a moment: an open posting fills by its openings, closes by its deadline and by the number of
 * applications that the employer wants, with no job to say so.
 */
export const statusAt = (posting: Lifecycle, now: Date): Status => {
  if (posting.status !== 'open') return posting.status;
  if (posting.filled >= posting.openings) return 'filled';
  if (posting.applicationDeadline !== null && posting.applicationDeadline <= now) return 'closed';
  if (posting.applicationLimit !== null && posting.applicationCount >= posting.applicationLimit)
    return 'closed';
  return 'open';
};

/** Whether an application handed in at this moment is taken. */
export const takesApplications = (posting: Lifecycle, now: Date): boolean =>
  statusAt(posting, now) === 'open' && (posting.applicationOpens === null || posting.applicationOpens <= now);
