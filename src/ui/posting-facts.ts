import { DAY } from '../base/durations.ts';
import { html, nothing } from 'lit';
import type { ZonedInstant } from '../contract/primitives.ts';
import type { Due, MicroInternshipSummary } from '../contract/summary.ts';
import type { Env } from '../i18n/env.ts';
import type { Fact } from './facts.ts';
import { tag } from './tag.ts';

/** Age in ms up to which a posting counts as new. */
const MAX_NEW_AGE = 3 * DAY;

/** Instant in its author's time zone, with the viewer's own time if it differs. */
export const instant = (value: ZonedInstant, { t, format }: Env) => {
  const { text, viewerText, dateTime } = format.instant(value);
  return {
    value: html`<time datetime=${dateTime}>${text}</time>`,
    note: viewerText === undefined ? undefined : t.yourTime(viewerText),
  };
};

/** Due date: a day, or days after kick-off. */
export const dueText = (due: Due, { t, format }: Env): string =>
  'date' in due ? format.date(due.date) : t.dueAfterKickOff(due.daysAfterKickOff);

const hoursText = ({ hours }: MicroInternshipSummary, { t }: Env) =>
  hours ? t.hourCount(hours.min, hours.max) : t.notStated;

const feeFact = (item: MicroInternshipSummary, env: Env): Fact => {
  const { t, format } = env;
  const { fee, hours } = item;
  return {
    label: t.fee,
    value: fee ? format.money(fee) : t.notStated,
    note: fee && hours && hours.max > 0 ? t.rate(format.rate(fee, hours.max)) : undefined,
  };
};

/** Key facts: fee, hours, due date, deadline. */
export const mainFacts = (item: MicroInternshipSummary, env: Env): Fact[] => {
  const { t } = env;
  return [
    feeFact(item, env),
    { label: t.hours, value: hoursText(item, env) },
    { label: t.due, value: item.due ? dueText(item.due, env) : t.notStated },
    {
      label: t.applyBy,
      ...(item.applicationDeadline ? instant(item.applicationDeadline, env) : { value: t.noDeadline }),
    },
  ];
};

/** Location or work arrangement. */
const place = ({ arrangement, location }: MicroInternshipSummary, { t }: Env): unknown => {
  const how = arrangement && t.arrangements[arrangement];
  return how && location ? html`${how} · <bdi>${location}</bdi>` : how;
};

const closing = ({ applicationDeadline, status }: MicroInternshipSummary, { t, format, now }: Env) => {
  // A list has no messages for statuses.
  if (status !== 'open') return tag(t.statuses?.[status] ?? t.closed, 'warning');
  if (!applicationDeadline) return nothing;
  const left = Date.parse(applicationDeadline.at) - now.getTime();
  if (left <= 0) return tag(t.closed, 'warning');
  return left < 3 * DAY ? tag(t.closesSoon(format.relative(applicationDeadline, now)), 'warning') : nothing;
};

/** Tags of a posting. */
export const postingTags = (item: MicroInternshipSummary, env: Env) => {
  const { t, campus } = env;
  const where = place(item, env);
  const isNew = env.now.getTime() - Date.parse(item.publishedAt) < MAX_NEW_AGE;
  return html`
    <ul class="tags" role="list">
      ${item.sample ? tag(t.sample, 'warning') : nothing} ${closing(item, env)}
      ${
        item.exclusiveTo === undefined
          ? nothing
          : tag(item.exclusiveTo === campus ? t.onlyYourSchool : t.onlyOneSchool, 'accent')
      }
      ${item.paidBy === 'campus' ? tag(t.paidBySchool, 'success') : nothing}
      ${item.featured ? tag(t.featured, 'accent') : nothing} ${isNew ? tag(t.isNew, 'accent') : nothing}
      ${tag(t.departments[item.department])} ${where === undefined ? nothing : tag(where)}
      ${item.openings - item.filled > 1 ? tag(t.openings(item.openings - item.filled)) : nothing}
    </ul>
  `;
};

/** The number of applicants, from five on, and the day of the decision. */
export const applicantSummary = (
  { applicantBand, decisionBy }: MicroInternshipSummary,
  { t, format }: Env,
): string =>
  [
    applicantBand && !['0-4', 'other'].includes(applicantBand) && t.applicants(applicantBand),
    decisionBy && t.hearBy(format.day(decisionBy)),
  ]
    .filter(Boolean)
    .join(' · ');
