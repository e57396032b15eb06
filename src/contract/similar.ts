import * as z from 'zod/mini';
import { MicroInternshipSummary } from './summary.ts';

/** The live postings most like another one, the most alike first. */
export const SimilarAnswer = z.object({ items: z.array(MicroInternshipSummary) });
export type SimilarAnswer = z.infer<typeof SimilarAnswer>;
