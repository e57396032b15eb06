import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Employer } from '../../src/contract/summary.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { Slug } from '../../src/contract/primitives.ts';

/** An employer as a source hands it in. `source` and `slug` together name it for good. */
export type EmployerRecord = Omit<Employer, 'logo'> & {
  source: Slug;
  /** The source's own name for it, and its slug in the marketplace unless an employer of another source has that one. */
  slug: Slug;
  /** Where applications are sent; never shown. */
  email: string;
  /** Name of the logo's file in the file store. */
  logo?: string;
};

/**
 * A posting as a source hands it in. `source` and `sourceId` together name it for good;
 * handing it in again changes the posting it made.
 */
export type Posting = Omit<
  MicroInternship,
  'id' | 'employer' | 'questions' | 'privacy' | 'takeHome' | 'applicantBand'
> & {
  sourceId: string;
  /** Slug by which the source names the employer. */
  employer: Slug;
  questions: Question[];
  /** Days after the decision for which applications are kept. */
  retentionDays: number;
  /** So many applications are taken and no more; all until the deadline where it is absent. */
  applicationLimit?: number;
  /** Share of the fee that the Career Launcher gets, in percent. */
  takeHomePercent: number;
};

/** The zone in which a posting's times are told to those who have to do with it. */
export const zoneOf = ({
  applicationDeadlineZone,
  decisionByZone,
}: {
  applicationDeadlineZone: string | null;
  decisionByZone: string | null;
}): string => applicationDeadlineZone ?? decisionByZone ?? 'UTC';
