import { DAY, HOUR } from './durations.ts';

/** The columns of a posting that decide how long its applications are kept. */
export interface Retention {
  applicationDeadline: Date | null;
  decisionBy: Date | null;
  retentionDays: number;
}

/**
 * The end of an application's retention: the posting's days after the decision. Where no date for it is stated they
 * are counted from the deadline, and never from before the application itself.
 */
export const retainUntil = (
  { applicationDeadline, decisionBy, retentionDays }: Retention,
  receivedAt: Date,
): Date => {
  const from = decisionBy ?? applicationDeadline ?? receivedAt;
  return new Date(Math.max(from.getTime(), receivedAt.getTime()) + retentionDays * DAY);
};

/** An application is hidden this long before it is deleted, so that a sweep that was wrong can still be stopped. */
const HIDDEN = 7 * DAY;

/** From when an application is shown to nobody: a week before it is deleted, or half of its time where that is shorter. */
export const hiddenFrom = ({ receivedAt, retainUntil }: { receivedAt: Date; retainUntil: Date }): Date =>
  new Date(retainUntil.getTime() - Math.min(HIDDEN, (retainUntil.getTime() - receivedAt.getTime()) / 2));

/** The end of the time in which an application can be confirmed: a day after the deadline, else seven days. */
export const confirmBy = (
  { applicationDeadline }: Pick<Retention, 'applicationDeadline'>,
  receivedAt: Date,
): Date =>
  new Date(applicationDeadline ? applicationDeadline.getTime() + 24 * HOUR : receivedAt.getTime() + 7 * DAY);
