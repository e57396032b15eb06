/** Statements that a posting may require of an applicant: 18 or older, authorized to work where the employer is. */
export const STATEMENTS = ['adult', 'work-authorised'] as const;
export type Statement = (typeof STATEMENTS)[number];
