/** Statements that a posting may require: 18 or older, authorized to work in the employer's country. */
export const STATEMENTS = ['adult', 'work-authorised'] as const;
export type Statement = (typeof STATEMENTS)[number];
