import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Employer } from '../../src/contract/summary.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { Slug } from '../../src/contract/primitives.ts';

/** An imported employer. `source` and `slug` together are its identity. */
export type EmployerRecord = Omit<Employer, 'logo'> & {
  source: Slug;
  /** The source's own name for it, and its slug in the marketplace unless an employer of another source has that one. */
  slug: Slug;
  /** Email that receives the applications; never shown. */
  email: string;
  /** Name of the logo's file in the file store. */
  logo?: string;
};

/**
 * An imported posting. `source` and `sourceId` together are its identity; a repeated import updates the posting.
 */
export type Posting = Omit<
  MicroInternship,
  'id' | 'employer' | 'questions' | 'privacy' | 'takeHome' | 'applicantBand'
> & {
  sourceId: string;
  /** Slug by which the source names the employer. */
  employer: Slug;
  questions: Question[];
  /** Retention of applications, in days after the decision. */
  retentionDays: number;
  /** Maximum number of applications; unlimited if absent. */
  applicationLimit?: number;
  /** The student's share of the fee, in percent. */
  takeHomePercent: number;
};

/** Time zone for the dates in a posting's mails and pages. */
export const zoneOf = ({
  applicationDeadlineZone,
  decisionByZone,
}: {
  applicationDeadlineZone: string | null;
  decisionByZone: string | null;
}): string => applicationDeadlineZone ?? decisionByZone ?? 'UTC';
