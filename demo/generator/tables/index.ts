import type { DepartmentTables } from '../table.ts';
import { peopleAndOperations } from './people-and-operations.ts';
import { researchAndStrategy } from './research-and-strategy.ts';
import { salesAndMarketing } from './sales-and-marketing.ts';
import { technologyAndData } from './technology-and-data.ts';

/** Tables that English postings are generated from, by department. */
export const english: DepartmentTables = {
  ...salesAndMarketing,
  ...researchAndStrategy,
  ...technologyAndData,
  ...peopleAndOperations,
};
