import { DAY, HOUR } from './durations.ts';

/** Columns of a posting that decide the retention of its applications. */
export interface Retention {
  applicationDeadline: Date | null;
  decisionBy: Date | null;
  retentionDays: number;
}

/**
 * End of an application's retention: the posting's `retentionDays` after the decision date, else after the deadline,
 * and never counted from before the application itself.
 */
export const retainUntil = (
  { applicationDeadline, decisionBy, retentionDays }: Retention,
  receivedAt: Date,
): Date => {
  const from = decisionBy ?? applicationDeadline ?? receivedAt;
  return new Date(Math.max(from.getTime(), receivedAt.getTime()) + retentionDays * DAY);
};

/** Applications are hidden this long before deletion, so that a faulty sweep can still be stopped. */
const HIDDEN_BEFORE_DELETION = 7 * DAY;

/** Time from which an application is hidden: a week before deletion, or half of its retention if that is shorter. */
export const hiddenFrom = ({ receivedAt, retainUntil }: { receivedAt: Date; retainUntil: Date }): Date =>
  new Date(
    retainUntil.getTime() -
      Math.min(HIDDEN_BEFORE_DELETION, (retainUntil.getTime() - receivedAt.getTime()) / 2),
  );

/** Confirmation deadline: a day after the application deadline, else seven days after submission. */
export const confirmBy = (
  { applicationDeadline }: Pick<Retention, 'applicationDeadline'>,
  receivedAt: Date,
): Date =>
  new Date(applicationDeadline ? applicationDeadline.getTime() + 24 * HOUR : receivedAt.getTime() + 7 * DAY);
