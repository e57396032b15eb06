import * as z from 'zod/mini';
import { MicroInternshipSummary } from './summary.ts';

/** Live postings similar to another one, most similar first. */
export const SimilarAnswer = z.object({ items: z.array(MicroInternshipSummary) });
export type SimilarAnswer = z.infer<typeof SimilarAnswer>;
