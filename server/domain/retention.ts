const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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

/** The end of the time in which an application can be confirmed: a day after the deadline, else seven days. */
export const confirmBy = (
  { applicationDeadline }: Pick<Retention, 'applicationDeadline'>,
  receivedAt: Date,
): Date =>
  new Date(applicationDeadline ? applicationDeadline.getTime() + 24 * HOUR : receivedAt.getTime() + 7 * DAY);
