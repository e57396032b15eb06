import type { APPLICANT_BANDS } from '../../src/contract/primitives.ts';

/** Band of a number of applications; the exact number is never public. */
export const applicantBand = (applications: number): (typeof APPLICANT_BANDS)[number] => {
  if (applications < 5) return '0-4';
  if (applications < 10) return '5-9';
  if (applications < 20) return '10-19';
  return applications < 50 ? '20-49' : '50+';
};
