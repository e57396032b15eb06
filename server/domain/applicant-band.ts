import type { APPLICANT_BANDS } from '../../src/contract/primitives.ts';

/** The band that a number of applications falls into; the number itself is nobody's business. */
export const applicantBand = (applications: number): (typeof APPLICANT_BANDS)[number] => {
  if (applications < 5) return '0-4';
  if (applications < 10) return '5-9';
  if (applications < 20) return '10-19';
  return applications < 50 ? '20-49' : '50+';
};
