import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Client } from '../../src/contract/summary.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { Slug } from '../../src/contract/primitives.ts';

/** A client as the marketplace keeps it. */
export type ClientRecord = Omit<Client, 'logo'> & {
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
  'id' | 'client' | 'questions' | 'privacy' | 'takeHome' | 'applicantBand'
> & {
  sourceId: string;
  /** Slug of the client. */
  client: Slug;
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
