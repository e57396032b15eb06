import type { Posting } from '../../server/domain/posting.ts';
import { communicationsAndDesign } from './micro-internships/communications-and-design.ts';
import { financeAndOperations } from './micro-internships/finance-and-operations.ts';
import { peopleAndEducation } from './micro-internships/people-and-education.ts';
import { researchAndStrategy } from './micro-internships/research-and-strategy.ts';
import { salesAndMarketing } from './micro-internships/sales-and-marketing.ts';
import { technologyAndData } from './micro-internships/technology-and-data.ts';

/** Everything that the demo marketplace offers, with dates that make sense on the day it is started. */
export const microInternships = (now: Date): Posting[] => [
  ...salesAndMarketing(now),
  ...communicationsAndDesign(now),
  ...researchAndStrategy(now),
  ...technologyAndData(now),
  ...financeAndOperations(now),
  ...peopleAndEducation(now),
];
