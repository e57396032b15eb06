import type { Campus } from '../../src/contract/campus.ts';
import type { ZonedInstant } from '../../src/contract/primitives.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { en } from '../../src/i18n/en.ts';
import { enPosting } from '../../src/i18n/en-posting.ts';
import { createFormat } from '../../src/i18n/format.ts';

/** The language of the words that the marketplace adds. */
export const LANGUAGE = en.locale;

// Whoever reads a feed is nowhere known to be: a time is told in the zone it was meant in.
const format = createFormat(LANGUAGE, 'UTC');

/** Title of the list of a campus, or of all campuses. */
export const listTitle = (campus: Pick<Campus, 'name'> | undefined): string =>
  campus ? `${en.regionName} · ${campus.name}` : en.regionName;

/** Categories of a posting. */
export const departmentName = ({ department }: Pick<MicroInternshipSummary, 'department'>): string =>
  en.departments[department];

const deadlineText = (deadline: ZonedInstant): string => format.instant(deadline).text;

const placeText = ({ arrangement, location }: MicroInternshipSummary): string =>
  [arrangement && en.arrangements[arrangement], location].filter(Boolean).join(' · ');

/** The facts by which a reader chooses, a line for each that is stated. */
export const factLines = (item: MicroInternshipSummary): string[] => {
  const { employer, fee, hours, applicationDeadline, sample } = item;
  return [
    ...(sample ? [en.sample] : []),
    employer.name,
    ...(fee ? [`${en.fee}: ${format.money(fee)}`] : []),
    ...(hours ? [`${en.hours}: ${en.hourCount(hours.min, hours.max)}`] : []),
    placeText(item),
    applicationDeadline ? `${en.applyBy}: ${deadlineText(applicationDeadline)}` : en.noDeadline,
  ].filter((line) => line !== '');
};

/** Titles of a posting's dates in a calendar. */
export const dateTitles = { applicationDeadline: en.applyBy, decisionBy: enPosting.decisionBy };
