import type { Campus } from '../../src/contract/campus.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import type { ZonedInstant } from '../../src/contract/primitives.ts';
import { applicantBand } from '../domain/applicant-band.ts';
import { statusAt } from '../domain/lifecycle.ts';
import { share } from '../domain/money.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { PRIVACY_NOTICE_VERSION } from '../domain/privacy.ts';
import type { EmployerRow, PostingRow, SummaryRow } from '../store/postings.ts';

type Stated<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The object without the keys whose value is not stated. */
const omitNulls = <T extends object>(fields: T): Stated<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Stated<T>;

const zoned = (at: Date | null, timeZone: string | null): ZonedInstant | undefined =>
  at && timeZone !== null ? { at: at.toISOString(), timeZone } : undefined;

const presentEmployer = ({ name, logo, industry, size, verified }: EmployerRow, publicUrl: string) =>
  omitNulls({
    name,
    logo: logo === null ? undefined : `${publicUrl}/v1/logos/${logo}`,
    industry,
    size,
    verified,
  });

/** A campus as a page needs to know it. */
export const presentCampus = (
  { slug, name, currency, timeZone, accent, hostUrl, nouns }: CampusRecord,
  publicUrl: string,
): Campus =>
  omitNulls({
    slug,
    name,
    currency,
    timeZone,
    url: `${publicUrl}/c/${slug}`,
    accent,
    hostUrl,
    nouns,
  }) as Campus;

/** A row as a card shows it at a moment. */
export const presentSummary = (
  { posting, employer }: SummaryRow,
  now: Date,
  publicUrl: string,
): MicroInternshipSummary => {
  const fee =
    posting.feeAmount !== null && posting.feeCurrency !== null
      ? { amount: posting.feeAmount, currency: posting.feeCurrency }
      : undefined;
  return omitNulls({
    id: posting.id,
    slug: posting.slug,
    url: `${publicUrl}/m/${posting.slug}`,
    title: posting.title,
    employer: presentEmployer(employer, publicUrl),
    department: posting.department,
    summary: posting.summary,
    hours:
      posting.hoursMin !== null && posting.hoursMax !== null
        ? { min: posting.hoursMin, max: posting.hoursMax }
        : undefined,
    fee,
    takeHome: fee && share(fee, posting.takeHomePercent),
    paidBy: posting.paidBy,
    classification: posting.classification,
    publishedAt: posting.publishedAt.toISOString(),
    applicationOpens: zoned(posting.applicationOpens, posting.applicationOpensZone),
    applicationDeadline: zoned(posting.applicationDeadline, posting.applicationDeadlineZone),
    decisionBy: zoned(posting.decisionBy, posting.decisionByZone),
    kickOff: posting.kickOff,
    due: posting.due,
    arrangement: posting.arrangement,
    location: posting.location,
    skills: posting.skills,
    openings: posting.openings,
    filled: posting.filled,
    applicantBand: applicantBand(posting.applicationCount),
    exclusiveTo: posting.exclusiveTo,
    featured: posting.featured,
    sample: posting.sample,
    language: posting.language,
    status: statusAt(posting, now),
    source: posting.source,
  }) as MicroInternshipSummary;
};

/** A posting with everything a visitor may know of it at a moment. */
export const presentPosting = (row: PostingRow, now: Date, publicUrl: string): MicroInternship => ({
  ...presentSummary(row, now, publicUrl),
  description: row.posting.description,
  deliverables: row.posting.deliverables,
  milestones: row.posting.milestones,
  ...(row.posting.country !== null && { country: row.posting.country }),
  eligibility: row.posting.eligibility,
  requiredDocuments: row.posting.requiredDocuments,
  questions: { version: row.posting.questionsVersion, items: row.questions },
  statements: row.posting.statements,
  ...(row.emailDomains.length > 0 && { emailDomains: row.emailDomains }),
  privacy: { version: PRIVACY_NOTICE_VERSION, retentionDays: row.posting.retentionDays },
});
