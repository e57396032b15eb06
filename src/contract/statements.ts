/** What a posting may require an applicant to state: 18 or older, authorised to work where the employer is. */
export const STATEMENTS = ['adult', 'work-authorised'] as const;
export type Statement = (typeof STATEMENTS)[number];
