import type { Campus } from '../../src/contract/campus.ts';
import type { ZonedInstant } from '../../src/contract/primitives.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { messages as feed } from '../../src/features/feed/messages.en.ts';
import { messages as posting } from '../../src/features/posting/messages.en.ts';
import { messages as common } from '../../src/i18n/messages.en.ts';
import { createFormat } from '../../src/i18n/format.ts';

/** The language of the words that the marketplace adds. */
export const LANGUAGE = common.locale;

// Whoever reads a feed is nowhere known to be: a time is told in the zone it was meant in.
const format = createFormat(LANGUAGE, 'UTC');

/** Title of the list of a campus, or of all campuses. */
export const listTitle = (campus: Pick<Campus, 'name'> | undefined): string =>
  campus ? `${feed.regionName} · ${campus.name}` : feed.regionName;

/** Categories of a posting. */
export const departmentName = ({ department }: Pick<MicroInternshipSummary, 'department'>): string =>
  common.departments[department];

const deadlineText = (deadline: ZonedInstant): string => format.instant(deadline).text;

const placeText = ({ arrangement, location }: MicroInternshipSummary): string =>
  [arrangement && common.arrangements[arrangement], location].filter(Boolean).join(' · ');

/** The facts by which a reader chooses, a line for each that is stated. */
export const factLines = (item: MicroInternshipSummary): string[] => {
  const { employer, fee, hours, applicationDeadline, sample } = item;
  return [
    ...(sample ? [common.sample] : []),
    employer.name,
    ...(fee ? [`${common.fee}: ${format.money(fee)}`] : []),
    ...(hours ? [`${common.hours}: ${common.hourCount(hours.min, hours.max)}`] : []),
    placeText(item),
    applicationDeadline ? `${common.applyBy}: ${deadlineText(applicationDeadline)}` : common.noDeadline,
  ].filter((line) => line !== '');
};

/** Titles of a posting's dates in a calendar. */
export const dateTitles = { applicationDeadline: common.applyBy, decisionBy: posting.decisionBy };
